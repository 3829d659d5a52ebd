package dev.tacit.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.TextAnchor;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclParserTest {
    @Test
    void reportsSeveralErrorsInOneRun() {
        assertThat(problems("""
                a = [1 2]
                b = 1
                c {
                  d = (1
                  e = 2
                  f = 1 +
                  g {
                    h = "x${}"
                    i = 1
                  }
                  j 1
                }
                k = 'x'
                l = "open
                m = 1
                m = 2
                """))
                .containsExactly(
                        "expected-separator 1:8",
                        "expected-closing 5:3",
                        "expected-expression 6:10",
                        "expected-expression 8:13",
                        "expected-argument-or-block 11:3",
                        "invalid-character 13:5",
                        "multi-line-string 14:10",
                        "duplicate-argument 16:1");
    }

    @Test
    void keepsWhatIsRightBesideWhatIsWrong() {
        var body = HclParser.parse("main.tacit.hcl", """
                a = 1
                b = [1,
                c = 2
                d {
                  e = (
                  f = 3
                }
                g = 4
                """.getBytes(UTF_8)).body();

        assertThat(body.attributes().stream().map(Attribute::name)).contains("a", "c", "g");
        assertThat(body.blocks("d").getFirst().body().attribute("f")).isPresent();
    }

    @Test
    void reportsTheInnermostOfWhatTheFileEndsIn() {
        assertThat(problems("a {\n  b {\n    c = f([1,\n")).containsExactly("expected-expression 4:1");
        assertThat(problems("a {\n  b {\n    c = 1\n")).containsExactly("unclosed-block 2:5");
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, (1 + (2 * 3))",
        "1 - 2 - 3, ((1 - 2) - 3)",
        "a || b && c == d, (a || (b && (c == d)))",
        "a < b == c > d, ((a < b) == (c > d))",
        "-a.b * !c, ((-a.b) * (!c))",
        "a ? b : c ? d : e, (a ? b : (c ? d : e))",
        "a.0.b, a[0].b",
        "a.*.b[0], (a splat item.b)[0]",
        "a[*].b[0], (a splat item.b[0])",
        "a[*].b[*].c, (a splat (item.b splat item.c))",
        "f::g(1), f::g(1)",
        "2.e3 % 5, (2e3 % 5)",
    })
    void bindsAsTheGrammarSays(String text, String expected) {
        var parsed = HclParser.parseExpression("x", text.getBytes(UTF_8));

        assertThat(show(parsed.expression())).startsWith(expected);
    }

    @Test
    void readsBareKeysAsText() {
        var parsed = HclParser.parseExpression("x", "{ a = 1, null = 2, (a) = 3, \"b\" = 4 }".getBytes(UTF_8));

        assertThat(((Expression.ObjectConstructor) parsed.expression())
                        .items().stream().map(i -> i.key().constantText().orElse("computed")))
                .containsExactly("a", "null", "computed", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\\n\\u00e9\\\\\"            | a⏎é\\",
                "\"$ $$ $${ %%{ $$${ 100%\"     | $ $$ ${ %{ $${ 100%",
                "\"e\u0301\"                    | é",
                "\"e\\u0301\"                   | é",
                "<<E⏎  a⏎ b⏎E⏎                  | '  a⏎ b⏎'",
                "<<E⏎a⏎   E⏎                    | 'a⏎'",
                "<<-E⏎  a⏎   b⏎⏎ ⏎  E⏎          | 'a⏎ b⏎⏎ ⏎'",
                "<<-E⏎    a⏎\u3000 b⏎E⏎         | '  a⏎b⏎'",
                "<<E⏎\\n $${⏎E⏎                 | '\\n ${⏎'",
            })
    void readsLiteralText(String source, String expected) {
        var text = source.replace("⏎", "\n");
        var parsed = HclParser.parseExpression("x", text.getBytes(UTF_8));

        assertThat(parsed.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
        assertThat(parsed.expression().constantText()).contains(expected.replace("⏎", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a ${~ x ~} b\"                    | a;<x>;b",
                "\"${x}\"                            | wrap x",
                "<<-E⏎    a⏎  ${x} b⏎   c⏎  E⏎       | '  a⏎;<x>; b⏎ c⏎'",
                "<<-E⏎    a⏎${x}⏎  E⏎                | '    a⏎;<x>;⏎'",
                "\"%{ if x ~} a %{ else }b%{~ endif }\" | if(a /b)",
                "\"%{ for k, v in x }${v},%{ endfor }\" | 'for(<v>;,)'",
            })
    void readsTemplates(String source, String expected) {
        var parsed = HclParser.parseExpression("x", source.replace("⏎", "\n").getBytes(UTF_8));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(show(parsed.expression())).isEqualTo(expected.replace("⏎", "\n"));
    }

    @Test
    void anchorsLiteralTextInItsSource() {
        var parsed = HclParser.parseExpression("x", "\"é\\tb\"".getBytes(UTF_8)).expression();
        var heredoc = HclParser.parseExpression("x", "<<-E\n  a\n   b\n  E\n".getBytes(UTF_8))
                .expression();

        assertThat(parsed.anchors())
                .containsExactly(
                        new TextAnchor(0, new SourcePosition(1, 1, 2), true),
                        new TextAnchor(1, new SourcePosition(3, 1, 3), false),
                        new TextAnchor(2, new SourcePosition(5, 1, 5), true));
        assertThat(heredoc.anchors())
                .containsExactly(
                        new TextAnchor(0, new SourcePosition(7, 2, 3), true),
                        new TextAnchor(2, new SourcePosition(11, 3, 3), true));
    }

    @Test
    void warnsOfTextThatNormalisationChanges() {
        assertThat(problems("a = \"e\u0301\"\n")).containsExactly("text-normalised 1:6");
        assertThat(problems("a = \"é\"\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{a=", "-", "!", "\"${", "f(", "a[", "a ? ", "[for x in "})
    void refusesWhatIsNestedTooDeeply(String opening) {
        assertThat(problems("a = " + opening.repeat(100_000))).anyMatch(p -> p.startsWith("nested-too-deeply"));
    }

    @Test
    void refusesBlocksDirectivesAndChainsWithoutEnd() {
        assertThat(problems("a {\n".repeat(100_000))).contains("nested-too-deeply 201:4");
        assertThat(problems("a = \"" + "%{ if x }".repeat(10_000) + "%{ endif }".repeat(10_000) + "\"\n"))
                .hasSize(1);
        assertThat(problems("a = b" + ".c".repeat(10_000))).hasSize(1);
        assertThat(problems("a = b" + "[*]".repeat(10_000))).hasSize(1);
        assertThat(problems("a = b" + "[0]".repeat(10_000))).hasSize(1);
        assertThat(problems("a = b" + " + c".repeat(10_000))).hasSize(1);
        assertThat(problems("a = b" + " + c".repeat(400))).isEmpty();
        assertThat(problems("a = " + "(".repeat(190) + "b" + ")".repeat(190))).isEmpty();
    }

    @Test
    void refusesNumbersNobodyCanMean() {
        assertThat(problems("a = 1e99999\n")).containsExactly("invalid-number 1:5");
        assertThat(problems("a = " + "1".repeat(2000) + "\n")).containsExactly("invalid-number 1:5");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverThrows(long seed) {
        var random = new Random(seed);
        var alphabet = "\"\"${}%{}[]()<<-EOT\n\n\r\t#/*=,.?:!~'\\ abc 019 é\u0301 for if in \u0000\uFEFF";
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            if (bytes.length > 0 && random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var file = HclParser.parse("main.tacit.hcl", bytes);
            file.body().attributes().forEach(a -> a.expression().references());
        }
    }

    @Test
    void readsALargeFileInTimeLinearToItsLength() {
        var text = "secret \"s\" {\n  data = { a = \"b${c.d}\", e = [1, 2, 3] }\n}\n".repeat(40_000);

        assertThat(HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8))
                        .body()
                        .blocks())
                .hasSize(40_000);
    }

    @Test
    void knowsTheCodesOfAllItReports() {
        assertThat(SyntaxCode.values()).extracting(Code::id).doesNotHaveDuplicates();
    }

    private static List<String> problems(String text) {
        return HclParser.parse("main.tacit.hcl", text.getBytes(UTF_8)).diagnostics().stream()
                .map(d -> {
                    var start = Objects.requireNonNull(d.subject()).start();
                    return d.code().id() + " " + start.line() + ":" + start.column();
                })
                .toList();
    }

    private static String show(Expression expression) {
        return switch (expression) {
            case Expression.NumberLiteral n -> n.digits();
            case Expression.BoolLiteral b -> String.valueOf(b.value());
            case Expression.NullLiteral _ -> "null";
            case Expression.Template t -> show(t.parts());
            case Expression.TemplateWrap w -> "wrap " + show(w.inner());
            case Expression.Tuple t ->
                t.elements().stream().map(HclParserTest::show).toList().toString();
            case Expression.ObjectConstructor o -> "object of " + o.items().size();
            case Expression.Variable v -> v.name();
            case Expression.GetAttribute g -> show(g.source()) + "." + g.name();
            case Expression.Index i -> show(i.source()) + "[" + show(i.key()) + "]";
            case Expression.Splat s -> "(" + show(s.source()) + " splat " + show(s.each()) + ")";
            case Expression.SplatItem _ -> "item";
            case Expression.Call c ->
                c.name() + "("
                        + String.join(
                                ", ",
                                c.arguments().stream().map(HclParserTest::show).toList()) + ")";
            case Expression.Conditional c ->
                "(" + show(c.condition()) + " ? " + show(c.ifTrue()) + " : " + show(c.ifFalse()) + ")";
            case Expression.Binary b ->
                "(" + show(b.left()) + " " + b.operator().symbol() + " " + show(b.right()) + ")";
            case Expression.Unary u -> "(" + u.operator().symbol() + show(u.operand()) + ")";
            case Expression.For f -> "for " + f.introduction().valueName();
            case Expression.Parens p -> "(" + show(p.inner()) + ")";
        };
    }

    private static String show(List<TemplatePart> parts) {
        return String.join(";", parts.stream().map(HclParserTest::show).toList());
    }

    private static String show(TemplatePart part) {
        return switch (part) {
            case TemplatePart.Literal l -> l.text();
            case TemplatePart.Interpolation i -> "<" + show(i.expression()) + ">";
            case TemplatePart.If i -> "if(" + show(i.then()) + "/" + show(i.otherwise()) + ")";
            case TemplatePart.For f -> "for(" + show(f.body()) + ")";
        };
    }
}
