package dev.tacit.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SnippetRenderer;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTest {
    private static final String CANARY = "c4nary";

    @Test
    void showsTheLineWithTheFaultMarked() {
        var text = """
                secret "db" {
                  data = {
                    password = lower("c4nary") + other.thing
                  }
                }
                """;

        assertThat(render(text, find(text, "other.thing"))).isEqualTo("""
                Error: Summary

                  on main.tacit.hcl line 3, in secret "db":
                   3:     password = lower("…") + other.thing
                                                  ^^^^^^^^^^^

                Detail.
                """);
    }

    @Test
    void keepsInterpolationsButNoTextAroundThem() {
        var text = "a = \"c4nary${var.x}c4nary\" # c4nary\n";

        assertThat(render(text, find(text, "var.x"))).contains("   1: a = \"…${var.x}…\" #…\n              ^^^^^\n");
    }

    @Test
    void marksTheEllipsisForARangeInsideOfALiteral() {
        var text = "a = \"c4nary\" + 1\n";

        assertThat(render(text, find(text, "nar"))).contains("   1: a = \"…\" + 1\n           ^\n");
    }

    @Test
    void givesTheColumnOfWhatIsHidden() {
        var text = "a = \"c4nary\" + 1\n";

        assertThat(render(text, find(text, "nar"))).contains("  on main.tacit.hcl line 1, column ");
        assertThat(render(text, find(text, "c4nary"))).contains("  on main.tacit.hcl line 1:\n");
    }

    @Test
    void showsOfAHeredocItsFirstLine() {
        var text = "a = <<EOT\nc4nary\n${b}c4nary\nEOT\n";
        var file = HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8));

        assertThat(render(text, file.body().attributes().getFirst().expression().range()))
                .contains("   1: a = <<EOT\n          ^^^^^\n")
                .doesNotContain("EOT\n   2");
        assertThat(render(text, find(text, "b}"))).contains("   3: ${b}…\n");
    }

    @Test
    void showsLabelsAndWhatASchemaPublishes() {
        var text = "secret \"db\" { name = \"shown\" }\n";
        var file = HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8));
        var sources = new Sources();
        sources.add(file.source());
        var name = file.body().blocks().getFirst().body().attributes().getFirst();

        assertThat(render(sources, name.nameRange())).contains("secret \"db\" { name = \"…\" }");
        sources.publish(name.expression().range());
        assertThat(render(sources, name.nameRange())).contains("secret \"db\" { name = \"shown\" }");
    }

    @Test
    void neverPublishesComments() {
        var text = "a = [ # c4nary\n  /* c4nary */ \"shown\" ]\n";
        var file = HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8));
        var sources = new Sources();
        sources.add(file.source());
        sources.publish(file.body().attributes().getFirst().expression().range());

        assertThat(render(sources, find(text, "\"shown\"")))
                .contains("  /*…*/ \"shown\" ]")
                .doesNotContain(CANARY);
    }

    @Test
    void alignsCaretsBelowTabsAndClusters() {
        var text = "\ta = { (\"é👍🏽\") = 1, 👍🏽 = x }\n".replace("👍🏽 =", "é́ =");

        assertThat(render(text, find(text, "x"))).contains("\n      \t" + " ".repeat(21) + "^\n");
    }

    @Test
    void hidesWhatSteersATerminal() {
        var text = "a = b + c\u001b[31m\n";

        assertThat(render(text, find(text, "b"))).doesNotContain("\u001b");
    }

    @Test
    void underlinesOnATerminal() {
        var text = "a = b + c\n";
        var sources = new Sources();
        sources.add(HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8)).source());
        var renderer = new SnippetRenderer(sources, SnippetRenderer.Style.COLOUR, 78);

        assertThat(renderer.render(problem(find(text, "b")))).contains("   1: a = \u001b[4mb\u001b[0m + c\n\nDetail");
    }

    @Test
    void wrapsDetailsButNotWhatIsIndented() {
        var renderer = new SnippetRenderer(new Sources(), SnippetRenderer.Style.PLAIN, 20);
        var diagnostic = Diagnostic.error(
                SyntaxCode.INVALID_BLOCK, "S", "One two three four five six.\n  tacit set secret.db license", null);

        assertThat(renderer.render(diagnostic.about("secret.db"))).isEqualTo("""
                Error: S

                  with secret.db

                One two three four
                five six.
                  tacit set secret.db license
                """);
    }

    /** Each has an error and the canary where somebody meant a string, or a comment, to be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"c4nary\" b",
                "a = \"c4nary",
                "a = \"c4nary\nb = 1",
                "a = \"x\nc4nary\"\nb = (\n",
                "a = \"x\n\nc4nary c4nary\"\nb = 1",
                "a = 'c4nary'",
                "a = 'c4nary",
                "a = `c4nary c4nary`",
                "a = “c4nary”",
                "a = c4nary@host",
                "a = p@c4nary x",
                "a: p@c4nary x",
                "a = \"hun\"c4nary\"",
                "a = \"hun\"c4nary \"x\" y",
                "a = 1 1 # c4nary",
                "a = 1 1 // c4nary",
                "a = 1 1 /* c4nary\nc4nary */",
                "a = 1 /* c4nary\n b c4nary",
                "a = <<EOT\nc4nary\n",
                "a = <<EOT\nc4nary\nEOT x\n",
                "a = << EOT\nc4nary c4nary\nEOT\n",
                "a = <<\"EOT\"\nc4nary c4nary\nEOT\n",
                "a = <<-'EOT'\n  c4nary c4nary\n  EOT\n",
                "a = <<EOT\n${x y}c4nary\nEOT\n",
                "a = <<EOT\n${x y}\nc4nary = \nEOT\n",
                "a = \"${x c4nary",
                "a = \"${\"c4nary",
                "a = \"\\qc4nary\"",
                "a = \"c4nary\\q\"",
                "a = \"\\uc4nary\"",
                "a = \"%{ c4nary }\"",
                "a = \"%{ if x }c4nary\"",
                "a \"c4nary",
                "a \"c4nary\" = 1",
                "a \"${c4nary}\" {\n}",
                "a { b = \"c4nary\" c = 2 }",
                "\"c4nary\" = 1",
                "a = { \"c4nary\" 1 }",
                "a = [\"c4nary\" \"c4nary\"]",
                "a = \"c4nary\"; b = 1",
                "a = key-c4nary-0123456789abcdef 1",
                "a = x\nMIIEc4naryADANBgkqhkiG9w0BAQEFAASC\n",
            })
    void showsNoCanaryWhereParsingFailed(String text) {
        var file = HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8));
        var sources = new Sources();
        sources.add(file.source());
        var renderer = new SnippetRenderer(sources, SnippetRenderer.Style.PLAIN, 78);

        assertThat(file.hasErrors()).isTrue();
        for (var diagnostic : file.diagnostics()) {
            assertThat(renderer.render(diagnostic)).doesNotContain(CANARY);
            assertThat(diagnostic.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void printsNoLiteralFromATree() {
        var text = "a = [\"c4nary\", \"c4nary${b}\", <<E\nc4nary\nE\n, 1]\n";
        var file = HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8));

        assertThat(file.body().toString()).doesNotContain(CANARY);
        assertThat(file.toString()).doesNotContain(CANARY);
    }

    private static String render(String text, SourceRange range) {
        var sources = new Sources();
        sources.add(HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8)).source());
        return render(sources, range);
    }

    private static String render(Sources sources, SourceRange range) {
        return new SnippetRenderer(sources, SnippetRenderer.Style.PLAIN, 78).render(problem(range));
    }

    private static Diagnostic problem(SourceRange range) {
        return Diagnostic.error(SyntaxCode.INVALID_BLOCK, "Summary", "Detail.", range);
    }

    /** The range of the first {@code wanted} in {@code text}; columns are not looked at. */
    private static SourceRange find(String text, String wanted) {
        int at = text.indexOf(wanted);
        int start = text.substring(0, at).getBytes(UTF_8).length;
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new SourceRange(
                "main.tacit.hcl",
                new SourcePosition(start, line, 1),
                new SourcePosition(start + wanted.getBytes(UTF_8).length, line, 1));
    }
}
