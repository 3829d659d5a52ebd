package dev.tacit.testing.proofs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Text that declares the same with everything in the opposite order, in other white space, commented. */
final class Reversed {
    private Reversed() {}

    /** @param text every bracket that ends a statement of several lines stands first in its line */
    static String of(String text) {
        return String.join("\n", lines(text.lines().map(String::strip).toList())) + "\n";
    }

    private static List<String> lines(List<String> lines) {
        var statements = new ArrayList<List<String>>();
        int depth = 0;
        var statement = new ArrayList<String>();
        for (var line : lines) {
            if (line.isEmpty()) {
                continue;
            }
            depth += line.endsWith("{") ? 1 : line.startsWith("}") ? -1 : 0;
            statement.add(line);
            if (depth == 0) {
                statements.add(statement);
                statement = new ArrayList<>();
            }
        }
        Collections.reverse(statements);
        var reversed = new ArrayList<String>();
        for (var each : statements) {
            reversed.add("\t# said otherwise");
            if (each.size() == 1) {
                reversed.add(spaced(each.getFirst()));
            } else {
                reversed.add(spaced(each.getFirst()));
                reversed.addAll(lines(each.subList(1, each.size() - 1)));
                reversed.add("\t" + each.getLast() + " // the end");
                reversed.add("");
            }
        }
        return reversed;
    }

    private static String spaced(String line) {
        return "\t" + line.replaceFirst(" += ", "  =\t");
    }
}
