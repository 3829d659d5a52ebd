package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.hcl.eval.OutsideFunctions;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.TemplatePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds calls that stand for content from outside where no key of a secret is given by them. */
final class OutsideCalls {
    private final Diagnostics diagnostics;

    OutsideCalls(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Body body) {
        body.blocks().forEach(this::block);
    }

    private void block(Block block) {
        for (var attribute : block.body().attributes()) {
            boolean data = block.type().equals("secret") && attribute.name().equals("data");
            if (data) {
                entries(attribute.expression());
            } else {
                inside(attribute.expression());
            }
        }
        check(block.body());
    }

    /** Visits what is, or makes, the entries of {@code data}. */
    private void entries(Expression expression) {
        switch (expression) {
            case Expression.Parens p -> entries(p.inner());
            case Expression.ObjectConstructor o ->
                o.items().forEach(item -> {
                    inside(item.key());
                    whole(item.value());
                });
            case Expression.For f -> {
                inside(f.introduction().collection());
                optional(f.key());
                if (f.key() != null && !f.grouping()) {
                    whole(f.value());
                } else {
                    inside(f.value());
                }
                optional(f.condition());
            }
            default -> inside(expression);
        }
    }

    private void whole(Expression entry) {
        if (entry instanceof Expression.Call c && OutsideFunctions.NAMES.contains(c.name())) {
            c.arguments().forEach(this::inside);
        } else {
            inside(entry);
        }
    }

    private void optional(@Nullable Expression expression) {
        if (expression != null) {
            inside(expression);
        }
    }

    private void inside(Expression expression) {
        switch (expression) {
            case Expression.NumberLiteral _,
                    Expression.BoolLiteral _,
                    Expression.NullLiteral _,
                    Expression.Variable _,
                    Expression.SplatItem _ -> {}
            case Expression.Template t -> parts(t.parts());
            case Expression.TemplateWrap w -> inside(w.inner());
            case Expression.Tuple t -> t.elements().forEach(this::inside);
            case Expression.ObjectConstructor o ->
                o.items().forEach(item -> {
                    inside(item.key());
                    inside(item.value());
                });
            case Expression.GetAttribute g -> inside(g.source());
            case Expression.Index i -> {
                inside(i.source());
                inside(i.key());
            }
            case Expression.Splat s -> {
                inside(s.source());
                inside(s.each());
            }
            case Expression.Call c -> {
                if (OutsideFunctions.NAMES.contains(c.name())) {
                    diagnostics.add(OutsideFunctions.misplaced(c.name(), c.range()));
                }
                c.arguments().forEach(this::inside);
            }
            case Expression.Conditional c -> {
                inside(c.condition());
                inside(c.ifTrue());
                inside(c.ifFalse());
            }
            case Expression.Binary b -> {
                inside(b.left());
                inside(b.right());
            }
            case Expression.Unary u -> inside(u.operand());
            case Expression.For f -> {
                inside(f.introduction().collection());
                optional(f.key());
                inside(f.value());
                optional(f.condition());
            }
            case Expression.Parens p -> inside(p.inner());
        }
    }

    private void parts(List<TemplatePart> parts) {
        for (var part : parts) {
            switch (part) {
                case TemplatePart.Literal _ -> {}
                case TemplatePart.Interpolation i -> inside(i.expression());
                case TemplatePart.If i -> {
                    inside(i.condition());
                    parts(i.then());
                    parts(i.otherwise());
                }
                case TemplatePart.For f -> {
                    inside(f.introduction().collection());
                    parts(f.body());
                }
            }
        }
    }
}
