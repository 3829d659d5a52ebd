package dev.tacit.template;

import dev.tacit.template.Node.Command;
import dev.tacit.template.Node.Operand;
import dev.tacit.template.Node.Pipe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one template over its data, once; throws {@link Failure}. */
final class Execution {
    private final StringBuilder output = new StringBuilder();
    private final Budget budget = new Budget();
    private final List<Variable> variables = new ArrayList<>();

    private static final class Variable {
        private final String name;
        private GoValue value;

        Variable(String name, GoValue value) {
            this.name = name;
            this.value = value;
        }
    }

    static String run(List<Node> nodes, GoValue data) {
        var execution = new Execution();
        execution.variables.add(new Variable("$", data));
        execution.walk(nodes, data);
        return execution.output.toString();
    }

    private void walk(List<Node> nodes, GoValue dot) {
        for (var node : nodes) {
            switch (node) {
                case Node.Verbatim(String text) -> budget.append(output, text, 0);
                case Node.Action(Pipe pipe) -> {
                    var value = evaluate(pipe, dot);
                    if (pipe.variables().isEmpty()) {
                        print(value, pipe.offset());
                    }
                }
                case Node.If(Pipe pipe, var body, var otherwise) -> {
                    int mark = variables.size();
                    walk(evaluate(pipe, dot).isTrue() ? body : otherwise, dot);
                    forget(mark);
                }
                case Node.With(Pipe pipe, var body, var otherwise) -> {
                    int mark = variables.size();
                    var value = evaluate(pipe, dot);
                    if (value.isTrue()) {
                        walk(body, value);
                    } else {
                        walk(otherwise, dot);
                    }
                    forget(mark);
                }
                case Node.Range range -> {
                    int mark = variables.size();
                    range(range, dot);
                    forget(mark);
                }
            }
        }
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

    private void range(Node.Range range, GoValue dot) {
        var pipe = range.pipe();
        var value = evaluate(pipe, dot);
        boolean empty = switch (value) {
            case GoValue.Slice(var elements) -> {
                for (int i = 0; i < elements.size(); i++) {
                    iterate(range, GoValue.Int.constant(i), elements.get(i));
                }
                yield elements.isEmpty();
            }
            case GoValue.Dict(var entries) -> {
                entries.forEach((key, element) -> iterate(range, new GoValue.Str(key), element));
                yield entries.isEmpty();
            }
            case GoValue.Int(long count, var width) -> {
                if (pipe.variables().size() > 1) {
                    throw Failure.execution(pipe.offset(), "A range over an integer has one variable.");
                }
                for (long i = 0; i < count; i++) {
                    var element = new GoValue.Int(i, width);
                    iterate(range, element, element);
                }
                yield count <= 0;
            }
            case GoValue.Nil _ -> true;
            case GoValue.Bool _, GoValue.Real _, GoValue.Str _, GoValue.Unusable _ ->
                throw Failure.execution(pipe.offset(), "\"range\" cannot go over a value of type " + value + ".");
        };
        if (empty) {
            walk(range.otherwise(), dot);
        }
    }

    private void iterate(Node.Range range, GoValue index, GoValue element) {
        var pipe = range.pipe();
        budget.step(pipe.offset());
        var names = pipe.variables();
        int mark = variables.size();
        for (int i = 0; i < names.size(); i++) {
            var value = i == names.size() - 1 ? element : index;
            if (pipe.assigns()) {
                variable(names.get(i), pipe.offset()).value = value;
            } else {
                variables.get(mark - names.size() + i).value = value;
            }
        }
        walk(range.body(), element);
        forget(mark);
    }

    private GoValue evaluate(Pipe pipe, GoValue dot) {
        GoValue value = null;
        for (var command : pipe.commands()) {
            budget.step(pipe.offset());
            value = command(command, dot, value);
        }
        if (value == null) {
            throw new IllegalStateException("a pipeline without commands: a bug in Tacit");
        }
        for (var name : pipe.variables()) {
            if (pipe.assigns()) {
                variable(name, pipe.offset()).value = value;
            } else {
                variables.add(new Variable(name, value));
            }
        }
        return value;
    }

    /** Evaluates a command, {@code piped} being the value of the stage before. */
    private GoValue command(Command command, GoValue dot, @Nullable GoValue piped) {
        var head = command.head();
        if (head instanceof Operand.Call(int offset, Function function)) {
            return call(function, command.arguments(), dot, piped, offset);
        }
        if (piped != null || !command.arguments().isEmpty()) {
            throw Failure.execution(head.offset(), "Only functions take arguments, and this is a value.");
        }
        if (head instanceof Operand.Nil) {
            throw Failure.execution(head.offset(), "nil is not a command.");
        }
        return operand(head, dot);
    }

    private GoValue call(Function function, List<Operand> operands, GoValue dot, @Nullable GoValue piped, int offset) {
        function.checkCount(operands.size() + (piped == null ? 0 : 1), offset);
        if (function == Function.AND || function == Function.OR) {
            GoValue last = GoValue.Nil.NIL;
            for (var operand : operands) {
                last = operand(operand, dot);
                if (last.isTrue() == (function == Function.OR)) {
                    return last;
                }
            }
            return piped == null ? last : piped;
        }
        var arguments = new ArrayList<GoValue>();
        for (var operand : operands) {
            arguments.add(operand(operand, dot));
        }
        if (piped != null) {
            arguments.add(piped);
        }
        return usable(function.call(arguments, budget, offset), offset);
    }

    private GoValue operand(Operand operand, GoValue dot) {
        budget.step(operand.offset());
        return switch (operand) {
            case Operand.Dot(int offset) -> usable(dot, offset);
            case Operand.Nil _ -> GoValue.Nil.NIL;
            case Operand.Constant(var _, GoValue value) -> value;
            case Operand.Field(int offset, var names) -> fields(dot, names, offset);
            case Operand.Variable(int offset, String name, var names) ->
                fields(variable(name, offset).value, names, offset);
            case Operand.Call(int offset, Function function) -> call(function, List.of(), dot, null, offset);
            case Operand.Nested(var _, Pipe pipe) -> evaluate(pipe, dot);
            case Operand.Chain(int offset, Operand inner, var names) -> fields(operand(inner, dot), names, offset);
        };
    }

    private static GoValue fields(GoValue value, List<String> names, int offset) {
        for (var name : names) {
            value = switch (value) {
                case GoValue.Dict(var entries) -> {
                    var entry = entries.get(name);
                    if (entry == null) {
                        throw new Failure(
                                TemplateCode.TEMPLATE_MISSING_KEY,
                                offset,
                                "The data has no key \"" + name + "\". Its keys here: "
                                        + String.join(
                                                ", ",
                                                entries.keySet().stream()
                                                        .limit(20)
                                                        .toList()) + ".");
                    }
                    yield entry;
                }
                case GoValue.Nil _ ->
                    throw new Failure(
                            TemplateCode.TEMPLATE_MISSING_KEY, offset, "There is no key \"" + name + "\" in null.");
                case GoValue.Bool _,
                        GoValue.Int _,
                        GoValue.Real _,
                        GoValue.Str _,
                        GoValue.Slice _,
                        GoValue.Unusable _ ->
                    throw Failure.execution(
                            offset,
                            "A value of type " + value + " has no keys, so \"" + name + "\" cannot be read from it.");
            };
        }
        return usable(value, offset);
    }

    private static GoValue usable(GoValue value, int offset) {
        if (value instanceof GoValue.Unusable(String reason)) {
            throw new Failure(TemplateCode.TEMPLATE_CONTENT, offset, reason);
        }
        return value;
    }

    private Variable variable(String name, int offset) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name.equals(name)) {
                return variables.get(i);
            }
        }
        throw Failure.execution(offset, "The variable \"" + name + "\" has no value yet.");
    }

    private void forget(int mark) {
        variables.subList(mark, variables.size()).clear();
    }
}
