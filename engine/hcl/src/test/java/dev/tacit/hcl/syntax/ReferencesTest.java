package dev.tacit.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b.c                               | a.b.c",
                "a.b[\"x\"][0].c                     | a.b[\"x\"][0].c",
                "a.b[c.d].e                          | a.b c.d",
                "a.*.b                               | a",
                "a[*].b[c]                           | a c",
                "f(a, b...)                          | a b",
                "a.0.b                               | a[0].b",
                "[for x in y.z : x.a + w]            | y.z w",
                "[for x in x : x]                    | x",
                "{for k, v in y : k => v.w if q}     | y q",
                "\"${a} %{ if b }${c}%{ endif }\"    | a b c",
                "\"%{ for x in y }${x}${z}%{ endfor }\" | y z",
                "{ a = b, (c) = d }                  | b c d",
                "(a).b                               | a",
                "-a ? b : !c                         | a b c",
                "[a[*], b].c                         | a b",
                "a[1.5].b                            | a",
                "a[\"${b}\"]                         | a b",
            })
    void namesWhatAnExpressionReads(String text, String expected) {
        var expression = HclParser.parseExpression("x", text.getBytes(UTF_8)).expression();

        assertThat(expression.references().stream().map(ReferencesTest::show).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + a.b[0].c + 1      | a.b[0].c",
                "1 + a.b[c].d          | a.b",
                "\"x${a.b}\"           | a.b",
            })
    void pointsAtAllThatIsConstant(String text, String expected) {
        var range = HclParser.parseExpression("x", text.getBytes(UTF_8))
                .expression()
                .references()
                .getFirst()
                .range();

        assertThat(text.substring(range.start().offset(), range.end().offset())).isEqualTo(expected);
    }

    private static String show(Reference reference) {
        var text = new StringBuilder(reference.root());
        for (var step : reference.steps()) {
            switch (step) {
                case Reference.Step.Attribute a -> text.append('.').append(a.name());
                case Reference.Step.Index i -> text.append(i.key());
            }
        }
        return text.toString();
    }
}
