package dev.tacit.template.json;

import dev.tacit.template.value.Octets;

/** A string as Go's encoding/json writes it. */
final class JsonText {
    private JsonText() {}

    /**
     * @param html whether what HTML knows is escaped
     */
    static String quoted(String octets, boolean html) {
        var quoted = new StringBuilder(octets.length() + 2).append('"');
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            int c = Octets.rune(octets, i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean broken = c == Octets.BROKEN && Octets.width(octets, i) == 1;
                    boolean markup = html && (c == '<' || c == '>' || c == '&');
                    if (c < ' ' || broken || markup || c == 0x2028 || c == 0x2029) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.append(octets, i, i + Octets.width(octets, i));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
