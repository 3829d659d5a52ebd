package dev.tacit.template.text;

import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.List;

/** What each match is replaced with. */
record Replacement(List<Part> parts) {
    sealed interface Part {
        record Text(String octets) implements Part {
            @Override
            public String toString() {
                return "Text";
            }
        }

        /**
         * @param number negative when the name is no number
         */
        record Group(int number, String name) implements Part {}
    }

    static Replacement literal(String octets) {
        return new Replacement(List.of(new Part.Text(octets)));
    }

    /**
     * With {@code $1}, {@code $name}, {@code ${name}} for groups, {@code $$} for a dollar sign. A name is as long as can be:
     * {@code $1W} is the group "1W".
     */
    static Replacement of(String octets) {
        var parts = new ArrayList<Part>();
        var text = new StringBuilder();
        int at = 0;
        for (int dollar = octets.indexOf('$'); dollar >= 0; dollar = octets.indexOf('$', at)) {
            text.append(octets, at, dollar);
            at = dollar + 1;
            if (octets.startsWith("$", at)) {
                text.append('$');
                at++;
                continue;
            }
            boolean braced = octets.startsWith("{", at);
            int start = braced ? at + 1 : at;
            int end = start;
            while (end < octets.length() && isWord(Octets.rune(octets, end))) {
                end += Octets.width(octets, end);
            }
            if (end == start || (braced && !octets.startsWith("}", end))) {
                text.append('$'); // not a reference to a group
                continue;
            }
            parts.add(new Part.Text(text.toString()));
            text.setLength(0);
            parts.add(group(octets.substring(start, end)));
            at = braced ? end + 1 : end;
        }
        parts.add(new Part.Text(text.append(octets, at, octets.length()).toString()));
        return new Replacement(parts);
    }

    private static boolean isWord(int rune) {
        return Character.isLetter(rune) || Character.isDigit(rune) || rune == '_';
    }

    private static Part.Group group(String name) {
        boolean number = name.matches("[1-9][0-9]{0,8}|0");
        return new Part.Group(number ? Integer.parseInt(name) : -1, number ? "" : Octets.text(name));
    }
}
