package dev.tacit.core.resource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What labels something must have to be meant; all conditions together. The semantics are those of Kubernetes. */
public record Selector(SortedMap<String, String> labels, List<Requirement> expressions) {
    /** @param values none where the operator takes none */
    public record Requirement(String key, Operator operator, SortedSet<String> values) {
        public Requirement {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        boolean matches(Map<String, String> given) {
            var value = given.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
            };
        }
    }

    public enum Operator {
        IN("In"),
        NOT_IN("NotIn"),
        EXISTS("Exists"),
        DOES_NOT_EXIST("DoesNotExist");

        static final Set<Operator> WITH_VALUES = Set.of(IN, NOT_IN);

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public Selector {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        expressions = List.copyOf(expressions);
    }

    boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    public boolean matches(Map<String, String> given) {
        return given.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(requirement -> requirement.matches(given));
    }
}
