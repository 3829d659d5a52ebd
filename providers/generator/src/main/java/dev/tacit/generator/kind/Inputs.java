package dev.tacit.generator.kind;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Body;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The inputs of one block as its kind reads them. What cannot be used is reported, then read as if left out. */
public final class Inputs {
    private final String type;
    private final Body body;
    private final Optional<Instant> now;
    private final Diagnostics diagnostics;
    private final long errorsBefore;

    /** @param now when a draw follows; empty while only checking */
    public Inputs(String type, Body body, Optional<Instant> now, Diagnostics diagnostics) {
        this.type = type;
        this.body = body;
        this.now = now;
        this.diagnostics = diagnostics;
        errorsBefore = diagnostics.errorCount();
    }

    /** The time of the draw that follows; empty while only checking, which may not depend on it. */
    public Optional<Instant> now() {
        return now;
    }

    /** Whether nothing was wrong so far. */
    public boolean areGood() {
        return diagnostics.errorCount() == errorsBefore;
    }

    /** Whether an attribute at any depth is closed still, which is so only while checking. */
    public boolean holdSecrets() {
        return holdsSecrets(body);
    }

    private static boolean holdsSecrets(Body body) {
        return body.attributes().values().stream().anyMatch(a -> Provenances.holdsSecret(a.value()))
                || body.nested().stream().anyMatch(n -> holdsSecrets(n.body()));
    }

    /** Whether the attribute is set, be it closed. */
    public boolean has(String name) {
        return body.attribute(name).isPresent();
    }

    public boolean isClosed(String name) {
        return value(name).filter(Provenances::holdsSecret).isPresent();
    }

    /** A whole number within bounds. */
    public int number(String name, int fallback, int least, int most) {
        if (!(value(name).orElse(null) instanceof Num number)) {
            return fallback;
        }
        if (number.isInteger() && number.compareTo(Num.of(least)) >= 0 && number.compareTo(Num.of(most)) <= 0) {
            return number.intValueExact();
        }
        error(name, "\"" + name + "\" must be a whole number from " + least + " to " + most + ".");
        return fallback;
    }

    public boolean isOn(String name, boolean fallback) {
        return value(name).orElse(null) instanceof Bool b ? b.isTrue() : fallback;
    }

    public Optional<String> text(String name) {
        return value(name).filter(Text.class::isInstance).map(value -> ((Text) value).string());
    }

    /** Text that a draw needs; empty without an error only while it is closed. */
    public Optional<String> needed(String name) {
        var text = text(name);
        if (text.isEmpty() && !isClosed(name)) {
            error(name, "\"" + name + "\" must be text.");
        }
        return text;
    }

    /** One of {@code choices}, the first when left out. */
    public String choice(String name, List<String> choices) {
        var chosen = text(name).orElse(choices.getFirst());
        if (choices.contains(chosen)) {
            return chosen;
        }
        error(name, "\"" + name + "\" must be one of " + String.join(", ", choices) + ".");
        return choices.getFirst();
    }

    /** The bytes of an attribute of any type: of text, those of its UTF-8. */
    public Optional<byte[]> bytes(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Bytes bytes -> Optional.of(bytes.toByteArray());
            case Text text -> Optional.of(text.string().getBytes(StandardCharsets.UTF_8));
            default -> Optional.empty();
        });
    }

    /** The texts of a list or set, in its order. */
    public List<String> texts(String name) {
        Collection<Value> elements = switch (value(name).orElse(null)) {
            case ListValue list -> list.elements();
            case SetValue set -> set.elements();
            case null, default -> List.of();
        };
        return elements.stream()
                .filter(Text.class::isInstance)
                .map(element -> ((Text) element).string())
                .toList();
    }

    /** The entries of a map; none when it is closed as a whole. */
    public SortedMap<String, Value> map(String name) {
        return switch (value(name).orElse(null)) {
            case MapValue map -> map.entries();
            case ObjectValue object -> object.attributes();
            case null, default -> new TreeMap<>();
        };
    }

    /** Nested blocks; their errors count as errors of these inputs too. */
    public List<Inputs> blocks(String name) {
        return body.blocks(name).stream()
                .map(block -> new Inputs(type, block, now, diagnostics))
                .toList();
    }

    /** Reports at the attribute, or at the block where it is left out. {@code detail} holds no secret. */
    public void error(String name, String detail) {
        diagnostics.error(
                GeneratorCode.GENERATOR_INPUT,
                "Invalid " + type + " generator",
                detail,
                body.attribute(name).map(Body.Attribute::range).orElse(body.range()));
    }

    private Optional<Value> value(String name) {
        return body.attribute(name).map(Body.Attribute::value);
    }
}
