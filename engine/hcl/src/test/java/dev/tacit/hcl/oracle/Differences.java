package dev.tacit.hcl.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedSet;

/**
 * The one list of deliberate differences from OpenTofu, {@code differences.txt}: a line is a kind, what differs, the reason.
 * Of each kind one test finds all there are; they are those listed, no more, no fewer.
 */
public final class Differences {
    /** What is compared. */
    public enum Kind {
        /** An expression with another value, or with one where the other is an error. */
        EXPRESSION,
        /** An expression whose first fault is elsewhere: the expression, here, there. */
        FAULT,
        /** How many faults of an argument OpenTofu finds at the call. */
        ARGUMENT,
        /** A file that one takes and the other refuses. */
        VERDICT,
        /** A file with its first fault elsewhere than for OpenTofu and for HashiCorp's parser; the place is ours. */
        PLACE,
        /** A file with its first fault elsewhere than for OpenTofu alone. */
        TOFU_PLACE,
        /** How many files with broken bytes get another verdict or other ranges than HashiCorp's parser gives. */
        BROKEN_BYTES,
        FORMAT,
        /** A configuration with other outputs, or whose first fault is elsewhere. */
        CONFIGURATION,
        /** A body with dynamic blocks. */
        DYNAMIC
    }

    private Differences() {}

    /** All of a kind, in the order of the list. */
    public static SequencedSet<String> of(Kind kind) {
        var found = new LinkedHashSet<String>();
        try (var in = Objects.requireNonNull(Differences.class.getResourceAsStream("/dev/tacit/hcl/differences.txt"))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        var parts = Arrays.asList(line.split("\t", -1));
                        if (parts.size() != 3 || parts.get(2).isBlank()) {
                            throw new AssertionError("not a kind, a difference and a reason: " + line);
                        }
                        var its = Kind.valueOf(parts.getFirst().toUpperCase(Locale.ROOT));
                        if (its == kind && !found.add(parts.get(1).replace('⏎', '\n'))) {
                            throw new AssertionError("listed twice: " + line);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
