package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecrecyTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final Expressions expressions = new Expressions()
            .with("password", secret("password", new Text("hunter2")))
            .with("flag", secret("flag", Bool.TRUE))
            .with("count", secret("count", Num.of(2)))
            .with(
                    "users",
                    secret(
                            "users",
                            new MapValue(Type.STRING, new TreeMap<>(Map.of("ann", text("x"), "bob", text("y"))))))
            .with("names", secret("names", new ListValue(Type.STRING, List.of(text("b"), text("a")))))
            .with("any", secret("any", Type.DYNAMIC, new Text("{\"a\":[1,2]}")))
            .with(
                    "data",
                    new ObjectValue(
                            new TreeMap<>(Map.of("user", text("u"), "password", secret("password", text("hunter2"))))));

    private static Text text(String s) {
        return new Text(s);
    }

    private Secret secret(String draw, Value content) {
        return secret(draw, content.type(), content);
    }

    private Secret secret(String draw, Type type, Value content) {
        var provenance = new Provenances(new byte[] {1}).draw(draw, "value");
        return new Secret(type, provenance, () -> {
            opened.incrementAndGet();
            return new Content.Opened(content);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x${password}y\"",
                "upper(password)",
                "password == \"hunter2\"",
                "count + 1",
                "-count",
                "!flag",
                "flag && true",
                "jsonencode({a = password})",
                "users.ann",
                "users[\"ann\"]",
                "names[count]",
                "[1, 2, 3][count]",
                "jsondecode(any).a[0]",
                "length(names)",
                "keys(users)",
                "join(\",\", [password, \"x\"])",
                "format(\"%s\", password)",
                "toset([password])",
                "tostring(count)",
                "contains([password], \"x\")",
                "sort([password])",
                "merge(users, {a = \"b\"})",
                "lookup(users, \"ann\")",
                "true ? password : \"x\"",
                "sensitive(\"x\")"
            })
    void staysSecretAndUnopened(String expression) {
        assertThat(expressions.value(expression)).isInstanceOf(Secret.class);
        assertThat(opened).hasValue(0);
        assertThat(expressions.evaluator.openings()).isEmpty();
        var again = (Secret) expressions.value(expression);
        assertThat(again.provenance()).isEqualTo(((Secret) expressions.value(expression)).provenance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge(data, {extra = 1})",
                "{for k, v in data : k => v}",
                "[for k, v in data : k]",
                "keys(data)",
                "values(data)",
                "[password, 1]",
                "{a = password}",
                "length(data)",
                "concat([password], [1])",
                "flatten([[password], 1])",
                "reverse([password, \"a\"])",
                "tolist([password, \"a\"])",
                "tomap(data)",
                "zipmap([\"a\"], [password])",
                "data == null",
                "lookup(data, \"user\")",
                "data.user",
                "[data][*].user",
                "slice([password, 1], 0, 1)"
            })
    void keepsWhatIsNotSecretReadable(String expression) {
        assertThat(expressions.value(expression)).isNotInstanceOf(Secret.class);
        assertThat(opened).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flag ? 1 : 2",
                "[for x in names : x]",
                "{for k, v in users : v => 1 if false}",
                "{(password) = 1}",
                "names[*]",
                "[for x in [1, 2] : x if flag]",
                "\"%{ if flag }a%{ endif }\"",
                "\"%{ for x in names }${x}%{ endfor }\"",
                "try(password, 1)",
                "coalesce(password, \"x\")"
            })
    void opensWhereTheShapeDependsOnContentAndSaysSo(String expression) {
        assertThat(expressions.value(expression)).isInstanceOf(Secret.class);
        assertThat(opened.get()).isEqualTo(1);
        assertThat(expressions.evaluator.openings()).hasSize(1);
    }

    @Test
    void tellsTheOpeningsPlaceAndPurpose() {
        expressions.value("1 + (flag ? 1 : 2)");
        assertThat(expressions.evaluator.openings()).singleElement().satisfies(o -> {
            assertThat(o.purpose()).isEqualTo("condition");
            assertThat(o.range().start().column()).isEqualTo(6);
        });
    }

    @Test
    void opensToWhatThePlainExpressionGives() {
        assertThat(content("\"x${upper(password)}\"")).isEqualTo(text("xHUNTER2"));
        assertThat(content("[for i, x in names : \"${i}${x}\"]"))
                .isEqualTo(new TupleValue(List.of(text("0b"), text("1a"))));
        assertThat(content("{for k, v in users : v => k}"))
                .isEqualTo(new ObjectValue(new TreeMap<>(Map.of("x", text("ann"), "y", text("bob")))));
        assertThat(content("jsondecode(any).a[1]")).isEqualTo(Num.of(2));
        assertThat(content("flag ? names : tolist([])")).isEqualTo(content("names"));
        assertThat(content("toset(names)")).isEqualTo(expressions.value("toset([\"a\", \"b\"])"));
    }

    @Test
    void givesAPartOfASecretTheSameProvenanceHoweverItIsReached() {
        var direct = (Secret) expressions.value("names[0]");
        var looped = (TupleValue) content("[for x in names : x]");
        assertThat(looped.elements().getFirst()).isEqualTo(text("b"));
        var splat = ((Secret) expressions.value("[for x in [names[0]] : x][0]")).provenance();
        assertThat(direct.provenance()).isEqualTo(splat);
    }

    @Test
    void changesProvenanceWithOperationAndOperands() {
        assertThat(provenance("upper(password)")).isNotEqualTo(provenance("lower(password)"));
        assertThat(provenance("\"a${password}\"")).isNotEqualTo(provenance("\"b${password}\""));
        assertThat(provenance("\"a${password}\"")).isEqualTo(provenance("\"${\"a\"}${password}\""));
        assertThat(provenance("names[0]")).isNotEqualTo(provenance("names[1]"));
    }

    @Test
    void failsOnlyWhenOpened() {
        var lazy = (Secret) expressions.value("jsondecode(password).a");
        assertThat(lazy.content()).isInstanceOfSatisfying(Content.Failed.class, f -> {
            assertThat(f.diagnostic().code()).isEqualTo(EvalCode.INVALID_ARGUMENT);
            assertThat(f.diagnostic().toString()).doesNotContain("hunter2");
        });
        assertThat(expressions.value("try(jsondecode(password), \"none\")")).isEqualTo(text("none"));
        assertThat(expressions.value("can(jsondecode(password))")).isEqualTo(Bool.FALSE);
    }

    @Test
    void knowsWithoutOpeningThatThereIsWhatTheStoreHolds() {
        var stored = Secret.stored(Type.STRING, expressions.provenances.draw("db", "password"), () -> {
            throw new AssertionError("opened");
        });
        expressions
                .with("previous", new ObjectValue(new TreeMap<>(Map.of("password", stored))))
                .with("nothing", Null.UNTYPED);
        for (var expression : List.of(
                "try(previous.password, \"none\")",
                "previous == null ? \"none\" : previous.password",
                "previous != null ? previous.password : \"none\"")) {
            assertThat(expressions.value(expression)).as(expression).isEqualTo(stored);
        }
        for (var expression : List.of(
                "try(nothing.password, \"none\")",
                "nothing == null ? \"none\" : nothing.password",
                "nothing != null ? nothing.password : \"none\"")) {
            assertThat(expressions.value(expression)).as(expression).isEqualTo(text("none"));
        }
        assertThat(expressions.value("can(previous.password)")).isEqualTo(Bool.TRUE);
        assertThat(expressions.value("can(nothing.password)")).isEqualTo(Bool.FALSE);
        assertThat(expressions.evaluator.openings()).isEmpty();
    }

    @Test
    void offersAnEarlierVersionOnlyWithAnOverlap() {
        var secret = Address.of(Kind.SECRET, "db");
        var exports = new Exports(secret, new ObjectValue(new TreeMap<>(Map.of("version", Num.of(1)))));
        assertThat(expressions.with("db", exports).problems("db.previous"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(EvalCode.NO_OVERLAP);
                    assertThat(problem.detail()).contains("secret.db", "overlap = \"2h\"");
                });
    }

    @Test
    void saysWhatNeedsTheValueKey() {
        var locked = new Secret(Type.BOOL, expressions.provenances.draw("locked", "value"), Content.NeedsValueKey::new);
        for (var expression : List.of("locked ? 1 : 2", "try(locked, 1)", "can(locked)", "coalesce(locked, true)")) {
            var problems = new Expressions().with("locked", locked).problems(expression);
            assertThat(problems)
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo(EvalCode.NEEDS_VALUE_KEY));
        }
        var lazy = (Secret) new Expressions().with("locked", locked).value("\"${locked}\"");
        assertThat(lazy.content()).isInstanceOf(Content.NeedsValueKey.class);
    }

    @Test
    void keepsNullsPlain() {
        assertThat(expressions.value("true ? null : password")).isInstanceOf(Null.class);
    }

    private Value content(String expression) {
        return ((Content.Opened) Provenances.open(expressions.value(expression))).value();
    }

    private dev.tacit.core.value.Provenance provenance(String expression) {
        return ((Secret) expressions.value(expression)).provenance();
    }
}
