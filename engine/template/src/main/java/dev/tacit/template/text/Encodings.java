package dev.tacit.template.text;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on Base64 and Base32 (RFC 4648). */
public final class Encodings {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Encodings() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "b64enc" ->
                function(
                        name,
                        "string",
                        a -> a.answer(Octets.of(Base64.getEncoder().encode(Octets.bytes(a.octets(0))))));
            case "b64dec" -> function(name, "string", a -> decoded(a, 64));
            case "b32enc" -> function(name, "string", a -> a.answer(base32(a.octets(0))));
            case "b32dec" -> function(name, "string", a -> decoded(a, 32));
            default -> null;
        };
    }

    /** As in sprig, what is not decoded is answered with the text of an error. */
    private static GoValue decoded(Arguments a, int base) {
        var decoding = base == 64 ? Decoding.base64(a.octets(0)) : Decoding.base32(a.octets(0));
        return a.answer(
                switch (decoding) {
                    case Decoding.Decoded(var octets) -> octets;
                    case Decoding.Corrupt(int at) -> "illegal base" + base + " data at input byte " + at;
                });
    }

    private static String base32(String octets) {
        var encoded = new StringBuilder((octets.length() + 4) / 5 * 8);
        for (int i = 0; i < octets.length(); i += 5) {
            long bits = 0;
            int bytes = Math.min(5, octets.length() - i);
            for (int j = 0; j < 5; j++) {
                bits = (bits << 8) | (j < bytes ? octets.charAt(i + j) : 0);
            }
            int digits = (bytes * 8 + 4) / 5;
            for (int j = 0; j < 8; j++) {
                encoded.append(j < digits ? BASE32.charAt((int) (bits >> (35 - 5 * j)) & 31) : '=');
            }
        }
        return encoded.toString();
    }
}
