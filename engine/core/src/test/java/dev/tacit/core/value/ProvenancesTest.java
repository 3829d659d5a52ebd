package dev.tacit.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProvenancesTest {
    private final Provenances provenances = new Provenances("a key".getBytes(StandardCharsets.UTF_8));

    private static Secret secret(String source, String content) {
        return Secret.opened(new Provenance(source), new Text(content));
    }

    @Test
    void tellsValuesApart() {
        var values = List.<Value>of(
                new Text(""),
                new Text("1"),
                new Text("true"),
                new Text("ab"),
                Num.of(1),
                Bool.TRUE,
                Bool.FALSE,
                new Bytes(new byte[] {'1'}),
                new Null(Type.STRING),
                new TupleValue(List.of()),
                new TupleValue(List.of(new Text("a"), new Text("b"))),
                new TupleValue(List.of(new Text("ab"))),
                new ListValue(Type.STRING, List.of(new Text("a"), new Text("b"))),
                new SetValue(Type.STRING, List.of(new Text("a"), new Text("b"))),
                new MapValue(Type.STRING, new TreeMap<>(Map.of("a", new Text("b")))),
                new ObjectValue(new TreeMap<>(Map.of("a", new Text("b")))),
                new ObjectValue(new TreeMap<>(Map.of("b", new Text("a")))),
                secret("a", "x"),
                secret("b", "x"));
        var seen = new HashSet<Provenance>();
        values.forEach(v -> assertThat(seen.add(provenances.of(v))).isTrue());
    }

    @Test
    void isTheSameForEqualValues() {
        assertThat(provenances.of(Num.parse("1.0").orElseThrow())).isEqualTo(provenances.of(Num.of(1)));
        assertThat(provenances.of(new Text("x"))).isEqualTo(provenances.of(new Text("x")));
        assertThat(provenances.of(secret("a", "x"))).isEqualTo(provenances.of(secret("a", "another")));
    }

    @Test
    void cannotBeGuessedWithoutTheKey() {
        assertThat(new Provenances(new byte[] {1}).of(new Text("x"))).isNotEqualTo(provenances.of(new Text("x")));
    }

    @Test
    void ofADrawIsItsIdNeverAnAddress() {
        assertThat(provenances.draw("1", "value")).isEqualTo(provenances.draw("1", "value"));
        assertThat(provenances.draw("1", "value")).isNotEqualTo(provenances.draw("2", "value"));
        assertThat(provenances.draw("1", "value")).isNotEqualTo(provenances.draw("1", "public"));
    }

    @Test
    void changesWithTheMeaningOfAnOperation() {
        var operands = List.of(new Provenance("a"), new Provenance("b"));
        var provenance = provenances.operation("join", 1, operands);
        assertThat(provenances.operation("join", 2, operands)).isNotEqualTo(provenance);
        assertThat(provenances.operation("cut", 1, operands)).isNotEqualTo(provenance);
        assertThat(provenances.operation("join", 1, operands.reversed())).isNotEqualTo(provenance);
        assertThat(provenances.operation("join", 1, operands)).isEqualTo(provenance);
    }

    @Test
    void appliesAFunctionAtOnceToPlainOperands() {
        assertThat(lift(new Text("a"))).isEqualTo(new Content.Opened(new Text("aa")));
    }

    @Test
    void appliesAFunctionToSecretsOnlyWhenAsked() {
        var calls = new AtomicInteger();
        var operand = new Secret(Type.STRING, new Provenance("a"), () -> {
            calls.incrementAndGet();
            return new Content.Opened(new Text("a"));
        });
        assertThat(lift(new TupleValue(List.of(operand)))).isInstanceOfSatisfying(Content.Opened.class, o -> {
            assertThat(o.value()).isInstanceOf(Secret.class);
            assertThat(calls).hasValue(0);
            assertThat(Provenances.open(o.value())).isEqualTo(new Content.Opened(new Text("aa")));
            assertThat(Provenances.open(o.value())).isEqualTo(new Content.Opened(new Text("aa")));
            assertThat(calls).hasValue(1);
        });
    }

    @Test
    void passesOnWhyAnOperandCannotBeOpened() {
        var closed = new Secret(Type.STRING, new Provenance("a"), Content.NeedsValueKey::new);
        assertThat(lift(closed))
                .isInstanceOfSatisfying(
                        Content.Opened.class,
                        o -> assertThat(Provenances.open(o.value())).isInstanceOf(Content.NeedsValueKey.class));
    }

    @Test
    void findsSecretsAtAnyDepth() {
        Value deep = secret("a", "x");
        for (var wrapped : List.<Value>of(
                new TupleValue(List.of(deep)),
                new ListValue(Type.STRING, List.of(deep)),
                new SetValue(Type.STRING, List.of(deep)),
                new MapValue(Type.STRING, new TreeMap<>(Map.of("k", deep))),
                new Exports(Address.of(Kind.SECRET, "db"), new ObjectValue(new TreeMap<>(Map.of("k", deep)))))) {
            assertThat(Provenances.holdsSecret(wrapped)).isTrue();
            assertThat(Provenances.open(wrapped))
                    .isInstanceOfSatisfying(
                            Content.Opened.class,
                            o -> assertThat(Provenances.holdsSecret(o.value())).isFalse());
        }
        assertThat(Provenances.holdsSecret(new TupleValue(List.of(new Text("x")))))
                .isFalse();
    }

    private Content lift(Value operand) {
        return provenances.lift("double", 1, Type.STRING, List.of(operand), operands -> {
            var only =
                    operands.getFirst() instanceof TupleValue t ? t.elements().getFirst() : operands.getFirst();
            return new Content.Opened(new Text(((Text) only).string().repeat(2)));
        });
    }
}
