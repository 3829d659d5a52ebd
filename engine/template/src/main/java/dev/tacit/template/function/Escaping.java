package dev.tacit.template.function;

import dev.tacit.core.value.Unicode;
import dev.tacit.template.format.Printing;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;

/** The functions {@code html}, {@code js}, {@code urlquery}, over the printed form of their arguments. */
final class Escaping {
    private Escaping() {}

    private static String printed(Arguments arguments) {
        for (var value : arguments.rest(0)) {
            if (value instanceof GoValue.Nil) {
                throw arguments.failure("The value to print is null or absent, and would appear as \"<no value>\".");
            }
        }
        return Printing.print(arguments.rest(0), arguments.budget(), arguments.offset());
    }

    static GoValue html(Arguments arguments) {
        var octets = printed(arguments);
        var escaped = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            switch (c) {
                case 0 -> escaped.append(Octets.ofRune(Octets.BROKEN));
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c);
            }
        }
        return arguments.answer(escaped.toString());
    }

    static GoValue js(Arguments arguments) {
        var octets = printed(arguments);
        var escaped = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            int c = Octets.rune(octets, i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '"' -> escaped.append("\\\"");
                case '<', '>', '&', '=' -> escaped.append(String.format("\\u%04X", c));
                default -> {
                    if (c >= ' ' && (c < 0x80 || Unicode.isPrinted(c))) {
                        escaped.append(octets, i, i + Octets.width(octets, i));
                    } else {
                        escaped.append(String.format("\\u%04X", c));
                    }
                }
            }
        }
        return arguments.answer(escaped.toString());
    }

    static GoValue urlquery(Arguments arguments) {
        var octets = printed(arguments);
        var escaped = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                escaped.append(c);
            } else if (c == ' ') {
                escaped.append('+');
            } else {
                escaped.append(String.format("%%%02X", (int) c));
            }
        }
        return arguments.answer(escaped.toString());
    }
}
