package dev.tacit.template;

import dev.tacit.core.value.Value;
import dev.tacit.template.failure.Failure;
import dev.tacit.template.failure.TemplateCode;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.function.Parameter;
import dev.tacit.template.syntax.Node.Command;
import dev.tacit.template.syntax.Node.Operand;
import dev.tacit.template.syntax.Node.Pipe;
import dev.tacit.template.syntax.Numeral;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.Data;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates the pipelines of one running template; throws {@link Failure}. */
final class Evaluation {
    private final Budget budget;
    private final Variables variables;
    private final Value declared;

    /**
     * @param declared the data as they were before the template changed them
     */
    Evaluation(Budget budget, Variables variables, Value declared) {
        this.budget = budget;
        this.declared = declared;
        this.variables = variables;
    }

    /** Its value, which is also declared or assigned to the variables that it names. */
    GoValue pipe(Pipe pipe, GoValue dot) {
        GoValue value = null;
        Piped piped = null;
        for (var command : pipe.commands()) {
            budget.step(pipe.offset());
            value = command(command, dot, piped);
            if (value == GoValue.Nil.ELEMENT) {
                value = GoValue.Nil.NIL;
            }
            piped = new Piped(value, command.head() instanceof Operand.Constant);
        }
        if (value == null) {
            throw new IllegalStateException("a pipeline without commands: a bug in Tacit");
        }
        for (var name : pipe.variables()) {
            if (pipe.assigns()) {
                variables.assign(name, value, pipe.offset());
            } else {
                variables.declare(name, value);
            }
        }
        return value;
    }

    /**
     * The value of the stage before.
     *
     * @param isWritten whether it stands as such in the template
     */
    private record Piped(GoValue value, boolean isWritten) {}

    /** Evaluates a command, {@code piped} being the value of the stage before. */
    private GoValue command(Command command, GoValue dot, @Nullable Piped piped) {
        var head = command.head();
        if (head instanceof Operand.Call(int offset, GoFunction function)) {
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

    private GoValue call(GoFunction function, List<Operand> operands, GoValue dot, @Nullable Piped piped, int offset) {
        checkCount(function, operands.size() + (piped == null ? 0 : 1), offset);
        if (function.name().equals("and") || function.name().equals("or")) {
            return logical(function.name().equals("or"), operands, dot, piped);
        }
        var arguments = new ArrayList<GoValue>(operands.size() + 1);
        var written = new BitSet();
        for (var operand : operands) {
            written.set(arguments.size(), operand instanceof Operand.Constant);
            arguments.add(argument(operand, function.parameter(arguments.size()), dot));
        }
        if (piped != null) {
            written.set(arguments.size(), piped.isWritten());
            arguments.add(fitting(piped.value(), function.parameter(arguments.size()), offset));
        }
        return usable(function.body().call(new Arguments(function.name(), arguments, written, budget, offset)), offset);
    }

    private static void checkCount(GoFunction function, int count, int offset) {
        int fewest = function.fewest();
        if (count < fewest || (!function.variadic() && count > fewest)) {
            throw Failure.execution(
                    offset,
                    "\"" + function.name() + "\" takes " + (function.variadic() ? "at least " : "") + fewest
                            + (fewest == 1 ? " argument" : " arguments") + ", but got " + count + ".");
        }
    }

    /** The functions {@code and}, {@code or}: the first argument that decides, or the last one. */
    private GoValue logical(boolean or, List<Operand> operands, GoValue dot, @Nullable Piped piped) {
        GoValue last = GoValue.Nil.NIL;
        for (var operand : operands) {
            last = argument(operand, Parameter.ANY, dot);
            if (last.isTrue() == or) {
                return last;
            }
        }
        return piped == null ? last : piped.value();
    }

    private GoValue argument(Operand operand, Parameter parameter, GoValue dot) {
        return switch (operand) {
            case Operand.Figure(int offset, var numeral) -> {
                budget.step(offset);
                if (parameter == Parameter.FLOAT64 && numeral.real().isPresent()) {
                    yield new GoValue.Real(numeral.real().getAsDouble());
                }
                if (parameter == Parameter.INT && numeral.whole().isPresent()) {
                    yield GoValue.Int.constant(numeral.whole().getAsLong());
                }
                if (parameter == Parameter.INT64 && numeral.whole().isPresent()) {
                    yield GoValue.Int.data(numeral.whole().getAsLong());
                }
                if (parameter == Parameter.UINT32 && numeral.whole().orElse(-1) >= 0) {
                    yield GoValue.Int.constant(numeral.whole().getAsLong() & 0xFFFF_FFFFL);
                }
                yield fitting(ideal(numeral, offset), parameter, offset);
            }
            case Operand.Dot _,
                    Operand.Nil _,
                    Operand.Constant _,
                    Operand.Field _,
                    Operand.Variable _,
                    Operand.Call _,
                    Operand.Nested _,
                    Operand.Chain _ -> fitting(operand(operand, dot), parameter, operand.offset());
        };
    }

    private static GoValue ideal(Numeral numeral, int offset) {
        var ideal = numeral.ideal();
        if (ideal == null) {
            throw Failure.execution(offset, "This number is outside the range of 64-bit integers.");
        }
        return ideal;
    }

    private static GoValue fitting(GoValue value, Parameter parameter, int offset) {
        if (!parameter.takes(value)) {
            throw Failure.execution(
                    offset, "This argument must be of type " + parameter + ", and is of type " + value + ".");
        }
        return value;
    }

    private GoValue operand(Operand operand, GoValue dot) {
        budget.step(operand.offset());
        return switch (operand) {
            case Operand.Dot(int offset) -> usable(dot, offset);
            case Operand.Nil _ -> GoValue.Nil.NIL;
            case Operand.Constant(var _, GoValue value) -> value;
            case Operand.Figure(int offset, var numeral) -> ideal(numeral, offset);
            case Operand.Field(int offset, var names) -> fields(dot, names, offset);
            case Operand.Variable(int offset, String name, var names) ->
                fields(variables.value(name, offset), names, offset);
            case Operand.Call(int offset, GoFunction function) -> call(function, List.of(), dot, null, offset);
            case Operand.Nested(int offset, Pipe pipe) -> {
                budget.enter(offset);
                var value = pipe(pipe, dot);
                budget.leave();
                yield value;
            }
            case Operand.Chain(int offset, Operand inner, var names) -> fields(operand(inner, dot), names, offset);
        };
    }

    private GoValue fields(GoValue value, List<String> names, int offset) {
        for (var name : names) {
            value = switch (value) {
                case GoValue.Dict dict -> {
                    var entries = dict.entries();
                    var entry = entries.get(Octets.of(name));
                    if (entry == null) {
                        throw missing(entries.keySet(), name, offset);
                    }
                    yield element(entry);
                }
                case GoValue.Nil _ ->
                    throw new Failure(
                            TemplateCode.TEMPLATE_MISSING_KEY, offset, "There is no key \"" + name + "\" in null.");
                case GoValue.Struct s
                when s.fields().containsKey(name) -> s.fields().get(name);
                case GoValue.Bool _,
                        GoValue.Int _,
                        GoValue.Real _,
                        GoValue.Complex _,
                        GoValue.Str _,
                        GoValue.Slice _,
                        GoValue.Time _,
                        GoValue.Struct _,
                        GoValue.Unusable _ ->
                    throw Failure.execution(
                            offset,
                            "A value of type " + value + " has no keys, so \"" + name + "\" cannot be read from it.");
            };
        }
        return usable(value, offset);
    }

    private Failure missing(Set<String> keys, String name, int offset) {
        var shown = Data.keys(declared);
        var known = keys.stream()
                .map(Octets::text)
                .filter(shown::contains)
                .limit(20)
                .toList();
        return new Failure(
                TemplateCode.TEMPLATE_MISSING_KEY,
                offset,
                "The data has no key \"" + name + "\"."
                        + (known.isEmpty() ? "" : " Its keys here: " + String.join(", ", known) + "."));
    }

    /** What a list or map holds, as it is read from there. */
    static GoValue element(GoValue value) {
        return value == GoValue.Nil.NIL ? GoValue.Nil.ELEMENT : value;
    }

    private static GoValue usable(GoValue value, int offset) {
        if (value instanceof GoValue.Unusable(String reason)) {
            throw new Failure(TemplateCode.TEMPLATE_CONTENT, offset, reason);
        }
        return value;
    }
}
