package dev.tacit.template.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables declared at a place of a template. */
final class Scope {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Scope() {
        declare("$");
    }

    void declare(String name) {
        names.add(name);
        counts.merge(name, 1, Integer::sum);
    }

    boolean has(String name) {
        return counts.containsKey(name);
    }

    /** What is declared from here on is forgotten by {@link #forget}. */
    int mark() {
        return names.size();
    }

    void forget(int mark) {
        while (names.size() > mark) {
            counts.computeIfPresent(names.removeLast(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
