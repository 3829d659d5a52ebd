package dev.tacit.testing.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {
    @Test
    void nameTheProgramThatIsMissingWithItsPackage(@TempDir Path programs) throws Exception {
        assertThat(Requirements.programs(programs.toString()))
                .hasValue("containerd is not installed (Debian: containerd)");

        for (String name : new String[] {"containerd", "containerd-shim-runc-v2", "ctr", "flock"}) {
            assertThat(Files.createFile(programs.resolve(name)).toFile().setExecutable(true))
                    .isTrue();
        }

        assertThat(Requirements.programs("/nowhere:" + programs)).hasValue("ip is not installed (Debian: iproute2)");
    }
}
