package dev.tacit.template;

import dev.tacit.core.value.Value;
import dev.tacit.template.failure.Failure;
import dev.tacit.template.format.Printing;
import dev.tacit.template.syntax.Node;
import dev.tacit.template.syntax.Node.Pipe;
import dev.tacit.template.syntax.Parser;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.Data;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.List;
import java.util.Map;

/** Runs one template over its data, once; throws {@link Failure}. */
final class Execution {
    private final Map<String, List<Node>> templates;
    private final Value declared;
    private final StringBuilder output = new StringBuilder();
    private final Budget budget = new Budget();
    private Variables variables;
    private Evaluation evaluation;

    private Execution(Map<String, List<Node>> templates, Value declared, GoValue data) {
        this.templates = templates;
        this.declared = declared;
        variables = new Variables(budget, data);
        evaluation = new Evaluation(budget, variables, declared);
    }

    /** How a list of nodes ended. */
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    /** The octets that the template {@link Parser#MAIN} makes. */
    static String run(Map<String, List<Node>> templates, Value declared) {
        var data = Data.of(declared);
        var execution = new Execution(templates, declared, data);
        execution.walk(templates.getOrDefault(Parser.MAIN, List.of()), data);
        return execution.output.toString();
    }

    private Flow walk(List<Node> nodes, GoValue dot) {
        for (var node : nodes) {
            var flow = step(node, dot);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow step(Node node, GoValue dot) {
        return switch (node) {
            case Node.Verbatim(int offset, String octets) -> {
                budget.append(output, octets, offset);
                yield Flow.ON;
            }
            case Node.Action(Pipe pipe) -> {
                var value = evaluation.pipe(pipe, dot);
                if (pipe.variables().isEmpty()) {
                    print(value, pipe.offset());
                }
                yield Flow.ON;
            }
            case Node.If(Pipe pipe, var body, var otherwise) -> {
                int mark = variables.mark();
                var flow = block(evaluation.pipe(pipe, dot).isTrue() ? body : otherwise, dot, pipe.offset());
                variables.forget(mark);
                yield flow;
            }
            case Node.With(Pipe pipe, var body, var otherwise) -> {
                int mark = variables.mark();
                var value = evaluation.pipe(pipe, dot);
                var flow = value.isTrue() ? block(body, value, pipe.offset()) : block(otherwise, dot, pipe.offset());
                variables.forget(mark);
                yield flow;
            }
            case Node.Range range -> {
                int mark = variables.mark();
                var flow = range(range, dot);
                variables.forget(mark);
                yield flow;
            }
            case Node.Break _ -> Flow.BREAK;
            case Node.Continue _ -> Flow.CONTINUE;
            case Node.Invoke invoke -> {
                invoke(invoke, dot);
                yield Flow.ON;
            }
        };
    }

    private Flow block(List<Node> nodes, GoValue dot, int offset) {
        budget.enter(offset);
        var flow = walk(nodes, dot);
        budget.leave();
        return flow;
    }

    private void invoke(Node.Invoke invoke, GoValue dot) {
        var nodes = templates.get(invoke.name());
        if (nodes == null) {
            throw Failure.execution(
                    invoke.offset(), "There is no template of the name \"" + Octets.text(invoke.name()) + "\".");
        }
        budget.step(invoke.offset());
        var pipe = invoke.pipe();
        var argument = pipe == null ? GoValue.Nil.NIL : evaluation.pipe(pipe, dot);
        var outer = variables;
        var outerEvaluation = evaluation;
        variables = new Variables(budget, argument);
        evaluation = new Evaluation(budget, variables, declared);
        block(nodes, argument, invoke.offset());
        variables = outer;
        evaluation = outerEvaluation;
    }

    private void print(GoValue value, int offset) {
        if (value instanceof GoValue.Nil) {
            throw Failure.execution(
                    offset,
                    "The value to print is null or absent, and would appear as \"<no value>\". Provide it, or test it by"
                            + " \"if\" first.");
        }
        budget.append(output, Printing.display(value, budget, offset), offset);
    }

    private Flow range(Node.Range range, GoValue dot) {
        var pipe = range.pipe();
        var value = evaluation.pipe(pipe, dot);
        boolean empty = switch (value) {
            case GoValue.Slice slice -> {
                var elements = slice.elements();
                for (int i = 0; i < elements.size(); i++) {
                    if (iterate(range, GoValue.Int.constant(i), elements.get(i)) == Flow.BREAK) {
                        break;
                    }
                }
                yield elements.isEmpty();
            }
            case GoValue.Dict dict -> {
                // The body may change the map, but not what this goes over.
                var entries = dict.entries().entrySet().stream()
                        .map(Map.Entry::copyOf)
                        .toList();
                budget.spend(entries.size(), pipe.offset());
                for (var entry : entries) {
                    if (iterate(range, new GoValue.Str(entry.getKey()), entry.getValue()) == Flow.BREAK) {
                        break;
                    }
                }
                yield entries.isEmpty();
            }
            case GoValue.Int(long count, var width) -> {
                if (pipe.variables().size() > 1) {
                    throw Failure.execution(pipe.offset(), "A range over an integer has one variable.");
                }
                for (long i = 0; i < count; i++) {
                    var element = new GoValue.Int(i, width);
                    if (iterate(range, element, element) == Flow.BREAK) {
                        break;
                    }
                }
                yield count <= 0;
            }
            case GoValue.Nil _ -> true;
            case GoValue.Bool _,
                    GoValue.Real _,
                    GoValue.Complex _,
                    GoValue.Str _,
                    GoValue.Time _,
                    GoValue.Struct _,
                    GoValue.Unusable _ ->
                throw Failure.execution(pipe.offset(), "\"range\" cannot go over a value of type " + value + ".");
        };
        var flow = empty ? block(range.otherwise(), dot, pipe.offset()) : Flow.ON;
        // By the text it would end the range around this one; in Go it ends this one, which is over.
        return flow == Flow.BREAK ? Flow.ON : flow;
    }

    private Flow iterate(Node.Range range, GoValue index, GoValue element) {
        var pipe = range.pipe();
        budget.step(pipe.offset());
        var names = pipe.variables();
        int mark = variables.mark();
        var dot = Evaluation.element(element);
        for (int i = 0; i < names.size(); i++) {
            int back = names.size() - i;
            var value = back == 1 ? dot : index;
            if (pipe.assigns()) {
                variables.assign(names.get(i), value, pipe.offset());
            } else {
                variables.replace(mark, back, value);
            }
        }
        var flow = block(range.body(), dot, pipe.offset());
        variables.forget(mark);
        return flow;
    }
}
