package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression as written; nothing is evaluated, no name is resolved. */
public sealed interface Expression {
    SourceRange range();

    /** The names this expression reads from outside of itself, in source order; those its own {@code for}s bind are left out. */
    default List<Reference> references() {
        return References.of(this);
    }

    /** The text of a string literal without interpolation, empty for anything else. */
    default Optional<String> constantText() {
        return Optional.empty();
    }

    /** Where the pieces of {@link #constantText} stand in the source. */
    default List<TextAnchor> anchors() {
        return List.of();
    }

    /**
     * A number as written, for example {@code 1.5e3}; never signed.
     *
     * @param digits decimal digits with optional fraction and exponent
     */
    record NumberLiteral(String digits, SourceRange range) implements Expression {
        @Override
        public String toString() {
            return "number at " + range;
        }
    }

    record BoolLiteral(boolean value, SourceRange range) implements Expression {}

    record NullLiteral(SourceRange range) implements Expression {}

    /** A quoted string or heredoc that yields text. No parts at all is the empty string. */
    record Template(List<TemplatePart> parts, SourceRange range) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }

        @Override
        public Optional<String> constantText() {
            if (parts.isEmpty()) {
                return Optional.of("");
            }
            return parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Literal literal
                    ? Optional.of(literal.text())
                    : Optional.empty();
        }

        @Override
        public List<TextAnchor> anchors() {
            return parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Literal literal
                    ? literal.anchors()
                    : List.of();
        }
    }

    /** {@code "${inner}"} with nothing around the interpolation: the value keeps its type. */
    record TemplateWrap(Expression inner, SourceRange range) implements Expression {}

    record Tuple(List<Expression> elements, SourceRange range) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /** Later items win over earlier ones with the same key. */
    record ObjectConstructor(List<Item> items, SourceRange range) implements Expression {
        public ObjectConstructor {
            items = List.copyOf(items);
        }

        /** A bare word as key has become a {@link Template} of its text; {@code (name)} is {@link Parens}. */
        public record Item(Expression key, Expression value) {}
    }

    /** The first name of a traversal. */
    record Variable(String name, SourceRange range) implements Expression {}

    record GetAttribute(Expression source, String name, SourceRange nameRange, SourceRange range)
            implements Expression {}

    /** {@code source[key]}, and the legacy form {@code source.0}. */
    record Index(Expression source, Expression key, SourceRange range) implements Expression {}

    /**
     * {@code source.*.each} or {@code source[*].each}; the two differ only in how much of what follows the parser put
     * into {@code each}.
     *
     * @param each what is taken of each element, which {@link SplatItem} stands for
     * @param marker the range of the asterisk with its dot or brackets
     */
    record Splat(Expression source, Expression each, SourceRange marker, SourceRange range) implements Expression {}

    /** The element of the innermost {@link Splat} whose {@code each} this is in. */
    record SplatItem(SourceRange range) implements Expression {}

    /**
     * A function call.
     *
     * @param name with {@code ::} where namespaced
     * @param expandLast whether the last argument was followed by {@code ...}
     */
    record Call(String name, SourceRange nameRange, List<Expression> arguments, boolean expandLast, SourceRange range)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Conditional(Expression condition, Expression ifTrue, Expression ifFalse, SourceRange range)
            implements Expression {}

    record Binary(BinaryOperator operator, Expression left, Expression right, SourceRange range)
            implements Expression {}

    record Unary(UnaryOperator operator, Expression operand, SourceRange range) implements Expression {}

    /** {@code [for …]}, and {@code {for … => …}} when {@code key} is there. */
    record For(
            ForIntroduction introduction,
            @Nullable Expression key,
            Expression value,
            @Nullable Expression condition,
            boolean grouping,
            SourceRange range)
            implements Expression {}

    record Parens(Expression inner, SourceRange range) implements Expression {
        @Override
        public Optional<String> constantText() {
            return inner.constantText();
        }

        @Override
        public List<TextAnchor> anchors() {
            return inner.anchors();
        }
    }
}
