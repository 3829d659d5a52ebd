package dev.tacit.template.yaml;

import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/** The order in which keys are written: numbers inside them count as numbers, letters come last. */
final class KeyOrder {
    private KeyOrder() {}

    /** Sorts. The order has cycles ({@code a100, a10b, a11}), which Java's own sorting does not bear. */
    static List<String> sorted(Collection<String> keys) {
        var queue = new PriorityQueue<String>(KeyOrder::compare);
        queue.addAll(keys);
        var sorted = new ArrayList<String>(keys.size());
        while (!queue.isEmpty()) {
            sorted.add(queue.remove());
        }
        return sorted;
    }

    private static int compare(String a, String b) {
        int[] left = Octets.runes(a);
        int[] right = Octets.runes(b);
        int same = 0;
        while (same < left.length && same < right.length && left[same] == right[same]) {
            same++;
        }
        if (same == left.length || same == right.length) {
            return Integer.compare(left.length, right.length);
        }
        boolean isLetter = Character.isLetter(left[same]);
        if (isLetter != Character.isLetter(right[same])) {
            return isLetter ? 1 : -1;
        }
        return isLetter ? Integer.compare(left[same], right[same]) : numbers(left, right, same);
    }

    private static int numbers(int[] left, int[] right, int from) {
        // A zero in the middle of a number says how long the number is, not how it begins.
        long before = (left[from] == '0' || right[from] == '0') && isInsideNumber(left, from) ? 1 : 0;
        int leftEnd = endOfDigits(left, from);
        int rightEnd = endOfDigits(right, from);
        long a = number(left, from, leftEnd, before);
        long b = number(right, from, rightEnd, before);
        if (a != b) {
            return Long.compare(a, b);
        }
        return leftEnd != rightEnd ? Integer.compare(leftEnd, rightEnd) : Integer.compare(left[from], right[from]);
    }

    private static boolean isInsideNumber(int[] runes, int end) {
        for (int i = end - 1; i >= 0 && Character.isDigit(runes[i]); i--) {
            if (runes[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(int[] runes, int from) {
        int end = from;
        while (end < runes.length && Character.isDigit(runes[end])) {
            end++;
        }
        return end;
    }

    private static long number(int[] runes, int from, int end, long before) {
        long number = before;
        for (int i = from; i < end; i++) {
            number = number * 10 + (runes[i] - '0');
        }
        return number;
    }
}
