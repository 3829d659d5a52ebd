package dev.tacit.template.text;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;

/** Cuts a string to a width in bytes, with an ellipsis at each end where something is missing. */
final class Abbreviation {
    private static final String ELLIPSIS = "...";
    /** Below, nothing of the string would be left beside one ellipsis, or beside two. */
    private static final int NARROWEST = 4;

    private static final int NARROWEST_OF_BOTH = 7;
    /** So many bytes are not worth an ellipsis before them. */
    private static final int NEAR = 4;

    private Abbreviation() {}

    static GoValue ofBoth(Arguments a) {
        long offset = a.whole(0);
        long width = a.whole(1);
        return offset > 0 && width < NARROWEST_OF_BOTH ? a.answer(a.octets(2)) : of(a, offset, width, a.octets(2));
    }

    /**
     * @param offset of what is to be seen, not necessarily at the left
     */
    static GoValue of(Arguments a, long offset, long width, String octets) {
        int length = octets.length();
        if (width < NARROWEST || length <= width) {
            return a.answer(octets);
        }
        int room = (int) width - ELLIPSIS.length();
        long wanted = Math.min(offset, length);
        // As in Go, the difference overflows for the smallest of numbers.
        int from = (int) Math.max(length - wanted < room ? length - room : wanted, 0);
        if (from <= NEAR) {
            return a.answer(octets.substring(0, room) + ELLIPSIS);
        }
        if (from + room < length) {
            return a.answer(ELLIPSIS + octets.substring(from, from + room - ELLIPSIS.length()) + ELLIPSIS);
        }
        return a.answer(ELLIPSIS + octets.substring(length - room));
    }
}
