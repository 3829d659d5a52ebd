package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of templates are told where they stand in the file, marked by ◆ here, and without values. */
class TemplatePlacesTest {
    private static final String CANARY = "CANARY-7d1f";
    private static final Pattern PLACE = Pattern.compile("\"start\":\\{\"line\":(\\d+),\"column\":(\\d+)");

    @TempDir
    Path home;

    private Shell shell(String template) throws IOException {
        return new Shell(home, home.resolve("data")).write("main.tacit.hcl", """
                locals {
                  short = "x"
                  lines = "one\\n  two {{ 1 }}\\nthree"
                  bad   = ".nope"
                }
                secret "db" { data = { user = "%s" } }
                template "t" {
                  source = secret.db
                %s
                }
                target "directory" "d" { path = "${path.root}/run" }
                federation "f" {
                  source = template.t
                  to {
                    targets = [target.directory.d]
                    name    = "x"
                  }
                }
                """.formatted(CANARY, template));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data = { a = \"x {{ ◆.nope }}\" }",
                "  data = {\n    b = \"ok\"\n\ta = (\"é😀 {{ ◆.nope }}\")\n  }",
                "data = { a = \"tab\\t quote\\\" \\u00e9 $${x} %%{y} {{ ◆.nope }}\" }",
                "data = {\n  a = <<EOT\n  one\n    {{ ◆.nope }}\nEOT\n}",
                "    data = {\n      a = <<-EOT\n        one\n          é {{ ◆.nope }}\n      EOT\n    }",
                "    data = {\n      a = <<-EOT\n        one $${x}\n\n          {{ ◆.nope }} %%{y}\n      EOT\n    }",
                "data = { a = \"${local.short}${local.lines} {{ ◆.nope }}\" }",
                "data = { a = \"a{{ .user }} ${local.short} {{ if ◆.nope }}${local.short}{{ end }}\" }",
                "  data = {\n    a = <<-EOT\n      ${local.short}: ${local.lines}\n        {{ ◆.nope }}\n      ${local.short}\n    EOT\n  }",
                "data = { a = <<-EOT\n    %{ if local.short == \"x\" ~}\n    yes\n    %{ else ~}\n    no\n    %{ endif ~}\n    {{ ◆.nope }}\n  EOT\n}",
                "data = { a = <<-EOT\n    %{ for x in [1, 2] ~}\n    ${x}\n    %{ endfor ~}\n    {{ ◆.nope }}\n  EOT\n}",
                "data = { a = \"{{ ◆${local.bad} }}\" }",
                "data = { a = \"x {{ if ◆}}\" }",
                "data = { a = \"x {{ ◆nope .user }}\" }",
                "keys_and_values = { \"a_{{ ◆.nope }}\" = \"x\" }",
                "keys_and_values = {\n  \"a\" = \"${local.short} {{ ◆.nope }}\"\n}",
                "format = \"yaml\"\n  document = <<-EOT\n    a: '{{ .user }}'\n    b: {{ ◆.nope }}\n  EOT",
            })
    void areToldInTheFile(String marked) throws IOException {
        var before = "locals {\n\n\n\n}\nsecret\ntemplate\n  source\n" + marked.substring(0, marked.indexOf('◆'));
        var line = before.substring(before.lastIndexOf('\n') + 1);
        var told = shell(marked.replace("◆", "")).run("validate --json");

        var place = PLACE.matcher(told.out());
        assertThat(place.find()).as(told.all()).isTrue();
        assertThat(place.group(1) + ":" + place.group(2))
                .as(told.out())
                .isEqualTo(before.lines().count() + ":" + (1 + line.codePointCount(0, line.length())));
        assertThat(told.all()).doesNotContain(CANARY);
        assertThat(told.code()).isEqualTo(1);
    }

    @Test
    void areToldByLineAndColumnOfATextThatIsComputed() throws IOException {
        var told = shell("data = { a = join(\"\\n\", [\"x\", \"  {{ .nope }}\"]) }")
                .run("validate");
        assertThat(told.err()).contains("main.tacit.hcl line 9").contains("line 2, column 6 of the template");
    }

    @Test
    void areToldInFilesWhoseLinesEndAsOnWindows() throws IOException {
        var text = "data = {\n  a = <<-EOT\n    one\n    {{ .nope }}\n  EOT\n}".replace("\n", "\r\n");
        var told = shell(text).run("validate --json");
        assertThat(told.out()).contains("\"start\":{\"line\":12,\"column\":8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys_and_values = { \"{{ .user }} x\" = \"\" }",
                "keys_and_values = { \"{{ .user }}\" = \"\", \"{{ print .user }}\" = \"\" }",
                "format = \"json\"\n  document = \"{\\\"{{ .user }} x\\\": \\\"\\\"}\"",
                "format = \"json\"\n  document = \"{\\\"{{ .user }}\\\": {{ .user }}}\"",
                "format = \"yaml\"\n  document = \"{{ .user }}: x: {{ .user }}\"",
                "data = { a = \"x\" }\n  metadata { labels = { l = \"{{ .user }}\" } }"
            })
    void holdNoValues(String template) throws IOException {
        var told = shell(template).run("validate");
        assertThat(told.code()).as(told.all()).isEqualTo(template.contains("metadata") ? 0 : 1);
        assertThat(told.all()).doesNotContain(CANARY);
    }
}
