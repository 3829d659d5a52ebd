package dev.tacit.template.text;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;

/** Breaks a text into lines of a width in bytes, at spaces. */
final class Wrapping {
    private Wrapping() {}

    /**
     * Takes the width from the first argument.
     *
     * @param breaksWords whether a word longer than a line is broken, too
     */
    static GoValue wrap(Arguments a, String octets, String separator, boolean breaksWords) {
        int width = Math.clamp(a.whole(0), 1, Integer.MAX_VALUE);
        var between = separator.isEmpty() ? "\n" : separator;
        var wrapped = new StringBuilder();
        int at = 0;
        while (octets.length() - at > width) {
            if (octets.charAt(at) == ' ') {
                at++;
                continue;
            }
            int space = at + width;
            while (space >= at && octets.charAt(space) != ' ') {
                space--;
            }
            int end = space >= at ? space : breaksWords ? at + width : octets.indexOf(' ', at + width);
            if (end < 0) {
                break;
            }
            a.budget().append(wrapped, octets.substring(at, end), a.offset());
            a.budget().append(wrapped, between, a.offset());
            at = space < at && breaksWords ? end : end + 1;
        }
        return a.answer(wrapped.append(octets, at, octets.length()).toString());
    }
}
