package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions, well typed or not: each has a value or a diagnostic, and secrets never get into the latter. */
class EvaluatorNeverThrowsTest {
    private static final String CANARY = "canary-7f3a";
    private static final List<String> ATOMS = List.of(
            "1",
            "0",
            "-2.5",
            "1e9",
            "\"a\"",
            "\"\"",
            "\"{}\"",
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "secret",
            "locked",
            "any",
            "data",
            "x",
            "\"%d %s\"",
            "\"é👩‍👧\"",
            "data.password",
            "any.a",
            "1/3",
            "toset([\"b\", \"a\"])",
            "tomap({a = 1})",
            "tolist([1, 2])");
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||");
    private static final List<String> FUNCTIONS = List.copyOf(Functions.names());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersWithAValueOrADiagnostic(long seed) {
        var random = new Random(seed);
        int values = 0;
        for (int i = 0; i < 4_000; i++) {
            var text = expression(random, 1 + random.nextInt(3));
            var expressions = expressions();
            var value = expressions.tried(text);
            boolean failed = expressions.diagnostics.hasErrors();
            assertThat(value.isPresent()).as(text).isEqualTo(!failed);
            var problems = new ArrayList<>(expressions.diagnostics.list());
            if (value.isPresent()) {
                values++;
                if (Provenances.open(value.get()) instanceof Content.Failed(Diagnostic d)) {
                    problems.add(d);
                }
                assertThat(value.get().toString()).as(text).doesNotContain(CANARY);
            }
            assertThat(problems.toString()).as(text).doesNotContain(CANARY);
        }
        assertThat(values).isGreaterThan(300);
    }

    private static Expressions expressions() {
        var expressions = new Expressions();
        var provenances = expressions.provenances;
        var secret = Secret.opened(provenances.draw("s", "v"), new Text(CANARY));
        var locked = new Secret(Type.STRING, provenances.draw("l", "v"), Content.NeedsValueKey::new);
        var any = new Secret(
                Type.DYNAMIC,
                provenances.draw("a", "v"),
                () -> new Content.Opened(new ObjectValue(new TreeMap<>(Map.of(
                        "a", new TupleValue(List.of(new Text(CANARY), Num.of(3), Bool.TRUE)), "b", new Text("b"))))));
        Value data = new ObjectValue(new TreeMap<>(Map.of("user", new Text("u"), "password", secret)));
        return expressions
                .with("secret", secret)
                .with("locked", locked)
                .with("any", any)
                .with("data", data)
                .with("x", Num.of(1));
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        var a = expression(random, depth - 1);
        var b = expression(random, random.nextInt(depth));
        var c = expression(random, random.nextInt(depth));
        return switch (random.nextInt(16)) {
            case 0 -> "(" + a + " " + OPERATORS.get(random.nextInt(OPERATORS.size())) + " " + b + ")";
            case 1 -> "(" + a + " ? " + b + " : " + c + ")";
            case 2 -> "[" + a + ", " + b + "]";
            case 3 -> "{k = " + a + ", (" + b + ") = " + c + "}";
            case 4 -> "[for k, v in " + a + " : v" + (random.nextBoolean() ? " if k == " + b : "") + "]";
            case 5 -> "{for k, v in " + a + " : k => " + b + (random.nextBoolean() ? "..." : "") + "}";
            case 6 -> "(" + a + ")[*]" + (random.nextBoolean() ? ".a" : "");
            case 7 -> "(" + a + ")[" + b + "]";
            case 8 -> "(" + a + ").a";
            case 9 -> "\"x${" + a + "}%{ if " + b + " }y%{ else }${" + c + "}%{ endif }\"";
            case 10 -> "\"%{ for v in " + a + " }${v}%{ endfor }\"";
            case 11 -> "-(" + a + ")";
            case 12 -> "!(" + a + ")";
            default -> {
                var name = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
                var arguments = List.of(a, b, c).subList(0, random.nextInt(4));
                yield name + "(" + String.join(", ", arguments)
                        + (arguments.isEmpty() || random.nextInt(6) > 0 ? "" : "...") + ")";
            }
        };
    }
}
