package dev.tacit.template.format;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.failure.TemplateCode;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;
import java.util.List;
import java.util.Optional;

/** Go's fmt, as far as templates reach it. Where Go would print a complaint into the text, this fails. */
public final class Printing {
    private final StringBuilder output = new StringBuilder();
    private final Budget budget;
    private final int offset;

    private Printing(Budget budget, int offset) {
        this.budget = budget;
        this.offset = offset;
    }

    /** The form that an action prints. */
    public static String display(GoValue value, Budget budget, int offset) {
        return value instanceof GoValue.Str(var octets) ? octets : print(List.of(value), budget, offset);
    }

    /** Puts a space between two neighbours of which neither is a string. */
    public static String print(List<GoValue> values, Budget budget, int offset) {
        var printing = new Printing(budget, offset);
        boolean afterString = true;
        for (var value : values) {
            boolean isString = value instanceof GoValue.Str;
            if (!isString && !afterString) {
                printing.append(" ");
            }
            printing.argument(value, Spec.PLAIN);
            afterString = isString;
        }
        return printing.output.toString();
    }

    /** Puts a space between any two neighbours, and ends the line. */
    public static String println(List<GoValue> values, Budget budget, int offset) {
        var printing = new Printing(budget, offset);
        var separator = "";
        for (var value : values) {
            printing.append(separator);
            printing.argument(value, Spec.PLAIN);
            separator = " ";
        }
        printing.append("\n");
        return printing.output.toString();
    }

    public static String printf(String format, List<GoValue> arguments, Budget budget, int offset) {
        var printing = new Printing(budget, offset);
        new Formats(format, arguments, printing).print();
        return printing.output.toString();
    }

    int offset() {
        return offset;
    }

    void append(String octets) {
        budget.append(output, octets, offset);
    }

    void argument(GoValue value, Spec spec) {
        if (value instanceof GoValue.Nil) {
            if (spec.verb() != 'v' && spec.verb() != 'T') {
                throw bad(value, spec);
            }
            append(spec.padded("<nil>"));
        } else if (spec.verb() == 'T') {
            append(spec.padded(TextFormat.cut(usable(value).toString(), spec)));
        } else {
            value(value, spec);
        }
    }

    private void value(GoValue value, Spec spec) {
        switch (usable(value)) {
            // Only inside of others.
            case GoValue.Nil _ -> append(spec.isGoSyntax() ? "interface {}(nil)" : "<nil>");
            case GoValue.Bool(boolean flag) ->
                one(
                        spec.verb() == 'v' || spec.verb() == 't'
                                ? Optional.of(spec.padded(Boolean.toString(flag)))
                                : Optional.empty(),
                        value,
                        spec);
            case GoValue.Int(long number, var width) ->
                one(IntegerFormat.of(number, width.isUnsigned(), spec), value, spec);
            case GoValue.Real(double number) -> one(FloatFormat.of(number, spec), value, spec);
            case GoValue.Complex(double real, double imaginary) -> complex(real, imaginary, value, spec);
            case GoValue.Str(var octets) -> one(TextFormat.of(octets, spec), value, spec);
            case GoValue.Struct(var _, var _, var shown) -> one(TextFormat.of(shown, spec), value, spec);
            // Go shows its fields for other verbs.
            case GoValue.Time time ->
                one(spec.isGoSyntax() ? Optional.empty() : TextFormat.of(TimeFormat.shown(time), spec), value, spec);
            case GoValue.Slice slice -> slice(slice, spec);
            case GoValue.Dict dict -> dict(dict, spec);
            case GoValue.Unusable _ -> throw new IllegalStateException("printed without a look at it: a bug in Tacit");
        }
    }

    private GoValue usable(GoValue value) {
        if (value instanceof GoValue.Unusable(String reason)) {
            throw new Failure(TemplateCode.TEMPLATE_CONTENT, offset, reason);
        }
        return value;
    }

    private void one(Optional<String> octets, GoValue value, Spec spec) {
        append(octets.orElseThrow(() -> bad(value, spec)));
    }

    private void complex(double real, double imaginary, GoValue value, Spec spec) {
        var inside = spec.verb() == 'v' ? spec.inside().with('g') : spec;
        append("(");
        one(FloatFormat.of(real, inside), value, spec);
        one(FloatFormat.of(imaginary, inside.signed()), value, spec);
        append("i)");
    }

    private void slice(GoValue.Slice slice, Spec spec) {
        noPointer(slice, spec);
        budget.enter(offset);
        if (slice.isNil() && spec.isGoSyntax()) {
            append(slice + "(nil)");
            budget.leave();
            return;
        }
        append(spec.isGoSyntax() ? slice + "{" : "[");
        var separator = "";
        for (var element : slice.elements()) {
            append(separator);
            value(element, spec);
            separator = spec.isGoSyntax() ? ", " : " ";
        }
        append(spec.isGoSyntax() ? "}" : "]");
        budget.leave();
    }

    private void dict(GoValue.Dict dict, Spec spec) {
        noPointer(dict, spec);
        budget.enter(offset);
        if (dict.isNil() && spec.isGoSyntax()) {
            append(dict + "(nil)");
            budget.leave();
            return;
        }
        append(spec.isGoSyntax() ? dict + "{" : "map[");
        var separator = "";
        for (var entry : dict.entries().entrySet()) {
            append(separator);
            value(new GoValue.Str(entry.getKey()), spec);
            append(":");
            value(entry.getValue(), spec);
            separator = spec.isGoSyntax() ? ", " : " ";
        }
        append(spec.isGoSyntax() ? "}" : "]");
        budget.leave();
    }

    /** An address in memory is no content, and {@code %w} is for errors; with no elements, nothing else would notice. */
    private void noPointer(GoValue value, Spec spec) {
        if (spec.verb() == 'p' || spec.verb() == 'w') {
            throw bad(value, spec);
        }
    }

    private Failure bad(GoValue value, Spec spec) {
        return Failure.execution(
                offset,
                "The verb \"%" + Character.toString(spec.verb()) + "\" does not print a value of type " + value + ".");
    }
}
