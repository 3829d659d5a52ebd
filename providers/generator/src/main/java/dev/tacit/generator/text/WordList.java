package dev.tacit.generator.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The words that passphrases are made of: 7,776, none of which another begins with, so that no separator is needed. */
final class WordList {
    private static final String FILE = "words.txt";

    private WordList() {}

    static List<String> builtIn() {
        return Loaded.WORDS;
    }

    /** Read when first needed. */
    private static final class Loaded {
        static final List<String> WORDS = read();
    }

    private static List<String> read() {
        try (var stream = WordList.class.getResourceAsStream(FILE);
                var lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream, FILE), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of words cannot be read: a bug in Tacit", e);
        }
    }
}
