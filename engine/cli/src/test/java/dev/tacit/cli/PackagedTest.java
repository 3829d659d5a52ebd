package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution directory as it was just packaged; run after packaging. */
class PackagedTest {
    private static final Path DISTRIBUTION =
            Path.of("target", "tacit-" + version()).toAbsolutePath();

    @TempDir
    Path place;

    private static String version() {
        return Quick.answer(List.of("version")).orElseThrow().strip().replace("Tacit ", "");
    }

    @BeforeEach
    void project() throws IOException {
        Files.copy(Path.of("../../examples/quickstart/main.tacit.hcl"), place.resolve("main.tacit.hcl"));
    }

    private record Ended(int code, String output) {}

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var output = place.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TACIT_DATA_DIR", place.resolve("data").toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private Ended tacit(Path distribution, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(distribution.resolve("bin/tacit").toString()));
        command.addAll(List.of(args));
        return run(Map.of(), command.toArray(String[]::new));
    }

    /** A rejected cache is silent, so only the JVM's own account of where classes came from tells. */
    @Test
    void theCacheIsAcceptedAndHoldsWhatACommandNeeds() throws IOException, InterruptedException {
        var lib = DISTRIBUTION.resolve("lib");
        var log = place.resolve("classes.log");
        var plan = run(
                Map.of(),
                Files.readString(lib.resolve("jdk")).strip() + "/bin/java",
                "@" + lib.resolve("jvm.options"),
                "-Dorg.sqlite.lib.path=" + lib,
                "-XX:AOTCache=" + lib.resolve("tacit.aot"),
                "-Xlog:class+load=info:file=" + log,
                "-jar",
                lib.resolve("tacit.jar").toString(),
                "plan");

        assertThat(plan.code()).isZero();
        var ours = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" dev.tacit.") || line.contains(" picocli."))
                .toList();
        assertThat(ours).hasSizeGreaterThan(100);
        long cached = ours.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertThat(cached).as("classes from the cache, of " + ours.size()).isGreaterThan(ours.size() * 9L / 10);
    }

    @Test
    void runsElsewhereWithoutTheSourceTree() throws IOException, InterruptedException {
        var copy = copyTo(place.resolve("moved here"));

        assertThat(tacit(copy, "version").output()).isEqualTo("Tacit " + version() + "\n");
        var apply = tacit(copy, "apply", "-auto-approve");
        assertThat(apply.output()).contains("Applied:");
        assertThat(apply.code()).isZero();
        assertThat(place.resolve("run/db/password")).exists();
    }

    @Test
    void aMissingOrDamagedCacheIsSilent() throws IOException, InterruptedException {
        var copy = copyTo(place.resolve("copy"));
        var expected = tacit(copy, "plan");
        var cache = copy.resolve("lib/tacit.aot");

        byte[] bytes = Files.readAllBytes(cache);
        for (int i = 0; i < 64; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(cache, bytes);
        assertThat(tacit(copy, "plan")).isEqualTo(expected);
        Files.delete(cache);
        assertThat(tacit(copy, "plan")).isEqualTo(expected);
    }

    @Test
    void theJvmLeavesNothingBehindWhateverTheEnvironmentSays() throws IOException, InterruptedException {
        var copy = copyTo(place.resolve("copy"));
        // A JDK that tells how it was called, in the place of the one recorded.
        var java = Files.createDirectories(place.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\nfor a; do echo \"$a\"; done\nenv\necho \"core $(ulimit -c)\"\necho \"umask $(umask)\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(copy.resolve("lib/jdk"), place.resolve("jdk") + "\n");

        var told = run(
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Dweak=1",
                                "JDK_JAVA_OPTIONS",
                                "-Dweak=2",
                                "_JAVA_OPTIONS",
                                "-Dweak=3"),
                        copy.resolve("bin/tacit").toString(),
                        "apply",
                        "two words")
                .output();

        assertThat(told.lines()).contains("core 0", "umask 0077", "apply", "two words");
        assertThat(told).doesNotContain("weak");
        var options = Files.readString(copy.resolve("lib/jvm.options"));
        assertThat(options.lines())
                .contains(
                        "-XX:+DisableAttachMechanism",
                        "-XX:-HeapDumpOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-XX:-UsePerfData");
    }

    @Test
    void endsJsonWhenInterruptedWhilePlanning() throws IOException, InterruptedException {
        try (var silent = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(30_000);
            Files.writeString(
                    place.resolve("kubeconfig"), KUBECONFIG.replace("PORT", Integer.toString(silent.getLocalPort())));
            Files.writeString(place.resolve("main.tacit.hcl"), SILENT);
            var output = place.resolve("output");
            var builder = new ProcessBuilder(DISTRIBUTION.resolve("bin/tacit").toString(), "plan", "--json")
                    .directory(place.toFile())
                    .redirectOutput(output.toFile());
            builder.environment().put("TACIT_DATA_DIR", place.resolve("data").toString());
            var process = builder.start();
            silent.accept(); // it has connected, so it waits for an answer now
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(Files.readAllLines(output).getLast()).startsWith("{\"type\":\"end\",\"code\":1,");
        }
    }

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters: [{name: silent, cluster: {server: "https://127.0.0.1:PORT"}}]
            users: [{name: silent, user: {token: none}}]
            contexts: [{name: silent, context: {cluster: silent, user: silent}}]
            """;

    private static final String SILENT = """
            secret "db" {
              data = { user = "app" }
            }
            target "kubernetes" "silent" {
              kubeconfig = "kubeconfig"
              context    = "silent"
            }
            federation "db" {
              source = secret.db
              to {
                targets    = [target.kubernetes.silent]
                namespaces = ["billing"]
                name       = "db"
              }
            }
            """;

    @Test
    void namesTheMissingJdkWithItsInstallLine() throws IOException, InterruptedException {
        var copy = copyTo(place.resolve("copy"));
        Files.delete(copy.resolve("lib/jdk"));
        Files.writeString(copy.resolve("lib/find-jdk25"), "#!/bin/sh\nexit 1\n");

        var ended = tacit(copy, "plan");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output().toLowerCase(Locale.ROOT)).contains("jdk 25", "apt-get install");
    }

    private static Path copyTo(Path to) throws IOException {
        try (var files = Files.walk(DISTRIBUTION)) {
            for (var file : files.toList()) {
                Files.copy(
                        file, to.resolve(DISTRIBUTION.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }
}
