package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Written;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A generator's block as a test declares it, which can be checked or drawn. The range of each attribute is named after it. */
public record Block(String type, SortedMap<String, Value> inputs, List<Body.Nested> nested) {
    private static final Generators GENERATORS = new Generators();
    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    /** A secret that must stay closed while checking. */
    public static final Secret CLOSED = new Secret(Type.STRING, new Provenance("closed"), () -> {
        throw new AssertionError("opened");
    });

    /** @param inputs names, each followed by its value: a String, an Integer, a Boolean, a List of them, or a {@link Value} */
    public static Block of(String type, Object... inputs) {
        return new Block(type, values(inputs), List.of());
    }

    /** The same with one more nested block. */
    public Block with(String name, Object... inputs) {
        var all = new ArrayList<>(nested);
        all.add(new Body.Nested(name, body(values(inputs), List.of())));
        return new Block(type, this.inputs, all);
    }

    public List<Diagnostic> check() {
        var diagnostics = new Diagnostics();
        GENERATORS.check(type, body(inputs, nested), diagnostics);
        return diagnostics.list();
    }

    /** Checks, draws on 2026-11-01, and compares what is drawn with what is promised. */
    public SortedMap<String, Value> draw(RandomGenerator random) {
        return draw(random, DAY);
    }

    /** The same at another time. */
    public SortedMap<String, Value> draw(RandomGenerator random, Instant now) {
        assertThat(check()).isEmpty();
        var diagnostics = new Diagnostics();
        var drawn = GENERATORS.draw(type, body(inputs, nested), random, now, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        var types = new TreeMap<String, Type>();
        var values = drawn.orElseThrow().values();
        values.forEach((name, value) -> types.put(name, value.type()));
        assertThat(types).isEqualTo(GENERATORS.exports(type));
        return values;
    }

    /** What the kind would draw. */
    public Kind.Drawing drawing(Instant now) {
        return Generators.kind(type)
                .read(new Inputs(type, body(inputs, nested), Optional.of(now), new Diagnostics()))
                .orElseThrow();
    }

    /** The export of a draw as text. */
    public String draw(RandomGenerator random, String export) {
        if (!(draw(random).get(export) instanceof Text text)) {
            throw new AssertionError(export + " is no text");
        }
        return text.string();
    }

    /** Says no at each of {@code places} (attributes, or {@code block}), both when checked and when drawn. */
    public void assertRefused(String... places) {
        assertPlaces(check(), places);
        assertRefusedWhenDrawn(places);
    }

    /** Says no when what was secret is open. */
    public void assertRefusedWhenDrawn(String... places) {
        assertRefusedWhenDrawn(DAY, places);
    }

    public void assertRefusedWhenDrawn(Instant now, String... places) {
        var diagnostics = new Diagnostics();
        var drawn = GENERATORS.draw(type, body(inputs, nested), new java.util.SplittableRandom(1), now, diagnostics);
        assertThat(drawn).isEmpty();
        assertPlaces(diagnostics.list(), places);
    }

    private void assertPlaces(List<Diagnostic> problems, String... places) {
        assertThat(problems)
                .extracting(problem -> Objects.requireNonNull(problem.subject()).file())
                .containsExactly(places);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.code().name()).isEqualTo("GENERATOR_INPUT");
            assertThat(problem.summary()).isEqualTo("Invalid " + type + " generator");
        });
    }

    private static Body body(Map<String, Value> inputs, List<Body.Nested> nested) {
        var attributes = new TreeMap<String, Body.Attribute>();
        inputs.forEach((name, value) -> attributes.put(name, new Body.Attribute(value, Written.at(range(name)))));
        return new Body(range("block"), attributes, nested);
    }

    private static SourceRange range(String name) {
        return new SourceRange(name, SourcePosition.START, SourcePosition.START);
    }

    private static SortedMap<String, Value> values(Object... inputs) {
        var values = new TreeMap<String, Value>();
        for (int i = 0; i < inputs.length; i += 2) {
            values.put((String) inputs[i], value(inputs[i + 1]));
        }
        return values;
    }

    private static Value value(Object written) {
        return switch (written) {
            case Value value -> value;
            case String text -> new Text(text);
            case Integer number -> Num.of(number);
            case Boolean yes -> Bool.of(yes);
            case byte[] bytes -> new Bytes(bytes);
            case List<?> list ->
                new ListValue(Type.STRING, list.stream().map(Block::value).toList());
            default -> throw new IllegalArgumentException(String.valueOf(written.getClass()));
        };
    }
}
