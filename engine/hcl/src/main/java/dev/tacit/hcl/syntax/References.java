package dev.tacit.hcl.syntax;

import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks an expression for the names it uses, minding the names that {@code for} binds. */
final class References {
    private final List<Reference> found = new ArrayList<>();

    private References() {}

    static List<Reference> of(Expression expression) {
        var walk = new References();
        walk.visit(expression, Set.of());
        return List.copyOf(walk.found);
    }

    private void visit(Expression expression, Set<String> bound) {
        switch (expression) {
            case Expression.NumberLiteral _,
                    Expression.BoolLiteral _,
                    Expression.NullLiteral _,
                    Expression.SplatItem _ -> {}
            case Expression.Template t -> visitParts(t.parts(), bound);
            case Expression.TemplateWrap w -> visit(w.inner(), bound);
            case Expression.Tuple t -> t.elements().forEach(e -> visit(e, bound));
            case Expression.ObjectConstructor o ->
                o.items().forEach(item -> {
                    visit(item.key(), bound);
                    visit(item.value(), bound);
                });
            case Expression.Variable _, Expression.GetAttribute _, Expression.Index _ -> visitChain(expression, bound);
            case Expression.Splat s -> {
                visit(s.source(), bound);
                visit(s.each(), bound);
            }
            case Expression.Call c -> c.arguments().forEach(a -> visit(a, bound));
            case Expression.Conditional c -> {
                visit(c.condition(), bound);
                visit(c.ifTrue(), bound);
                visit(c.ifFalse(), bound);
            }
            case Expression.Binary b -> {
                visit(b.left(), bound);
                visit(b.right(), bound);
            }
            case Expression.Unary u -> visit(u.operand(), bound);
            case Expression.For f -> {
                visit(f.introduction().collection(), bound);
                var inner = with(f.introduction(), bound);
                visitOptional(f.key(), inner);
                visit(f.value(), inner);
                visitOptional(f.condition(), inner);
            }
            case Expression.Parens p -> visit(p.inner(), bound);
        }
    }

    private void visitOptional(@Nullable Expression expression, Set<String> bound) {
        if (expression != null) {
            visit(expression, bound);
        }
    }

    private void visitParts(List<TemplatePart> parts, Set<String> bound) {
        for (var part : parts) {
            switch (part) {
                case TemplatePart.Literal _ -> {}
                case TemplatePart.Interpolation i -> visit(i.expression(), bound);
                case TemplatePart.If i -> {
                    visit(i.condition(), bound);
                    visitParts(i.then(), bound);
                    visitParts(i.otherwise(), bound);
                }
                case TemplatePart.For f -> {
                    visit(f.introduction().collection(), bound);
                    visitParts(f.body(), with(f.introduction(), bound));
                }
            }
        }
    }

    /** Adds the longest constant prefix of an attribute-and-index chain; the keys that are not constant are visited after it. */
    private void visitChain(Expression end, Set<String> bound) {
        var links = new ArrayList<Expression>();
        var at = end;
        while (true) {
            if (at instanceof Expression.GetAttribute g) {
                links.addFirst(g);
                at = g.source();
            } else if (at instanceof Expression.Index i) {
                links.addFirst(i);
                at = i.source();
            } else {
                break;
            }
        }
        if (!(at instanceof Expression.Variable root)) {
            visit(at, bound);
        } else if (!bound.contains(root.name())) {
            var steps = new ArrayList<Reference.Step>();
            for (var link : links) {
                var step = step(link);
                if (step.isEmpty()) {
                    break;
                }
                steps.add(step.get());
            }
            var last = steps.isEmpty() ? root.range() : steps.getLast().range();
            found.add(new Reference(root.name(), steps, root.range().to(last)));
        }
        for (var link : links) {
            if (link instanceof Expression.Index i) {
                visit(i.key(), bound);
            }
        }
    }

    private static Optional<Reference.Step> step(Expression link) {
        if (link instanceof Expression.Index i) {
            var range = new SourceRange(
                    i.range().file(), i.source().range().end(), i.range().end());
            return key(i.key()).map(k -> new Reference.Step.Index(k, range));
        }
        return link instanceof Expression.GetAttribute g
                ? Optional.of(new Reference.Step.Attribute(g.name(), g.nameRange()))
                : Optional.empty();
    }

    private static Optional<InstanceKey> key(Expression key) {
        if (key instanceof Expression.NumberLiteral n) {
            return n.digits().length() < 10 && n.digits().chars().allMatch(Character::isDigit)
                    ? Optional.of(new InstanceKey.Index(Integer.parseInt(n.digits())))
                    : Optional.empty();
        }
        return key.constantText().map(InstanceKey.Name::new);
    }

    private static Set<String> with(ForIntroduction introduction, Set<String> bound) {
        var inner = new HashSet<>(bound);
        inner.add(introduction.valueName());
        if (introduction.keyName() != null) {
            inner.add(introduction.keyName());
        }
        return inner;
    }
}
