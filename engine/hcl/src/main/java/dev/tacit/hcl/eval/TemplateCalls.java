package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.TemplatePart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that render HCL templates from elsewhere: {@code templatefile}, {@code templatestring}. */
final class TemplateCalls {
    private static final int DEEPEST = 32;
    /** Ends the text of a template; a line that consists of it is no text that anybody writes. */
    private static final String MARKER = "tacit-template-end-5c1f";

    private final Evaluator evaluator;

    TemplateCalls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable
    Value call(Expression.Call call, List<Calls.Given> given, List<Diagnostic> problems) {
        if (given.size() != 2) {
            return fail(EvalCode.ARGUMENT_COUNT, call, "it expects exactly two arguments.", problems);
        }
        var source = source(call, given.getFirst(), problems);
        if (source == null) {
            return null;
        }
        var opened = evaluator.opener.open(source, given.getFirst().range(), "template", problems);
        if (!(opened instanceof Text text)) {
            return null;
        }
        var whole = given.get(1).value();
        var variables = evaluator.opener.open(whole, given.get(1).range(), "template", problems);
        if (variables == null) {
            return null;
        }
        var names = names(whole, variables);
        if (names == null) {
            return fail(
                    EvalCode.INVALID_ARGUMENT,
                    call,
                    given.get(1).range(),
                    "the variables must be a map or an object whose keys are names.",
                    problems);
        }
        var value = rendered(call, text.string(), names, given.get(1).range(), problems);
        return value == null ? null : evaluator.opener.sealed("template", List.of(source, whole), value);
    }

    private @Nullable Value source(Expression.Call call, Calls.Given given, List<Diagnostic> problems) {
        if (!(evaluator.conversions.convert(given.value(), Type.STRING) instanceof Converted.To(Value value))
                || value instanceof dev.tacit.core.value.Null) {
            return fail(
                    EvalCode.INVALID_ARGUMENT, call, given.range(), "the first argument must be a string.", problems);
        }
        if (!Functions.bare(call.name()).equals("templatefile")) {
            return value;
        }
        if (value instanceof Secret || !(value instanceof Text path)) {
            return fail(EvalCode.INVALID_ARGUMENT, call, given.range(), "the path must not be a secret.", problems);
        }
        return switch (evaluator.files.read(path.string())) {
            case ReadableFiles.Answer.Found(byte[] content) -> {
                var text = EncodingFunctions.text(content, StandardCharsets.UTF_8);
                yield text.isPresent()
                        ? Unicode.text(text.get())
                        : fail(EvalCode.FUNCTION_FAILED, call, given.range(), "the file is not UTF-8 text.", problems);
            }
            case ReadableFiles.Answer.Missing() ->
                fail(EvalCode.INVALID_ARGUMENT, call, given.range(), "there is no such file.", problems);
            case ReadableFiles.Answer.Unreadable(String reason) ->
                fail(
                        EvalCode.INVALID_ARGUMENT,
                        call,
                        given.range(),
                        "the file cannot be read: " + reason + ".",
                        problems);
        };
    }

    /** What the template may refer to; the parts of a secret are secrets. */
    private @Nullable Map<String, Binding> names(Value whole, Value opened) {
        if (!(opened instanceof MapValue || opened instanceof ObjectValue || opened instanceof Exports)) {
            return null;
        }
        var keys = switch (opened) {
            case MapValue m -> List.copyOf(m.entries().keySet());
            case ObjectValue o -> List.copyOf(o.attributes().keySet());
            case Exports e -> List.copyOf(e.attributes().attributes().keySet());
            default -> List.<String>of();
        };
        var names = new HashMap<String, Binding>();
        var elements = java.util.Objects.requireNonNull(evaluator.opener.elements(whole, opened));
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).matches("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{N}\\p{Mn}\\p{Mc}\\p{Pc}-]*")) {
                return null;
            }
            names.put(keys.get(i), Binding.of(elements.get(i).value()));
        }
        return names;
    }

    private @Nullable Value rendered(
            Expression.Call call,
            String text,
            Map<String, Binding> names,
            SourceRange variables,
            List<Diagnostic> problems) {
        if (evaluator.templateDepth >= DEEPEST) {
            return fail(EvalCode.FUNCTION_FAILED, call, "templates call each other without end.", problems);
        }
        var parsed = HclParser.parseExpression(
                "template", ("<<" + MARKER + "\n" + text + "\n" + MARKER + "\n").getBytes(StandardCharsets.UTF_8));
        for (var problem : parsed.diagnostics()) {
            if (problem.isError()) {
                return fail(EvalCode.FUNCTION_FAILED, call, said(problem), problems);
            }
        }
        for (var reference : parsed.expression().references()) {
            if (!names.containsKey(reference.root())) {
                return fail(
                        EvalCode.INVALID_ARGUMENT,
                        call,
                        variables,
                        "the template refers to \"" + reference.root() + "\", which is not among the variables.",
                        problems);
            }
        }
        var inside = new ArrayList<Diagnostic>();
        evaluator.templateDepth++;
        var value = evaluator.value(unterminated(parsed.expression()), Scope.of(names), inside);
        evaluator.templateDepth--;
        for (var problem : inside) {
            return fail(problem.code(), call, said(problem), problems);
        }
        return value;
    }

    /** Without the line end that stands before the marker. */
    private static Expression unterminated(Expression expression) {
        if (!(expression instanceof Expression.Template template)) {
            return expression;
        }
        var parts = new ArrayList<>(template.parts());
        if (!parts.isEmpty()
                && parts.getLast() instanceof TemplatePart.Literal last
                && last.text().endsWith("\n")) {
            parts.removeLast();
            var text = last.text().substring(0, last.text().length() - 1);
            if (!text.isEmpty()) {
                parts.add(new TemplatePart.Literal(text, last.range(), List.of()));
            }
        }
        return parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Interpolation only
                ? only.expression()
                : new Expression.Template(parts, template.range());
    }

    private static String said(Diagnostic problem) {
        var subject = problem.subject();
        var line = subject == null ? "" : "line " + Math.max(1, subject.start().line() - 1) + ": ";
        return line + problem.detail();
    }

    private static @Nullable Value fail(Code code, Expression.Call call, String detail, List<Diagnostic> problems) {
        return fail(code, call, call.range(), detail, problems);
    }

    private static @Nullable Value fail(
            Code code, Expression.Call call, SourceRange subject, String detail, List<Diagnostic> problems) {
        problems.add(Diagnostic.error(code, "Template function failed", call.name() + ": " + detail, subject));
        return null;
    }
}
