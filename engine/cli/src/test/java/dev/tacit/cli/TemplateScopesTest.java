package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What templates make, in files. */
class TemplateScopesTest {
    private static final String DECLARED = """
            secret "db" {
              data = {
                user = "ann"
                port = "5000000"
                list = "a,b"
              }
            }
            secret "api" { data = { key = "k: \\"1\\"" } }
            target "directory" "d" { path = "${path.root}/run" }
            federation "f" {
              source = template.t
              to {
                targets = [target.directory.d]
                name    = "t"
              }
            }
            """;

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void prepare() {
        shell = new Shell(home, home.resolve("data"));
    }

    private Map<String, String> applied(String template) throws IOException {
        shell.write("main.tacit.hcl", DECLARED + "template \"t\" {\n" + template + "\n}\n");
        var told = shell.run("apply -auto-approve");
        assertThat(told.code()).as(told.all()).isZero();
        assertThat(shell.run("plan -detailed-exitcode").code())
                .as("nothing is left")
                .isZero();
        var found = new TreeMap<String, String>();
        try (var files = Files.list(home.resolve("run/t"))) {
            for (var file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return found;
    }

    @Test
    void aYamlObjectOfTextsBecomesAFileEach() throws IOException {
        assertThat(applied("""
                source   = secret.db
                format   = "yaml"
                document = <<-EOT
                  {{ .user }}.name: &n {{ .user }}
                  again: *n
                  list: {{ .list }}
                  port: "{{ .port }}"
                EOT
                """)).isEqualTo(Map.of("ann.name", "ann", "again", "ann", "list", "a,b", "port", "5000000"));
    }

    @Test
    void anythingElseBecomesOneFileByteForByte() throws IOException {
        var document = "# kept\nport:   {{ .port }}\nlist: [{{ .list }}]\n";
        assertThat(applied("source = secret.db\nformat = \"yaml\"\ndocument = <<EOT\n" + document + "EOT\n"))
                .isEqualTo(Map.of("VALUE", "# kept\nport:   5000000\nlist: [a,b]\n"));
    }

    @Test
    void severalSourcesMakeOneJsonDocument() throws IOException {
        assertThat(applied("""
                sources  = { db = secret.db, api = secret.api }
                format   = "json"
                document = "{\\"user\\": {{ printf \\"%q\\" .db.user }}, \\"key\\": {{ printf \\"%q\\" .api.key }}}"
                """)).isEqualTo(Map.of("user", "ann", "key", "k: \"1\""));
    }

    @Test
    void keysAreRendered() throws IOException {
        assertThat(applied("""
                source          = secret.db
                keys_and_values = { "{{ .user }}" = "{{ .port }}", "fixed" = "{{ .user }}" }
                """)).isEqualTo(Map.of("ann", "5000000", "fixed", "ann"));
    }

    @Test
    void aKeyOfADocumentIsReferredToLikeAnyOther() throws IOException {
        assertThat(applied("""
                  source = secret.copy
                  data   = { it = "{{ .url }}" }
                }
                secret "copy" { data = { url = template.document.data.url } }
                template "document" {
                  source   = secret.db
                  format   = "json"
                  document = "{\\"url\\": \\"db://{{ .user }}\\"}"
                """)).isEqualTo(Map.of("it", "db://ann"));
    }
}
