package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateJsonTest {
    @TempDir
    Path home;

    private Shell shell(String declarations) throws IOException {
        return new Shell(Files.createDirectory(home.resolve("project")), home.resolve("data"))
                .write("main.tacit.hcl", declarations);
    }

    @Test
    void tellsInTerraformsShapeWithoutValues() throws IOException {
        var told = shell("secret \"a\" {\n  data = { token = lowre(\"CANARY-7d1f\") }\n}\n")
                .run("validate --json");

        assertThat(told.out())
                .isEqualTo("{\"type\":\"end\",\"format_version\":\"1.0\",\"valid\":false,\"error_count\":1,"
                        + "\"warning_count\":0,\"diagnostics\":[{\"severity\":\"error\",\"code\":\"unknown-function\","
                        + "\"summary\":\"Call to unknown function\",\"detail\":\"There is no function named \\\"lowre\\\"."
                        + " Did you mean \\\"lower\\\"?\",\"address\":\"secret.a\",\"range\":{\"filename\":\"main.tacit.hcl\","
                        + "\"start\":{\"line\":2,\"column\":20,\"byte\":32},\"end\":{\"line\":2,\"column\":25,\"byte\":37}},"
                        + "\"snippet\":{\"context\":\"secret \\\"a\\\"\",\"code\":\"  data = { token = lowre(\\\"…\\\") }\","
                        + "\"start_line\":2,\"highlight_start_offset\":19,\"highlight_end_offset\":24,\"values\":[]}}],"
                        + "\"code\":1,\"counts\":{}}\n");
        assertThat(told.code()).isEqualTo(1);
    }

    @Test
    void saysThatAllIsWell() throws IOException {
        var told = shell("secret \"a\" {\n  data = { user = \"u\" }\n}\n").run("validate --json");

        assertThat(told.out()).contains("\"valid\":true,\"error_count\":0,\"warning_count\":0,\"diagnostics\":[]");
        assertThat(told.code()).isZero();
    }
}
