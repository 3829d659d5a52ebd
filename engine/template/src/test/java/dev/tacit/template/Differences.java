package dev.tacit.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;

/** The one list of deliberate differences from Go, {@code differences.txt}. */
final class Differences {
    private Differences() {}

    /** All of a kind, which is "rule" or "case". */
    static SequencedSet<String> of(String kind) {
        var found = new LinkedHashSet<String>();
        try (var in = Objects.requireNonNull(Differences.class.getResourceAsStream("differences.txt"))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        var parts = Arrays.asList(line.split("\t", -1));
                        if (parts.size() != 3 || parts.get(2).isBlank()) {
                            throw new AssertionError("not a kind, a difference and a reason: " + line);
                        }
                        if (parts.getFirst().equals(kind) && !found.add(parts.get(1))) {
                            throw new AssertionError("listed twice: " + line);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
