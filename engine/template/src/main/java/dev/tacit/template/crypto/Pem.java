package dev.tacit.template.crypto;

import dev.tacit.template.value.Octets;
import java.util.Base64;
import java.util.Optional;

/** A block of PEM (RFC 7468). */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    String label() {
        return label;
    }

    byte[] der() {
        return der;
    }

    /** Skips what is no block, as Go does. */
    static Optional<Pem> first(String octets) {
        for (int at = octets.indexOf(BEGIN); at >= 0; at = octets.indexOf(BEGIN, at + 1)) {
            boolean begins = at == 0 || octets.charAt(at - 1) == '\n';
            var block = begins ? block(octets, at + BEGIN.length()) : Optional.<Pem>empty();
            if (block.isPresent()) {
                return block;
            }
        }
        return Optional.empty();
    }

    private static Optional<Pem> block(String octets, int at) {
        int lineEnd = octets.indexOf('\n', at);
        var line = lineEnd < 0 ? "" : octets.substring(at, lineEnd).stripTrailing();
        if (!line.endsWith(DASHES)) {
            return Optional.empty();
        }
        var label = line.substring(0, line.length() - DASHES.length());
        int end = octets.indexOf("\n" + END + label + DASHES, lineEnd);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            var body = withoutHeaders(octets.substring(lineEnd, end)).replaceAll("[ \t\r\n]", "");
            return Optional.of(new Pem(label, Base64.getDecoder().decode(Octets.bytes(body))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Lines "Name: value" may come first. */
    private static String withoutHeaders(String body) {
        int colon = body.lastIndexOf(':');
        return colon < 0 ? body : body.substring(Math.max(body.indexOf('\n', colon), 0));
    }
}
