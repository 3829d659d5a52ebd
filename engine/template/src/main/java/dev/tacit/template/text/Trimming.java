package dev.tacit.template.text;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.Octets;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** What is taken off the ends of a string. */
final class Trimming {
    private Trimming() {}

    static String blanks(String octets) {
        return trimmed(octets, Octets::isSpace);
    }

    /** Without the characters of {@code set} at both ends. */
    static String all(String octets, String set) {
        int[] runes = Arrays.stream(Octets.runes(set)).sorted().toArray();
        return trimmed(octets, rune -> Arrays.binarySearch(runes, rune) >= 0);
    }

    private static String trimmed(String octets, IntPredicate goes) {
        int start = 0;
        while (start < octets.length() && goes.test(Octets.rune(octets, start))) {
            start += Octets.width(octets, start);
        }
        int end = start;
        for (int i = start; i < octets.length(); i += Octets.width(octets, i)) {
            if (!goes.test(Octets.rune(octets, i))) {
                end = i + Octets.width(octets, i);
            }
        }
        return octets.substring(start, end);
    }

    static String prefix(Arguments a) {
        var octets = a.octets(1);
        var prefix = a.octets(0);
        return octets.startsWith(prefix) ? octets.substring(prefix.length()) : octets;
    }

    static String suffix(Arguments a) {
        var octets = a.octets(1);
        var suffix = a.octets(0);
        return octets.endsWith(suffix) ? octets.substring(0, octets.length() - suffix.length()) : octets;
    }
}
