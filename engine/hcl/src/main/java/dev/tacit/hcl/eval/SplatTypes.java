package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Type;
import dev.tacit.hcl.syntax.Expression;
import java.util.Optional;

/** What a splat takes of the elements of a list, told from their type alone: the list may be empty. */
final class SplatTypes {
    private SplatTypes() {}

    /** {@link Type#DYNAMIC} when only an element could tell; empty when no element of this type has it. */
    static Optional<Type> taken(Expression each, Type element) {
        return switch (each) {
            case Expression.SplatItem _ -> Optional.of(element);
            case Expression.GetAttribute g -> taken(g.source(), element).flatMap(t -> member(t, g.name()));
            case Expression.Index i -> taken(i.source(), element).flatMap(t -> part(t, i.key()));
            case Expression.Splat s ->
                taken(s.source(), element).flatMap(t -> switch (t) {
                    case Type.ListOf l -> taken(s.each(), l.element()).map(Type.ListOf::new);
                    case Type.SetOf l -> taken(s.each(), l.element()).map(Type.ListOf::new);
                    case Type.MapOf _, Type.ObjectOf _, Type.TupleOf _, Type.Primitive _ -> Optional.of(Type.DYNAMIC);
                });
            default -> Optional.of(Type.DYNAMIC);
        };
    }

    /** The step in {@code each} that no element has, when there is one. */
    static SourceRange lacking(Expression each, Type element) {
        return switch (each) {
            case Expression.GetAttribute g -> lacking(g, g.source(), element);
            case Expression.Index i -> lacking(i, i.source(), element);
            default -> each.range();
        };
    }

    private static SourceRange lacking(Expression step, Expression source, Type element) {
        var range = step.range();
        return taken(source, element).isEmpty()
                ? lacking(source, element)
                : new SourceRange(range.file(), source.range().end(), range.end());
    }

    private static Optional<Type> member(Type type, String name) {
        return switch (type) {
            case Type.ObjectOf o -> Optional.ofNullable(o.attributes().get(name));
            case Type.MapOf m -> Optional.of(m.element());
            case Type.Primitive p -> p == Type.Primitive.DYNAMIC ? Optional.of(p) : Optional.empty();
            case Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> Optional.empty();
        };
    }

    private static Optional<Type> part(Type type, Expression key) {
        return switch (type) {
            case Type.ListOf l -> Optional.of(l.element());
            case Type.MapOf m -> Optional.of(m.element());
            case Type.ObjectOf o ->
                key.constantText().isPresent()
                        ? Optional.ofNullable(
                                o.attributes().get(key.constantText().get()))
                        : Optional.of(Type.DYNAMIC);
            case Type.TupleOf t ->
                key instanceof Expression.NumberLiteral n && n.digits().matches("[0-9]{1,9}")
                        ? t.elements().stream().skip(Long.parseLong(n.digits())).findFirst()
                        : Optional.of(Type.DYNAMIC);
            case Type.Primitive p -> p == Type.Primitive.DYNAMIC ? Optional.of(p) : Optional.empty();
            case Type.SetOf _ -> Optional.empty();
        };
    }
}
