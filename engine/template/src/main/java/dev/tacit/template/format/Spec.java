package dev.tacit.template.format;

import dev.tacit.template.value.Octets;

/**
 * How a verb of a format asks for a value to be printed.
 *
 * @param width {@link #NONE} when not given
 * @param precision likewise
 */
record Spec(
        int verb, boolean minus, boolean plus, boolean sharp, boolean space, boolean zero, int width, int precision) {
    static final int NONE = -1;

    /** As values are printed where nothing says how. */
    static final Spec PLAIN = new Spec('v', false, false, false, false, false, NONE, NONE);

    /** The verb {@code %#v}: as a Go program would write the value. */
    boolean isGoSyntax() {
        return verb == 'v' && sharp;
    }

    Spec with(int verb) {
        return new Spec(verb, minus, plus, sharp, space, zero, width, precision);
    }

    Spec signed() {
        return new Spec(verb, minus, true, sharp, space, zero, width, precision);
    }

    /** With {@code %v}, these two flags mean another form of the whole value, not of the numbers in it. */
    Spec inside() {
        return verb == 'v' && (plus || sharp)
                ? new Spec(verb, minus, false, false, space, zero, width, precision)
                : this;
    }

    /** Filled up to the width. */
    String padded(String octets) {
        return padded(octets, zero && !minus ? '0' : ' ');
    }

    /** Filled up to the width by spaces, for what has got its zeros already. */
    String padded(String octets, char filling) {
        int missing = width == NONE ? 0 : width - length(octets);
        if (missing <= 0) {
            return octets;
        }
        var fill = String.valueOf(filling).repeat(missing);
        return minus ? octets + fill : fill + octets;
    }

    private static int length(String octets) {
        int count = 0;
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            count++;
        }
        return count;
    }
}
