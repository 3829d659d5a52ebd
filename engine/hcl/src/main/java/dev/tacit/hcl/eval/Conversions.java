package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
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
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Converts values to types as HCL does, leaving secrets unopened. */
public final class Conversions {
    private static final int SEMANTICS = 1;
    private static final Converted.Mismatch NUMBER_REQUIRED = new Converted.Mismatch("a number is required");
    private static final Converted.Mismatch BOOL_REQUIRED = new Converted.Mismatch("a bool is required");

    private final Provenances provenances;

    public Conversions(Provenances provenances) {
        this.provenances = provenances;
    }

    public Converted convert(Value value, Type to) {
        if (to.equals(Type.DYNAMIC)) {
            return new Converted.To(value);
        }
        return switch (value) {
            case Secret s -> secret(s, to);
            case Null n -> Convertible.is(n.type(), to) ? new Converted.To(new Null(to)) : mismatch(n.type(), to);
            case Exports e -> e.type().equals(to) ? new Converted.To(e) : convert(e.attributes(), to);
            default -> plain(value, to);
        };
    }

    private Converted plain(Value value, Type to) {
        return switch (to) {
            case Type.Primitive p -> primitive(value, p);
            case Type.ListOf l ->
                switch (value) {
                    case ListValue v when v.element().equals(l.element()) -> new Converted.To(v);
                    case ListValue v -> list(v.elements(), l.element(), v.element());
                    case SetValue v -> list(v.elements(), l.element(), v.element());
                    case TupleValue v -> list(v.elements(), l.element(), Type.DYNAMIC);
                    default -> mismatch(value.type(), to);
                };
            case Type.SetOf s ->
                switch (value) {
                    case SetValue v when v.element().equals(s.element()) -> new Converted.To(v);
                    case SetValue v -> set(v, v.elements(), s.element(), v.element());
                    case ListValue v -> set(v, v.elements(), s.element(), v.element());
                    case TupleValue v -> set(v, v.elements(), s.element(), Type.DYNAMIC);
                    default -> mismatch(value.type(), to);
                };
            case Type.MapOf m ->
                switch (value) {
                    case MapValue v when v.element().equals(m.element()) -> new Converted.To(v);
                    case MapValue v -> map(v.entries(), m.element(), v.element());
                    case ObjectValue v -> map(v.attributes(), m.element(), Type.DYNAMIC);
                    default -> mismatch(value.type(), to);
                };
            case Type.ObjectOf o ->
                switch (value) {
                    case MapValue v -> object(v.entries(), o, "element");
                    case ObjectValue v -> object(v.attributes(), o, "attribute");
                    default -> mismatch(value.type(), to);
                };
            case Type.TupleOf t ->
                value instanceof TupleValue v
                                && v.elements().size() == t.elements().size()
                        ? tuple(v, t)
                        : mismatch(value.type(), to);
        };
    }

    private static Converted primitive(Value value, Type.Primitive to) {
        if (value.type() == to) {
            return new Converted.To(value);
        }
        return switch (to) {
            case STRING ->
                switch (value) {
                    case Num n -> new Converted.To(new Text(n.format()));
                    case Bool b -> new Converted.To(new Text(b.isTrue() ? "true" : "false"));
                    default -> mismatch(value.type(), to);
                };
            case NUMBER ->
                value instanceof Text t
                        ? Num.parse(t.string())
                                .<Converted>map(Converted.To::new)
                                .orElse(NUMBER_REQUIRED)
                        : mismatch(value.type(), to);
            case BOOL -> value instanceof Text t ? bool(t.string()) : mismatch(value.type(), to);
            case BYTES, DYNAMIC -> mismatch(value.type(), to);
        };
    }

    private static Converted bool(String text) {
        return switch (text) {
            case "true", "1" -> new Converted.To(Bool.TRUE);
            case "false", "0" -> new Converted.To(Bool.FALSE);
            default ->
                text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                        ? new Converted.Mismatch("a bool is required; write it in lower case")
                        : BOOL_REQUIRED;
        };
    }

    private Converted list(List<Value> elements, Type wanted, Type known) {
        if (!Convertible.is(known, wanted)) {
            return mismatch(known, wanted); // even without elements
        }
        var type = elementType(elements, wanted, known);
        return type == null
                ? new Converted.Mismatch("all elements must have one type")
                : each(elements, type) instanceof Each.All(List<Value> all)
                        ? settled(type, all, settled -> new ListValue(settled, all))
                        : firstMismatch(elements, type);
    }

    private Converted set(Value whole, List<Value> elements, Type wanted, Type known) {
        if (!Convertible.is(known, wanted)) {
            return mismatch(known, wanted); // even without elements
        }
        if (elements.stream().anyMatch(Provenances::holdsSecret)) {
            var type = new Type.SetOf(wanted);
            return lifted(whole, type);
        }
        var type = elementType(elements, wanted, known);
        return type == null
                ? new Converted.Mismatch("all elements must have one type")
                : each(elements, type) instanceof Each.All(List<Value> all)
                        ? settled(type, all, settled -> Sets.of(settled, all))
                        : firstMismatch(elements, type);
    }

    private Converted map(Map<String, Value> entries, Type wanted, Type known) {
        if (!Convertible.is(known, wanted)) {
            return mismatch(known, wanted); // even without elements
        }
        var type = elementType(entries.values(), wanted, known);
        if (type == null) {
            return new Converted.Mismatch("all elements must have one type");
        }
        var converted = new TreeMap<String, Value>(Unicode.ORDER);
        for (var entry : entries.entrySet()) {
            switch (convert(entry.getValue(), type)) {
                case Converted.To(Value value) -> converted.put(entry.getKey(), value);
                case Converted.Mismatch m -> {
                    return within("element \"" + entry.getKey() + "\"", m);
                }
            }
        }
        return settled(type, converted.values(), settled -> new MapValue(settled, converted));
    }

    /** A type that the elements share may leave open what is inside: then they must agree on that, too. */
    private static Converted settled(Type type, Collection<Value> elements, Function<Type, Value> rebuild) {
        if (!Types.leavesOpen(type) || elements.stream().anyMatch(Provenances::holdsSecret)) {
            return new Converted.To(rebuild.apply(type));
        }
        var types = elements.stream()
                .map(Value::type)
                .filter(t -> !t.equals(Type.DYNAMIC))
                .distinct()
                .toList();
        return types.size() > 1
                ? new Converted.Mismatch("all elements must have one type")
                : new Converted.To(rebuild.apply(types.isEmpty() ? type : types.getFirst()));
    }

    private Converted object(Map<String, Value> given, Type.ObjectOf to, String part) {
        var converted = new TreeMap<String, Value>(Unicode.ORDER);
        for (var attribute : to.attributes().entrySet()) {
            var value = given.get(attribute.getKey());
            if (value == null) {
                return new Converted.Mismatch(part + " \"" + attribute.getKey() + "\" is required");
            }
            switch (convert(value, attribute.getValue())) {
                case Converted.To(Value v) -> converted.put(attribute.getKey(), v);
                case Converted.Mismatch m -> {
                    return within(part + " \"" + attribute.getKey() + "\"", m);
                }
            }
        }
        return new Converted.To(new ObjectValue(converted));
    }

    private Converted tuple(TupleValue value, Type.TupleOf to) {
        var converted = new ArrayList<Value>();
        for (int i = 0; i < to.elements().size(); i++) {
            switch (convert(value.elements().get(i), to.elements().get(i))) {
                case Converted.To(Value v) -> converted.add(v);
                case Converted.Mismatch m -> {
                    return within("element " + i, m);
                }
            }
        }
        return new Converted.To(new TupleValue(converted));
    }

    private Converted secret(Secret secret, Type to) {
        if (secret.type().equals(to)) {
            return new Converted.To(secret);
        }
        return Convertible.is(secret.type(), to) ? lifted(secret, to) : mismatch(secret.type(), to);
    }

    private Converted lifted(Value value, Type to) {
        var content = provenances.lift(
                "convert to " + Types.expression(to), SEMANTICS, to, List.of(value), opened -> switch (convert(
                        opened.getFirst(), to)) {
                    case Converted.To(Value v) -> new Content.Opened(v);
                    case Converted.Mismatch(String reason) ->
                        new Content.Failed(Diagnostic.error(
                                EvalCode.CONVERSION_FAILED,
                                "Unsuitable secret value",
                                "A secret value cannot be used as " + Types.sentence(to) + ": " + reason + ".",
                                null));
                });
        return content instanceof Content.Opened(Value v)
                ? new Converted.To(v)
                : new Converted.Mismatch(Types.sentence(to) + " is required");
    }

    private sealed interface Each {
        record All(List<Value> values) implements Each {}

        record Not() implements Each {}
    }

    private Each each(List<Value> elements, Type type) {
        var converted = new ArrayList<Value>(elements.size());
        for (var element : elements) {
            if (!(convert(element, type) instanceof Converted.To(Value value))) {
                return new Each.Not();
            }
            converted.add(value);
        }
        return new Each.All(converted);
    }

    private Converted firstMismatch(List<Value> elements, Type type) {
        for (int i = 0; i < elements.size(); i++) {
            if (convert(elements.get(i), type) instanceof Converted.Mismatch m) {
                return within("element " + i, m);
            }
        }
        throw new IllegalStateException("a conversion that failed now succeeds: a bug in Tacit");
    }

    /** The element type to convert to when {@code wanted} leaves it open; null when the elements share none. */
    private static @org.jspecify.annotations.Nullable Type elementType(
            Collection<Value> elements, Type wanted, Type known) {
        if (!wanted.equals(Type.DYNAMIC)) {
            return wanted;
        }
        if (!known.equals(Type.DYNAMIC) || elements.isEmpty()) {
            return known;
        }
        var unified = Unification.unify(elements.stream().map(Value::type).toList());
        if (unified.isEmpty()) {
            return null;
        }
        // Contents that only a secret knows leave the type open; nulls beside structures do not.
        boolean open = unified.get().equals(Type.DYNAMIC)
                && elements.stream().noneMatch(e -> e instanceof Secret)
                && elements.stream().anyMatch(e -> !e.type().equals(Type.DYNAMIC));
        return open ? null : unified.get();
    }

    private static Converted.Mismatch within(String part, Converted.Mismatch mismatch) {
        return new Converted.Mismatch(part + ": " + mismatch.reason());
    }

    private static Converted.Mismatch mismatch(Type from, Type to) {
        if (from instanceof Type.ObjectOf f && to instanceof Type.ObjectOf t) {
            for (var name : t.attributes().keySet()) {
                if (!f.attributes().containsKey(name)) {
                    return new Converted.Mismatch("attribute \"" + name + "\" is required");
                }
            }
        }
        return new Converted.Mismatch(Types.sentence(to) + " is required");
    }
}
