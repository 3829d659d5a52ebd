package dev.tacit.generator.login;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code totp}: the secret of one-time passwords (RFC 6238), with the address that authenticators scan. */
final class Totp implements Kind {
    private static final String ISSUER = "issuer";
    private static final String ACCOUNT = "account";
    private static final String ALGORITHM = "algorithm";
    private static final String DIGITS = "digits";
    private static final String PERIOD = "period";
    private static final String SECRET = "secret";
    private static final String URI = "uri";

    @Override
    public String type() {
        return "totp";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attributes.required(ISSUER, Type.STRING),
                Attributes.required(ACCOUNT, Type.STRING),
                Attributes.optional(ALGORITHM, Type.STRING),
                Attributes.optional(DIGITS, Type.NUMBER),
                Attributes.optional(PERIOD, Type.NUMBER)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, SECRET, URI);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var issuer = named(inputs, ISSUER);
        var account = named(inputs, ACCOUNT);
        var algorithm = inputs.choice(ALGORITHM, List.of("SHA1", "SHA256", "SHA512"));
        int digits = inputs.number(DIGITS, 6, 6, 8);
        int period = inputs.number(PERIOD, 30, 15, 300);
        if (!inputs.areGood()) {
            return Optional.empty();
        }
        var label = encoded(issuer) + ":" + encoded(account);
        var parameters =
                "&issuer=" + encoded(issuer) + "&algorithm=" + algorithm + "&digits=" + digits + "&period=" + period;
        return Optional.of((random, _) -> {
            var bytes = new byte[length(algorithm)];
            random.nextBytes(bytes);
            var secret = base32(bytes);
            return new TreeMap<>(Map.of(
                    SECRET,
                    new Text(secret),
                    URI,
                    new Text("otpauth://totp/" + label + "?secret=" + secret + parameters)));
        });
    }

    private static String named(Inputs inputs, String name) {
        var text = inputs.needed(name);
        text.filter(given -> given.isEmpty() || given.indexOf(':') >= 0)
                .ifPresent(_ -> inputs.error(name, "\"" + name + "\" must not be empty; a colon has no place in it."));
        return text.orElse("");
    }

    /** As many bytes as the hash has (RFC 6238 §5.1, RFC 2104 §3). */
    private static int length(String algorithm) {
        return switch (algorithm) {
            case "SHA256" -> 32;
            case "SHA512" -> 64;
            default -> 20;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** RFC 4648 §6 without padding, which authenticators do not take. */
    static String base32(byte[] bytes) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(alphabet.charAt((held >>> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(alphabet.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
