package dev.tacit.core.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes provenances: HMAC-SHA-256 under the store's provenance key over a length-prefixed encoding of the source.
 * Without the key nobody can test a guess against one. Thread-safe.
 */
public final class Provenances {
    private final SecretKeySpec key;

    public Provenances(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Where {@code value} came from: its own provenance when secret, else its content, part by part. */
    public Provenance of(Value value) {
        return switch (value) {
            case Secret s -> s.provenance();
            case Text t -> digest("text", t.string());
            case Bytes b -> digest("bytes", Base64.getEncoder().encodeToString(b.toByteArray()));
            case Num n -> digest("number", n.format());
            case Bool b -> digest("bool", b.isTrue() ? "true" : "false");
            case Null _ -> digest("null");
            case ListValue l -> sequence("list", l.elements());
            case SetValue s -> sequence("set", s.elements());
            case TupleValue t -> sequence("tuple", t.elements());
            case MapValue m -> mapping("map", m.entries());
            case ObjectValue o -> mapping("object", o.attributes());
            case Exports e -> of(e.attributes());
        };
    }

    /** The provenance of generated material: the id of its draw, never its address. */
    public Provenance draw(String drawId, String attribute) {
        return digest("draw", drawId, attribute);
    }

    /** The provenance of a provided value: the id of its setting, never its address. */
    public Provenance input(String revision) {
        return digest("input", revision);
    }

    /**
     * The provenance of what an operation makes.
     *
     * @param semantics raised when a release changes the operation's result for equal operands
     */
    public Provenance operation(String name, int semantics, List<Provenance> operands) {
        var parts = new ArrayList<String>();
        parts.add("operation");
        parts.add(name);
        parts.add(Integer.toString(semantics));
        operands.forEach(p -> parts.add(p.digest()));
        return digest(parts.toArray(String[]::new));
    }

    /**
     * Applies a function to operands of which some may be secret. With none secret it runs at once; otherwise the
     * result is a secret of {@code resultType} whose content is made when asked for.
     *
     * @param function gets operands opened at every depth
     */
    public Content lift(
            String name,
            int semantics,
            Type resultType,
            List<Value> operands,
            Function<List<Value>, Content> function) {
        if (operands.stream().noneMatch(Provenances::holdsSecret)) {
            return function.apply(operands);
        }
        var provenance =
                operation(name, semantics, operands.stream().map(this::of).toList());
        return new Content.Opened(new Secret(resultType, provenance, () -> {
            var opened = new ArrayList<Value>();
            for (var operand : operands) {
                switch (open(operand)) {
                    case Content.Opened o -> opened.add(o.value());
                    case Content.NeedsValueKey n -> {
                        return n;
                    }
                    case Content.Failed f -> {
                        return f;
                    }
                }
            }
            return function.apply(opened);
        }));
    }

    /** Whether {@code value} is a secret or has one inside. */
    public static boolean holdsSecret(Value value) {
        return switch (value) {
            case Secret _ -> true;
            case Text _, Bytes _, Num _, Bool _, Null _ -> false;
            case ListValue l -> l.elements().stream().anyMatch(Provenances::holdsSecret);
            case SetValue s -> s.elements().stream().anyMatch(Provenances::holdsSecret);
            case TupleValue t -> t.elements().stream().anyMatch(Provenances::holdsSecret);
            case MapValue m -> m.entries().values().stream().anyMatch(Provenances::holdsSecret);
            case ObjectValue o -> o.attributes().values().stream().anyMatch(Provenances::holdsSecret);
            case Exports e -> holdsSecret(e.attributes());
        };
    }

    /** Opens {@code value} at every depth; the first part that cannot be opened answers for the whole. */
    public static Content open(Value value) {
        return switch (value) {
            case Secret s -> s.content() instanceof Content.Opened o ? open(o.value()) : s.content();
            case Text _, Bytes _, Num _, Bool _, Null _ -> new Content.Opened(value);
            case ListValue l -> openAll(l.elements(), parts -> new ListValue(l.element(), parts));
            case SetValue s -> openAll(s.elements(), parts -> new SetValue(s.element(), parts));
            case TupleValue t -> openAll(t.elements(), TupleValue::new);
            case MapValue m -> openEntries(m.entries(), parts -> new MapValue(m.element(), parts));
            case ObjectValue o -> openEntries(o.attributes(), ObjectValue::new);
            case Exports e -> open(e.attributes());
        };
    }

    private static Content openAll(List<Value> parts, Function<List<Value>, Value> rebuild) {
        var opened = new ArrayList<Value>(parts.size());
        for (var part : parts) {
            var content = open(part);
            if (!(content instanceof Content.Opened(Value value))) {
                return content;
            }
            opened.add(value);
        }
        return new Content.Opened(rebuild.apply(opened));
    }

    private static Content openEntries(
            Map<String, Value> entries, Function<java.util.SortedMap<String, Value>, Value> rebuild) {
        var opened = new java.util.TreeMap<String, Value>();
        for (var entry : entries.entrySet()) {
            var content = open(entry.getValue());
            if (!(content instanceof Content.Opened(Value value))) {
                return content;
            }
            opened.put(entry.getKey(), value);
        }
        return new Content.Opened(rebuild.apply(opened));
    }

    private Provenance sequence(String kind, List<Value> elements) {
        return operation(kind, 1, elements.stream().map(this::of).toList());
    }

    private Provenance mapping(String kind, Map<String, Value> entries) {
        var parts = new ArrayList<Provenance>();
        entries.forEach((name, value) -> {
            parts.add(digest("key", name));
            parts.add(of(value));
        });
        return operation(kind, 1, parts);
    }

    private Provenance digest(String... parts) {
        var mac = mac();
        for (var part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(new byte[] {
                (byte) (bytes.length >>> 24),
                (byte) (bytes.length >>> 16),
                (byte) (bytes.length >>> 8),
                (byte) bytes.length
            });
            mac.update(bytes);
        }
        return new Provenance(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), 24)));
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
