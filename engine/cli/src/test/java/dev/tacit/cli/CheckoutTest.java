package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tacit} in a checkout, with a Maven that only makes what it should have made. */
class CheckoutTest {
    private static final String DISTRIBUTION = "engine/cli/target/tacit-1";

    @TempDir
    Path checkout;

    private record Ended(int code, String output) {}

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.createDirectories(checkout.resolve("engine/cli/src/dist/lib"));
        Files.createDirectories(checkout.resolve("engine/cli/src/main"));
        Files.writeString(checkout.resolve("engine/cli/src/main/Some.java"), "");
        Files.writeString(checkout.resolve("engine/cli/src/dist/lib/install-jdk25"), "install it");
        Files.writeString(checkout.resolve("pom.xml"), "");
        script("tacit", Files.readString(Path.of("../../tacit")));
        script(".mvn/find-jdk25", "#!/bin/sh\necho /jdk\n");
        script("mvnw", """
                #!/bin/sh
                d=%1$s/%2$s
                mkdir -p $d/bin $d/lib
                echo "built" >>%1$s/builds
                printf '#!/bin/sh\\necho ran "$@"\\n' >$d/bin/tacit
                chmod +x $d/bin/tacit
                touch $d/lib/tacit.jar
                """.formatted(checkout, DISTRIBUTION));
    }

    private void script(String name, String text) throws IOException {
        var file = checkout.resolve(name);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended tacit(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(checkout.resolve("tacit").toString(), "plan").redirectErrorStream(true);
        builder.environment().remove("TACIT_NO_REBUILD");
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    @Test
    void buildsOnFirstUseThenWhenSourcesAreNewer() throws Exception {
        var first = tacit(Map.of());
        assertThat(first.output()).contains("Building Tacit. This happens once").endsWith("ran plan\n");
        assertThat(tacit(Map.of())).isEqualTo(new Ended(0, "ran plan\n"));
        assertThat(builds()).isEqualTo(1);

        var source = checkout.resolve("engine/cli/src/main/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(tacit(Map.of("TACIT_NO_REBUILD", "1"))).isEqualTo(new Ended(0, "ran plan\n"));
        assertThat(tacit(Map.of()).output())
                .contains("engine/cli/src/main/Some.java is newer than what was built")
                .endsWith("ran plan\n");
        assertThat(builds()).isEqualTo(2);
    }
}
