package dev.tacit.hcl.eval;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
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
import dev.tacit.core.value.Value;
import java.util.Collection;
import java.util.List;

/** Takes parts of values by attribute name or index; parts of secrets are secrets that open later. */
final class Access {
    static final String INDEX = "index";
    static final int SEMANTICS = 1;

    /** What a secret with an overlap exports of its version before. */
    private static final String PREVIOUS = "previous";

    private final Provenances provenances;
    private final Conversions conversions;

    Access(Provenances provenances, Conversions conversions) {
        this.provenances = provenances;
        this.conversions = conversions;
    }

    /** @param range of the name */
    Content attribute(Value source, String name, SourceRange range) {
        return switch (source) {
            case ObjectValue o ->
                member(o.attributes().get(name), name, o.attributes().keySet(), range);
            case Exports e
            when e.address().kind() == Kind.SECRET
                    && name.equals(PREVIOUS)
                    && !e.attributes().attributes().containsKey(name) ->
                failed(
                        EvalCode.NO_OVERLAP,
                        "No overlap is declared",
                        e.address()
                                + " has an earlier version beside the current one only while an overlap runs. Declare how"
                                + " long that is in its block, for example overlap = \"2h\".",
                        range);
            case Exports e -> attribute(e.attributes(), name, range);
            case MapValue m -> {
                var value = m.entries().get(name);
                yield value != null
                        ? new Content.Opened(value)
                        : failed(
                                EvalCode.UNSUPPORTED_ATTRIBUTE,
                                "Missing map element",
                                "This map has no element with the key \"" + name + "\"."
                                        + Suggestion.of(name, m.entries().keySet()),
                                range);
            }
            case Secret s -> {
                if (s.type() instanceof Type.ObjectOf o && !o.attributes().containsKey(name)) {
                    yield unknownAttribute(name, o.attributes().keySet(), range);
                }
                if (s.type() instanceof Type.ObjectOf || s.type() instanceof Type.MapOf || isOpen(s.type())) {
                    yield provenances.lift(
                            INDEX,
                            SEMANTICS,
                            attributeType(s.type(), name),
                            List.of(s, new Text(name)),
                            opened -> attribute(opened.getFirst(), name, range));
                }
                yield noAttributes("A secret " + s.type(), range);
            }
            case Null _ ->
                failed(
                        EvalCode.UNSUPPORTED_ATTRIBUTE,
                        "Attribute of null",
                        "This value is null, so it has no attributes.",
                        range);
            case ListValue _, SetValue _, TupleValue _ ->
                failed(
                        EvalCode.UNSUPPORTED_ATTRIBUTE,
                        "Unsupported attribute",
                        "This is a sequence of values, which has no attributes itself. To take attribute \"" + name
                                + "\" of each element use [*]." + name + ", to take one element use an index.",
                        range);
            case Text _, Num _, dev.tacit.core.value.Bool _, dev.tacit.core.value.Bytes _ ->
                noAttributes("A " + source.type(), range);
        };
    }

    /** @param range of the brackets with the key */
    Content index(Value source, Value key, SourceRange range) {
        if (source instanceof Secret || key instanceof Secret) {
            return secretIndex(source, key, range);
        }
        if (source instanceof Null) {
            return invalid("This value is null, so it has no elements.", range);
        }
        if (key instanceof Null) {
            return invalid("A null value cannot be used as an index.", range);
        }
        return switch (source) {
            case ListValue l -> position(l.elements(), key, range);
            case TupleValue t -> position(t.elements(), key, range);
            case MapValue m ->
                conversions.convert(key, Type.STRING) instanceof Converted.To(Text name)
                        ? element(m.entries().get(name.string()), range)
                        : invalid("A map is indexed by text.", range);
            case ObjectValue o ->
                conversions.convert(key, Type.STRING) instanceof Converted.To(Text name)
                        ? element(o.attributes().get(name.string()), range)
                        : invalid("An object is indexed by the names of its attributes.", range);
            case Exports e -> index(e.attributes(), key, range);
            case SetValue _ ->
                invalid(
                        "Elements of a set are identified only by their value and have no index. Use a for expression"
                                + " to work with all of them, or tolist() first.",
                        range);
            case Text _, Num _, dev.tacit.core.value.Bool _, dev.tacit.core.value.Bytes _, Null _, Secret _ ->
                invalid("A " + source.type() + " has no elements.", range);
        };
    }

    private Content secretIndex(Value source, Value key, SourceRange range) {
        Type result = switch (source.type()) {
            case Type.ListOf l -> l.element();
            case Type.MapOf m -> m.element();
            case Type.ObjectOf _ when key instanceof Text name -> attributeType(source.type(), name.string());
            case Type.ObjectOf _, Type.TupleOf _ -> Type.DYNAMIC;
            case Type.Primitive p when p == Type.Primitive.DYNAMIC -> Type.DYNAMIC;
            case Type.SetOf _, Type.Primitive _ -> null;
        };
        if (result == null) {
            return invalid("A " + source.type() + " has no elements to index.", range);
        }
        return provenances.lift(
                INDEX, SEMANTICS, result, List.of(source, key), opened -> index(opened.get(0), opened.get(1), range));
    }

    private Content position(List<Value> elements, Value key, SourceRange range) {
        if (!(conversions.convert(key, Type.NUMBER) instanceof Converted.To(Num number))) {
            return invalid("A sequence is indexed by numbers.", range);
        }
        if (!number.isInteger()) {
            return invalid(
                    "Indexing a sequence requires a whole number. Division yields fractions; floor() rounds down.",
                    range);
        }
        if (number.signum() < 0) {
            return invalid("A negative number is not a valid index.", range);
        }
        if (number.compareTo(Num.of(elements.size())) >= 0) {
            return invalid(
                    elements.isEmpty()
                            ? "The sequence has no elements."
                            : "The index is not less than the length of the sequence.",
                    range);
        }
        return new Content.Opened(elements.get(number.intValueExact()));
    }

    private static Content member(
            @org.jspecify.annotations.Nullable Value value, String name, Collection<String> names, SourceRange range) {
        return value != null ? new Content.Opened(value) : unknownAttribute(name, names, range);
    }

    private static Content element(@org.jspecify.annotations.Nullable Value value, SourceRange range) {
        return value != null
                ? new Content.Opened(value)
                : invalid("The given key does not identify an element of this collection.", range);
    }

    private static Type attributeType(Type source, String name) {
        return switch (source) {
            case Type.ObjectOf o -> o.attributes().getOrDefault(name, Type.DYNAMIC);
            case Type.MapOf m -> m.element();
            case Type.ListOf _, Type.SetOf _, Type.TupleOf _, Type.Primitive _ -> Type.DYNAMIC;
        };
    }

    private static boolean isOpen(Type type) {
        return type.equals(Type.DYNAMIC);
    }

    private static Content unknownAttribute(String name, Collection<String> names, SourceRange range) {
        return failed(
                EvalCode.UNSUPPORTED_ATTRIBUTE,
                "Unsupported attribute",
                "There is no attribute named \"" + name + "\" here." + Suggestion.of(name, names),
                range);
    }

    private static Content noAttributes(String what, SourceRange range) {
        return failed(EvalCode.UNSUPPORTED_ATTRIBUTE, "Unsupported attribute", what + " has no attributes.", range);
    }

    private static Content invalid(String detail, SourceRange range) {
        return failed(EvalCode.INVALID_INDEX, "Invalid index", detail, range);
    }

    private static Content failed(EvalCode code, String summary, String detail, SourceRange range) {
        return new Content.Failed(Diagnostic.error(code, summary, detail, range));
    }
}
