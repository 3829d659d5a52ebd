package dev.tacit.testing.proofs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ways in which a value may lie about. */
final class Encodings {
    private Encodings() {}

    /** {@code value} in each encoding, by the encoding's name. */
    static Map<String, byte[]> of(String value) {
        var found = new LinkedHashMap<String, byte[]>();
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        found.put("raw", utf8);
        found.put("UTF-16LE", value.getBytes(StandardCharsets.UTF_16LE));
        found.put("UTF-16BE", value.getBytes(StandardCharsets.UTF_16BE));
        put(found, "hex", HexFormat.of().formatHex(utf8));
        put(found, "HEX", HexFormat.of().withUpperCase().formatHex(utf8));
        for (int offset = 0; offset < 3; offset++) {
            put(found, "base64 +" + offset, base64(Base64.getEncoder(), utf8, offset));
            put(found, "base64url +" + offset, base64(Base64.getUrlEncoder(), utf8, offset));
        }
        var url = URLEncoder.encode(value, StandardCharsets.UTF_8);
        put(found, "URL", url);
        put(found, "url", url.toLowerCase(Locale.ROOT).equals(url) ? url : lowerEscapes(url));
        var json = value.replace("\\", "\\\\").replace("\"", "\\\"");
        put(found, "JSON", json);
        put(found, "JSON, slashes", json.replace("/", "\\/"));
        put(found, "JSON, HTML-safe", htmlSafe(json, false));
        put(found, "JSON, ASCII", htmlSafe(json, true));
        return found;
    }

    private static void put(Map<String, byte[]> found, String name, String text) {
        found.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is the same whatever stands before and after. */
    private static String base64(Base64.Encoder encoder, byte[] value, int offset) {
        var shifted = new byte[value.length + offset];
        System.arraycopy(value, 0, shifted, offset, value.length);
        var text = encoder.withoutPadding().encodeToString(shifted);
        int from = offset == 0 ? 0 : offset + 1;
        int until = shifted.length % 3 == 0 ? text.length() : text.length() - 1;
        return text.substring(from, until);
    }

    private static String lowerEscapes(String url) {
        var text = new StringBuilder(url);
        for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
            text.replace(at + 1, at + 3, text.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static String htmlSafe(String json, boolean ascii) {
        var text = new StringBuilder();
        json.chars().forEach(c -> {
            if ("<>&'".indexOf(c) >= 0 || (ascii && c > 126)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }
}
