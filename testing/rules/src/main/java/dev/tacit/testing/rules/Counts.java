package dev.tacit.testing.rules;

import java.util.Map;
import java.util.TreeMap;

/** How many tests ended how. */
record Counts(int passed, int failed, int skipped) {
    /** The name under which every test counts, whatever it runs against. */
    static final String ALL = "all";

    static final Counts PASSED = new Counts(1, 0, 0);
    static final Counts FAILED = new Counts(0, 1, 0);
    static final Counts SKIPPED = new Counts(0, 0, 1);
    private static final Counts NONE = new Counts(0, 0, 0);

    static Map<String, Counts> start() {
        var counts = new TreeMap<String, Counts>();
        counts.put(ALL, NONE);
        return counts;
    }

    Counts plus(Counts other) {
        return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    static String print(Map<String, Counts> counts) {
        var lines = new StringBuilder();
        counts.forEach((name, n) -> lines.append(name + " " + n.passed + " " + n.failed + " " + n.skipped + "\n"));
        return lines.toString();
    }

    static void addLine(Map<String, Counts> counts, String line) {
        String[] words = line.split(" ", -1);
        var read = new Counts(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        counts.merge(words[0], read, Counts::plus);
    }
}
