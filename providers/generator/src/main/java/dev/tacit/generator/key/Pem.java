package dev.tacit.generator.key;

import java.util.Base64;

/** Textual encoding of keys and certificates (RFC 7468). */
public final class Pem {
    private Pem() {}

    public static String of(String label, byte[] der) {
        return of(label, der, 64);
    }

    static String of(String label, byte[] der, int width) {
        var content = Base64.getEncoder().encodeToString(der);
        var text = new StringBuilder("-----BEGIN ").append(label).append("-----\n");
        for (int i = 0; i < content.length(); i += width) {
            text.append(content, i, Math.min(content.length(), i + width)).append('\n');
        }
        return text.append("-----END ").append(label).append("-----\n").toString();
    }
}
