package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads declarations into resources; both front ends come through here. */
public final class Resources {
    private static final int DEFAULT_KEEP_VERSIONS = 10;

    private final Declaration declaration;
    private final Diagnostics diagnostics;
    private final long errorsBefore;

    private Resources(Declaration declaration, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.diagnostics = diagnostics;
        this.errorsBefore = diagnostics.errorCount();
    }

    /** Empty when {@code diagnostics} got an error. */
    public static Optional<Resource> read(Declaration declaration, Diagnostics diagnostics) {
        return new Resources(declaration, diagnostics).read();
    }

    /** The version at which a secret stays, of a declaration that cannot be read as a whole yet. */
    public static OptionalInt pin(Declaration declaration, Diagnostics diagnostics) {
        return new Resources(declaration, diagnostics).pin();
    }

    private Optional<Resource> read() {
        var resource = switch (declaration.address().kind()) {
            case SECRET -> secret();
            case GENERATOR -> generator();
            case DATA -> new Resource.DataResource(declaration.address(), declaration.body());
            case TEMPLATE -> new TemplateBlock(declaration, diagnostics).read();
            case TARGET -> new Resource.TargetResource(declaration, targetLabels());
            case FEDERATION -> federation();
            case OUTPUT -> output();
        };
        return diagnostics.errorCount() > errorsBefore ? Optional.empty() : Optional.ofNullable(resource);
    }

    private Resource secret() {
        var body = declaration.body();
        var data = body.attribute("data").map(this::data).orElseGet(TreeMap::new);
        data.forEach((key, entry) -> ContentRules.checkLiteral(declaration.address(), key, entry, diagnostics));
        var encoded = body.attribute("data_base64").map(this::data).orElseGet(TreeMap::new);
        encoded.forEach((key, entry) -> ContentRules.checkEncoded(key, entry, data.containsKey(key), diagnostics));
        var all = new TreeMap<>(encoded);
        all.putAll(data);
        if (body.attribute("data").isEmpty() && body.attribute("data_base64").isEmpty()) {
            noKeys(body.range());
        }
        return new Resource.SecretResource(
                declaration.address(),
                body.range(),
                all,
                encoded.keySet(),
                text("description", ""),
                number("keep_versions", "how many of the newest versions keep their content", 1000)
                        .orElse(DEFAULT_KEEP_VERSIONS),
                pin(),
                Schedule.read(body, diagnostics),
                body.attribute(Schemas.OVERLAP).flatMap(this::overlap),
                Activations.read(declaration.address(), body, diagnostics));
    }

    private Optional<Duration> overlap(Body.Attribute attribute) {
        var span = Span.read(attribute, "", diagnostics);
        if (span.filter(Duration::isZero).isPresent()) {
            error(
                    ResourceCode.INVALID_DURATION,
                    "No length of time",
                    "With a length of zero the version before would never be valid beside the next. Leave \"overlap\" out"
                            + " for that.",
                    attribute.range());
        }
        return span;
    }

    private OptionalInt pin() {
        return number("pin", "at which version the secret stays", Integer.MAX_VALUE);
    }

    private Resource generator() {
        var body = declaration.body();
        var inputs = new TreeMap<>(body.attributes());
        inputs.remove(Schemas.SLOTS);
        return new Resource.GeneratorResource(
                declaration.address(),
                new Body(
                        body.range(),
                        inputs,
                        body.nested().stream()
                                .filter(n -> !n.type().equals(Schemas.ROTATE))
                                .toList()),
                number(Schemas.SLOTS, "how many values take turns", 2).orElse(1),
                Rotations.read(declaration.address(), body, diagnostics));
    }

    private void noKeys(SourceRange range) {
        error(
                ResourceCode.NO_KEYS,
                "No keys",
                "\"data\" is empty, so there is nothing to keep or deliver. Give it at least one key.",
                range);
    }

    private @Nullable Resource federation() {
        var source = source();
        var destinations = new ArrayList<Resource.Destination>();
        for (var to : declaration.body().blocks("to")) {
            destinations.add(new Destinations(declaration.body(), to, diagnostics).read());
        }
        return source == null
                ? null
                : new Resource.FederationResource(
                        declaration.address(),
                        declaration.body().range(),
                        source,
                        destinations,
                        onLeaving(),
                        Rollouts.read(declaration.address(), declaration.body(), diagnostics));
    }

    private Resource.OnLeaving onLeaving() {
        var word = text("on_delete", "keep");
        return switch (word) {
            case "keep" -> Resource.OnLeaving.KEEP;
            case "delete" -> Resource.OnLeaving.DELETE;
            default -> {
                error(
                        ResourceCode.UNKNOWN_ON_DELETE,
                        "Unknown value of \"on_delete\"",
                        "\"on_delete\" must be \"keep\" or \"delete\": it decides what becomes of an object that a selector"
                                + " means no more. What is removed from the code is deleted in any case.",
                        attribute("on_delete").range());
                yield Resource.OnLeaving.KEEP;
            }
        };
    }

    private SortedMap<String, String> targetLabels() {
        return declaration
                .body()
                .attribute("labels")
                .map(labels -> texts(labels.value()))
                .orElseGet(TreeMap::new);
    }

    private Resource output() {
        var sensitive = declaration
                .body()
                .attribute("sensitive")
                .map(Body.Attribute::value)
                .orElse(Bool.FALSE);
        return new Resource.OutputResource(
                declaration.address(),
                declaration.body().range(),
                attribute("value").value(),
                text("description", ""),
                sensitive instanceof Bool b && b.isTrue());
    }

    /** The entries of {@code data}, each with its own place. */
    private SortedMap<String, Body.Attribute> data(Body.Attribute attribute) {
        var entries = switch (attribute.value()) {
            case ObjectValue o -> o.attributes();
            case MapValue m -> m.entries();
            default -> {
                error(
                        ResourceCode.NOT_A_MAP_OF_KEYS,
                        "\"data\" is not a map",
                        "\"data\" maps keys to contents, for example { password = generator.password.db.value }. It is a "
                                + attribute.value().type()
                                + (attribute.value() instanceof Secret
                                        ? "; which keys a secret has must be readable without opening it, so write the keys out."
                                        : "."),
                        attribute.range());
                yield null;
            }
        };
        if (entries == null) {
            return new TreeMap<>();
        }
        if (entries.isEmpty()) {
            noKeys(attribute.range());
        }
        var data = new TreeMap<String, Body.Attribute>();
        entries.forEach((key, value) -> {
            var written = attribute.written().element(key);
            if (ContentRules.checkEntry(key, value, written.range(), diagnostics)) {
                data.put(key, new Body.Attribute(value, written));
            }
        });
        return data;
    }

    private @Nullable Exports source() {
        var attribute = attribute("source");
        var source = Sources.of(attribute.value());
        if (source == null) {
            Sources.refuse(declaration, attribute.range(), diagnostics);
        }
        return source;
    }

    private OptionalInt number(String name, String meaning, int most) {
        var attribute = declaration.body().attribute(name);
        if (attribute.isEmpty()) {
            return OptionalInt.empty();
        }
        if (attribute.get().value() instanceof Num n) {
            try {
                int count = n.intValueExact();
                if (count >= 1 && count <= most) {
                    return OptionalInt.of(count);
                }
            } catch (ArithmeticException e) {
                // Told below, with the numbers that are out of range.
            }
        }
        error(
                ResourceCode.NOT_A_WHOLE_NUMBER,
                "\"" + name + "\" is out of range",
                "\"" + name + "\" says " + meaning + ": a whole number from 1"
                        + (most == Integer.MAX_VALUE ? "." : " to " + most + "."),
                attribute.get().range());
        return OptionalInt.empty();
    }

    private Body.Attribute attribute(String name) {
        var attribute = declaration.body().attributes().get(name);
        if (attribute == null) {
            throw new IllegalStateException(
                    "a declaration without its required \"" + name + "\": a bug in the front end");
        }
        return attribute;
    }

    private String text(String name, String fallback) {
        return declaration
                .body()
                .attribute(name)
                .map(a -> a.value() instanceof Text t ? t.string() : fallback)
                .orElse(fallback);
    }

    private void error(Code code, String summary, String detail, SourceRange range) {
        diagnostics.add(dev.tacit.core.diagnostic.Diagnostic.error(code, summary, detail, range)
                .about(declaration.address()));
    }

    /** The members of any plain sequence, or null when {@code value} is none. */
    static @Nullable List<Value> elements(Value value) {
        return switch (value) {
            case ListValue l -> l.elements();
            case SetValue s -> s.elements();
            case TupleValue t -> t.elements();
            default -> null;
        };
    }

    /** Text entries of a converted map. */
    static SortedMap<String, String> texts(Value value) {
        var texts = new TreeMap<String, String>();
        if (value instanceof MapValue m && !Provenances.holdsSecret(m)) {
            m.entries().forEach((key, entry) -> {
                if (entry instanceof Text t) {
                    texts.put(key, t.string());
                }
            });
        }
        return texts;
    }
}
