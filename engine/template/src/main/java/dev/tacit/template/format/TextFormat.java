package dev.tacit.template.format;

import dev.tacit.template.value.Octets;
import java.util.HexFormat;
import java.util.Optional;

/** Go's verbs for strings. */
final class TextFormat {
    private TextFormat() {}

    /** Empty when the verb is none for strings. */
    static Optional<String> of(String octets, Spec spec) {
        return Optional.ofNullable(
                switch (spec.verb()) {
                    case 'v' -> spec.isGoSyntax() ? quoted(octets, spec.inside()) : spec.padded(cut(octets, spec));
                    case 's' -> spec.padded(cut(octets, spec));
                    case 'q' -> quoted(octets, spec);
                    case 'x' -> hex(octets, HexFormat.of(), "0x", spec);
                    case 'X' -> hex(octets, HexFormat.of().withUpperCase(), "0X", spec);
                    default -> null;
                });
    }

    /** No more characters than the precision says. */
    static String cut(String octets, Spec spec) {
        if (spec.precision() == Spec.NONE) {
            return octets;
        }
        int end = 0;
        for (int left = spec.precision(); left > 0 && end < octets.length(); left--) {
            end += Octets.width(octets, end);
        }
        return octets.substring(0, end);
    }

    private static String quoted(String octets, Spec spec) {
        var text = cut(octets, spec);
        return spec.padded(
                spec.sharp() && Quoting.canBeRaw(text) ? "`" + text + "`" : Quoting.string(text, spec.plus()));
    }

    /** The precision counts bytes here. */
    private static String hex(String octets, HexFormat digits, String prefix, Spec spec) {
        int length = spec.precision() == Spec.NONE ? octets.length() : Math.min(spec.precision(), octets.length());
        var bytes = Octets.bytes(octets.substring(0, length));
        var mark = spec.sharp() && length > 0 ? prefix : "";
        return spec.padded(mark + (spec.space() ? digits.withDelimiter(" " + mark) : digits).formatHex(bytes));
    }
}
