package dev.tacit.template;

import dev.tacit.template.GoValue.Bool;
import dev.tacit.template.GoValue.Dict;
import dev.tacit.template.GoValue.Int;
import dev.tacit.template.GoValue.Nil;
import dev.tacit.template.GoValue.Slice;
import dev.tacit.template.GoValue.Str;
import dev.tacit.template.GoValue.Unusable;
import java.util.List;

/** Go's fmt, as far as templates reach it. Where Go would print an error marker into the text, this fails. */
final class Printing {
    private final StringBuilder output = new StringBuilder();
    private final Budget budget;
    private final int offset;

    private Printing(Budget budget, int offset) {
        this.budget = budget;
        this.offset = offset;
    }

    /** The form that an action prints. */
    static String display(GoValue value, Budget budget, int offset) {
        return print(List.of(value), budget, offset);
    }

    /** Puts a space between two neighbours of which neither is a string. */
    static String print(List<GoValue> values, Budget budget, int offset) {
        var printing = new Printing(budget, offset);
        boolean afterString = true;
        for (var value : values) {
            boolean isString = value instanceof Str;
            if (!isString && !afterString) {
                printing.append(" ");
            }
            printing.value('v', value);
            afterString = isString;
        }
        return printing.output.toString();
    }

    static String printf(GoValue format, List<GoValue> arguments, Budget budget, int offset) {
        if (!(format instanceof Str text)) {
            throw Failure.execution(
                    offset, "The format of \"printf\" must be a string, not a value of type " + format + ".");
        }
        var printing = new Printing(budget, offset);
        printing.format(text.value(), arguments);
        return printing.output.toString();
    }

    /** Refuses verbs that this engine does not have, by name, before anything is rendered. */
    static void checkFormat(String format, int offset) {
        for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 2)) {
            if (i + 1 < format.length() && "sdqv%".indexOf(format.charAt(i + 1)) < 0) {
                throw Failure.unsupported(
                        offset,
                        "\"printf\" has the verbs %s, %d, %q, %v without width or flags; \"%"
                                + Character.toString(format.codePointAt(i + 1)) + "\" is not supported.");
            }
        }
    }

    private void format(String format, List<GoValue> arguments) {
        int used = 0;
        int done = 0;
        for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', done)) {
            append(format.substring(done, i));
            if (i + 1 == format.length()) {
                throw Failure.execution(offset, "The format of \"printf\" ends with a lone \"%\".");
            }
            char verb = format.charAt(i + 1);
            done = i + 2;
            if (verb == '%') {
                append("%");
                continue;
            }
            if ("sdqv".indexOf(verb) < 0) {
                throw Failure.unsupported(
                        offset,
                        "\"printf\" has the verbs %s, %d, %q, %v without width or flags; this format has others.");
            }
            if (used == arguments.size()) {
                throw Failure.execution(offset, "\"printf\" has fewer arguments than its format has verbs.");
            }
            value(verb, arguments.get(used++));
        }
        append(format.substring(done));
        if (used < arguments.size()) {
            throw Failure.execution(offset, "\"printf\" has more arguments than its format has verbs.");
        }
    }

    private void value(char verb, GoValue value) {
        switch (value) {
            case Slice s -> {
                var separator = "[";
                for (var element : s.elements()) {
                    append(separator);
                    value(verb, element);
                    separator = " ";
                }
                append(s.elements().isEmpty() ? "[]" : "]");
            }
            case Dict d -> {
                var separator = "map[";
                for (var entry : d.entries().entrySet()) {
                    append(separator);
                    value(verb, new Str(entry.getKey()));
                    append(":");
                    value(verb, entry.getValue());
                    separator = " ";
                }
                append(d.entries().isEmpty() ? "map[]" : "]");
            }
            case Str s when verb == 'q' -> append(Quoting.string(s.value()));
            case Str s when verb != 'd' -> append(s.value());
            case Int i when verb == 'q' -> append(Quoting.character(i.value()));
            case Int i when verb != 's' -> append(Long.toString(i.value()));
            case GoValue.Real f when verb == 'v' -> append(FloatFormat.shortest(f.value()));
            case Bool b when verb == 'v' -> append(Boolean.toString(b.value()));
            case Nil _ when verb == 'v' -> append("<nil>");
            case Unusable u -> throw new Failure(TemplateCode.TEMPLATE_CONTENT, offset, u.reason());
            case Str _, Int _, GoValue.Real _, Bool _, Nil _ ->
                throw Failure.execution(offset, "The verb %" + verb + " does not print a value of type " + value + ".");
        }
    }

    private void append(String text) {
        budget.append(output, text, offset);
    }
}
