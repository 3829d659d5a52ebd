package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class GraphTest {
    private static final String MAIN = """
            generator "password" "db" { length = 20 }
            secret "db" {
              for_each = toset(["a", "b"])
              data     = { password = generator.password.db.value }
            }
            target "directory" "here" { path = "${path.root}/run" }
            federation "db" {
              source = secret.db["a"]
              to {
                targets = [target.directory.here]
                name    = "db"
              }
            }
            """;

    @TempDir
    Path project;

    @TempDir
    Path data;

    private Shell shell;

    @BeforeEach
    void write() throws IOException {
        shell = new Shell(project, data).write("main.tacit.hcl", MAIN);
    }

    @Test
    void describesBlocksInDot() {
        var graph = shell.run("graph");

        assertThat(graph.err()).isEmpty();
        assertThat(graph.out()).isEqualTo("""
                digraph tacit {
                  rankdir = "RL";
                  node [shape = "box"];
                  "federation.db";
                  "generator.password.db";
                  "secret.db" [label = "secret.db × 2"];
                  "target.directory.here";
                  "federation.db" -> "secret.db";
                  "federation.db" -> "target.directory.here";
                  "secret.db" -> "generator.password.db";
                }
                """);
        assertThat(project.resolve(".tacit")).doesNotExist();
    }

    @Test
    void drawsThem() throws Exception {
        var svg = shell.run("graph --format=svg").out();

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("text").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(3);
        assertThat(svg).contains(">secret.db × 2</text>");
    }

    @Test
    void tellsPrograms() {
        assertThat(shell.run("graph --json").out())
                .contains("{\"type\":\"block\",\"block\":\"secret.db\",\"instances\":2,"
                        + "\"refers_to\":[\"generator.password.db\"]}");
    }
}
