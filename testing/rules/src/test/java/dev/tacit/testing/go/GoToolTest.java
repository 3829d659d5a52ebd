package dev.tacit.testing.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoToolTest {
    private static final String MODULE = "testing/oracle/template";

    @Test
    void answersLineByLine() throws Exception {
        var tool = new GoTool("template", MODULE, ".");

        assertThat(tool.answers(List.of(
                        "{\"id\":\"a\",\"template\":\"{{.x}}\",\"data\":{\"x\":1}}",
                        "{\"id\":\"b\",\"template\":\"{{.x}}\",\"data\":{\"x\":\"é\"}}")))
                .containsExactly("{\"id\":\"a\",\"result\":\"1\"}", "{\"id\":\"b\",\"result\":\"é\"}");
        assertThat(tool.program()).isExecutable();
    }

    @Test
    void aProgramThatCannotBeBuiltIsAFault() {
        var tool = new GoTool("nothing", MODULE, "./cmd/nothing");

        assertThatCode(tool::program)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("go build in " + MODULE + " ended with 1");
    }

    @Test
    void aModuleThatIsNotThereIsAFault() {
        assertThatCode(new GoTool("nothing", "testing/nothing", ".")::program)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("testing/nothing");
    }
}
