package dev.tacit.template.format;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.List;

/** Reads a format of printf, and prints by it. Where Go would write a complaint into the text, this fails. */
final class Formats {
    /** Widths and precisions go no further. */
    private static final int LARGEST = 1_000_000;

    private final String format;
    private final List<GoValue> arguments;
    private final Printing printing;
    private int position;
    private int next;
    /** Whether the format says anywhere which argument it means; then not all need be used. */
    private boolean reordered;
    /** Whether the directive names its argument wrongly, which {@code %} at its end forgives. */
    private boolean misnamed;

    Formats(String format, List<GoValue> arguments, Printing printing) {
        this.format = format;
        this.arguments = arguments;
        this.printing = printing;
    }

    void print() {
        while (true) {
            int percent = format.indexOf('%', position);
            if (percent < 0) {
                printing.append(format.substring(position));
                break;
            }
            printing.append(format.substring(position, percent));
            position = percent + 1;
            directive();
        }
        if (!reordered && next < arguments.size()) {
            throw complaint("\"printf\" has more arguments than its format has verbs.");
        }
    }

    private void directive() {
        misnamed = false;
        int flags = position;
        while (position < format.length() && "#0+- ".indexOf(format.charAt(position)) >= 0) {
            position++;
        }
        var given = format.substring(flags, position);
        boolean minus = given.contains("-");
        boolean zero = given.contains("0");
        boolean indexed = argumentNumber();
        int width;
        if (at('*')) {
            width = fromArgument("width");
            if (width < 0) {
                width = -width;
                minus = true;
                zero = false;
            }
            indexed = false;
        } else {
            width = number();
            misnamed |= indexed && width != Spec.NONE;
        }
        int precision = Spec.NONE;
        if (position + 1 < format.length() && at('.')) {
            misnamed |= indexed;
            indexed = argumentNumber();
            if (at('*')) {
                precision = fromArgument("precision");
                indexed = false;
                if (precision < 0) {
                    throw complaint("The precision that \"printf\" got as an argument is negative.");
                }
            } else {
                precision = Math.max(number(), 0);
            }
        }
        if (!indexed) {
            argumentNumber();
        }
        verb(new Spec(0, minus, given.contains("+"), given.contains("#"), given.contains(" "), zero, width, precision));
    }

    private void verb(Spec spec) {
        if (position >= format.length()) {
            throw complaint("The format of \"printf\" ends within a verb.");
        }
        int verb = Octets.rune(format, position);
        position += Octets.width(format, position);
        if (verb == '%') {
            printing.append("%");
            return;
        }
        if (misnamed) {
            throw badIndex();
        }
        if (next >= arguments.size()) {
            throw complaint("\"printf\" has fewer arguments than its format has verbs.");
        }
        printing.argument(arguments.get(next++), spec.with(verb));
    }

    private boolean at(char c) {
        boolean there = position < format.length() && format.charAt(position) == c;
        position += there ? 1 : 0;
        return there;
    }

    /** A number of decimal digits; {@link Spec#NONE} where there is none. */
    private int number() {
        int value = Spec.NONE;
        for (; position < format.length() && isDigit(format.charAt(position)); position++) {
            if (value > LARGEST) {
                throw complaint("A width or precision in the format of \"printf\" is too large.");
            }
            value = Math.max(value, 0) * 10 + format.charAt(position) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    /** Takes {@code [n]}, which says which argument is next. */
    private boolean argumentNumber() {
        if (position >= format.length() || format.charAt(position) != '[') {
            return false;
        }
        position++;
        reordered = true;
        int number = number();
        if (!at(']') || number == Spec.NONE) {
            throw badIndex();
        }
        if (number < 1 || number > arguments.size()) {
            misnamed = true;
        } else {
            next = number - 1;
        }
        return true;
    }

    private int fromArgument(String what) {
        if (next < arguments.size()
                && arguments.get(next) instanceof GoValue.Int(long value, var _)
                && Math.abs(value) <= LARGEST) {
            next++;
            return (int) value;
        }
        throw complaint("The " + what + " of \"printf\" must be an integer, and not too large.");
    }

    private Failure badIndex() {
        return complaint("A \"[n]\" in the format of \"printf\" stands in a wrong place or names no argument.");
    }

    private Failure complaint(String detail) {
        return Failure.execution(printing.offset(), detail);
    }
}
