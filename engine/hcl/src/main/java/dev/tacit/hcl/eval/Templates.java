package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.TemplatePart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates string templates; text with a secret part is secret. */
final class Templates {
    private static final int SEMANTICS = 1;

    private final Evaluator evaluator;

    Templates(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable
    Value text(Expression.Template template, Scope scope, List<Diagnostic> problems) {
        if (template.parts().isEmpty()) {
            return new Text("");
        }
        if (template.parts().size() == 1 && template.parts().getFirst() instanceof TemplatePart.Literal literal) {
            return Unicode.text(literal.text());
        }
        return text(template.parts(), template.range(), scope, problems);
    }

    List<TextAnchor> anchors(Expression.Template template, Scope scope) {
        if (template.constantText().isPresent()) {
            return template.anchors();
        }
        var text = new StringBuilder();
        var anchors = new ArrayList<TextAnchor>();
        for (var part : template.parts()) {
            int start = text.length();
            if (part instanceof TemplatePart.Literal literal) {
                literal.anchors()
                        .forEach(a -> anchors.add(new TextAnchor(start + a.offset(), a.position(), a.verbatim())));
                text.append(literal.text());
            } else if (piece(part, scope, new ArrayList<>()) instanceof Text made) {
                anchors.add(new TextAnchor(start, part.range().start(), false));
                text.append(made.string());
            } else {
                return List.of();
            }
        }
        // Where parts merge into other characters, offsets are others, too.
        return Unicode.text(text.toString()).string().contentEquals(text) ? anchors : List.of();
    }

    private @Nullable Value text(List<TemplatePart> parts, SourceRange range, Scope scope, List<Diagnostic> problems) {
        var pieces = new ArrayList<Value>();
        boolean whole = true;
        for (var part : parts) {
            var piece = piece(part, scope, problems);
            if (piece == null) {
                whole = false;
            } else {
                pieces.add(piece);
            }
        }
        return whole ? joined(pieces, range, problems) : null;
    }

    private @Nullable Value joined(List<Value> pieces, SourceRange range, List<Diagnostic> problems) {
        var content = evaluator.provenances.lift("template", SEMANTICS, Type.STRING, pieces, opened -> {
            var text = new StringBuilder();
            for (var piece : opened) {
                if (!(piece instanceof Text t)) {
                    return new Content.Failed(nullPart(range));
                }
                text.append(t.string());
            }
            return new Content.Opened(Unicode.text(text.toString()));
        });
        return evaluator.settle(content, range, problems);
    }

    private @Nullable Value piece(TemplatePart part, Scope scope, List<Diagnostic> problems) {
        return switch (part) {
            case TemplatePart.Literal l -> new Text(l.text());
            case TemplatePart.Interpolation i -> {
                var range = i.expression().range();
                var value = evaluator.value(i.expression(), scope, problems);
                yield value == null ? null : asText(value, range, problems);
            }
            case TemplatePart.If i -> {
                var condition = evaluator.conditionals.condition(i.condition(), scope, problems);
                if (condition == null) {
                    yield null;
                }
                var text = text(condition.holds() ? i.then() : i.otherwise(), i.range(), scope, problems);
                yield text == null ? null : evaluator.opener.sealed("conditional", condition.deciding(), text);
            }
            case TemplatePart.For f -> loop(f, scope, problems);
        };
    }

    private @Nullable Value loop(TemplatePart.For f, Scope scope, List<Diagnostic> problems) {
        var steps = new Loops(evaluator).steps(f.introduction(), scope, problems);
        if (steps == null) {
            return null;
        }
        var rounds = new ArrayList<Value>();
        int before = problems.size();
        for (var element : steps.elements()) {
            var text = text(f.body(), f.range(), Loops.inside(f.introduction(), element, scope), problems);
            if (text != null) {
                rounds.add(text);
            }
        }
        if (problems.size() > before) {
            return null;
        }
        var text = joined(rounds, f.range(), problems);
        return text == null ? null : evaluator.opener.sealed("for", List.of(steps.collection()), text);
    }

    private @Nullable Value asText(Value value, SourceRange range, List<Diagnostic> problems) {
        if (value instanceof Null) {
            problems.add(nullPart(range));
            return null;
        }
        return switch (evaluator.conversions.convert(value, Type.STRING)) {
            case Converted.To(Value text) -> text;
            case Converted.Mismatch _ -> {
                problems.add(Diagnostic.error(
                        EvalCode.INVALID_TEMPLATE_VALUE,
                        "Invalid template interpolation value",
                        "Text can hold strings, numbers and bools; this is " + Types.sentence(value.type())
                                + ". jsonencode() and join() make text of others.",
                        range));
                yield null;
            }
        };
    }

    private static Diagnostic nullPart(SourceRange range) {
        return Diagnostic.error(
                EvalCode.INVALID_TEMPLATE_VALUE,
                "Invalid template interpolation value",
                "The value is null, which cannot be included in text.",
                range);
    }
}
