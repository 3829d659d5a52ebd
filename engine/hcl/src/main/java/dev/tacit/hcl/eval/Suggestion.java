package dev.tacit.hcl.eval;

import java.util.Collection;
import java.util.Optional;

/** Guesses which name was meant. */
public final class Suggestion {
    private static final int FAR = 3;

    private Suggestion() {}

    /** A sentence with a leading space that names the nearest of {@code known}, or nothing when none is near. */
    public static String of(String given, Collection<String> known) {
        return nearest(given, known)
                .map(name -> " Did you mean \"" + name + "\"?")
                .orElse("");
    }

    public static Optional<String> nearest(String given, Collection<String> known) {
        int least = Math.min(FAR, Math.max(2, given.length()));
        String nearest = null;
        for (var name : known) {
            int distance = distance(given, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein's distance, cut off at {@link #FAR}. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) >= FAR) {
            return FAR;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return Math.min(FAR, row[b.length()]);
    }
}
