package dev.tacit.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    private static final Address TARGET = Address.of(Kind.TARGET, "kubernetes", "test");
    private static final String V1 = "client.authentication.k8s.io/v1";

    @TempDir
    private Path directory = Path.of("");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Plugins plugins = new Plugins(now::get, Duration.ofSeconds(5));

    private CredentialPlugin plugin(String script) throws IOException, ClusterException {
        var file = Files.writeString(directory.resolve("plugin"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return CredentialPlugin.of(
                Map.of(
                        "apiVersion",
                        V1,
                        "command",
                        "./plugin",
                        "args",
                        List.of("one", "two words"),
                        "env",
                        List.of(Map.of("name", "GIVEN", "value", "by-kubeconfig")),
                        "provideClusterInfo",
                        true),
                directory.resolve("kubeconfig"),
                Set.of("./plugin"),
                Map.of("server", "https://h"));
    }

    private static String answering(String status) {
        return "printf '%s' '{\"apiVersion\":\"" + V1 + "\",\"kind\":\"ExecCredential\",\"status\":{" + status
                + "}}'\n";
    }

    private Logins logins(CredentialPlugin plugin) throws ClusterException {
        return plugins.logins(TARGET, plugin, null, Map.of("PATH", System.getenv("PATH"), "TACIT_VAR_x", "s3cret"));
    }

    private int runs() throws IOException {
        return Files.readAllLines(directory.resolve("runs")).size();
    }

    @Test
    void isAskedAsKubernetesSays() throws Exception {
        var plugin = plugin("echo \"$1|$2|$GIVEN|${TACIT_VAR_x-unset}|$KUBERNETES_EXEC_INFO\" > "
                + directory.resolve("seen") + "\n" + answering("\"token\":\"t0ken\""));

        assertThat(logins(plugin).current().token()).isEqualTo("t0ken");
        assertThat(Files.readString(directory.resolve("seen")))
                .startsWith("one|two words|by-kubeconfig|unset|{")
                .contains("\"apiVersion\":\"" + V1 + "\"", "\"interactive\":false", "\"server\":\"https://h\"");
    }

    @Test
    void isRunOnceForATarget() throws Exception {
        var plugin = plugin("echo run >> " + directory.resolve("runs") + "\n" + answering("\"token\":\"t\""));

        logins(plugin);
        logins(plugin).current();
        assertThat(runs()).isEqualTo(1);

        plugins.logins(Address.of(Kind.TARGET, "kubernetes", "other"), plugin, null, Map.of());
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void isRunAgainWhenItsAnswerExpiredOrWasRefused() throws Exception {
        var plugin = plugin("echo run >> " + directory.resolve("runs") + "\n"
                + answering("\"token\":\"t\",\"expirationTimestamp\":\"2026-01-01T01:00:00Z\""));
        var logins = logins(plugin);

        logins.insteadOf(logins.current());
        assertThat(runs()).isEqualTo(2);

        now.set(Instant.parse("2026-01-01T00:59:55Z"));
        Thread.sleep(1100); // looked at once a second
        logins.current();
        assertThat(runs()).isEqualTo(3);
    }

    @Test
    void showsNothingOfWhatItPrints() throws Exception {
        for (var script : List.of(
                "echo s3cret >&2; exit 3\n",
                "echo s3cret\n",
                answering("\"tokens\":\"s3cret\""),
                answering("\"token\":\"s3cret\",\"expirationTimestamp\":\"s3cret\""),
                answering("\"clientCertificateData\":\"s3cret\""),
                answering("\"token\":\"s3cret two\""))) {
            var plugin = plugin(script);

            var failure = catchThrowableOfType(ClusterException.class, () -> logins(plugin));

            assertThat(failure.diagnostic().code())
                    .isIn(KubernetesCode.CREDENTIAL_PLUGIN_FAILED, KubernetesCode.CREDENTIAL_INVALID);
            assertThat(failure.diagnostic().toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void isEndedWithItsChildrenWhenItTakesTooLong() throws Exception {
        var slow = new Plugins(InstantSource.system(), Duration.ofMillis(700));
        var plugin = plugin("sleep 300 &\necho $! > " + directory.resolve("child") + "\nwait\n");

        var failure =
                catchThrowableOfType(ClusterException.class, () -> slow.logins(TARGET, plugin, null, System.getenv()));

        assertThat(failure.diagnostic().code()).isEqualTo(KubernetesCode.CREDENTIAL_PLUGIN_FAILED);
        long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());
        for (int i = 0; i < 100 && isRunning(child); i++) {
            Thread.sleep(20);
        }
        assertThat(isRunning(child)).isFalse();
    }

    /** A dead child that nobody waits for stays as a zombie where no init reaps it. */
    private static boolean isRunning(long pid) throws IOException {
        var stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).matches("(?s).*\\) Z .*");
    }

    @Test
    void saysWhenItCannotBeStarted() throws Exception {
        var plugin = CredentialPlugin.of(
                Map.of("apiVersion", V1, "command", "no-such-program-at-all"),
                directory.resolve("kubeconfig"),
                Set.of("no-such-program-at-all"),
                Map.of());

        var failure = catchThrowableOfType(ClusterException.class, () -> logins(plugin));

        assertThat(failure.diagnostic().code()).isEqualTo(KubernetesCode.CREDENTIAL_PLUGIN_FAILED);
    }
}
