package dev.tacit.testing.proofs;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Secret values that exist nowhere else, each with characters that encodings write in their own ways. */
final class Canaries {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final Map<String, String> values = new TreeMap<>();
    private final Random random = new Random();

    /** The value of that name, made at first use. */
    String of(String name) {
        return values.computeIfAbsent(name, _ -> letters() + "\"/<\u00e9+" + letters());
    }

    /** A value that was made elsewhere. */
    void add(String name, String value) {
        values.put(name, value);
    }

    private String letters() {
        return random.ints(12, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    /** As a literal of HCL. */
    String quoted(String name) {
        return "\"" + of(name).replace("\"", "\\\"") + "\"";
    }

    Map<String, String> values() {
        return values;
    }

    Search search() {
        var search = new Search();
        values.forEach(search::lookFor);
        return search;
    }
}
