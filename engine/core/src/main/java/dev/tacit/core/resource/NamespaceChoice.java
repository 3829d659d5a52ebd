package dev.tacit.core.resource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which namespaces of a target a {@code to} block means. */
public sealed interface NamespaceChoice {
    record Listed(SortedSet<String> names) implements NamespaceChoice {
        public Listed {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    /**
     * All that have such labels and such a name.
     *
     * @param names one of them must match; none where any name will do
     * @param exclude none of them may match
     */
    record Selected(Selector selector, List<Glob> names, List<Glob> exclude) implements NamespaceChoice {
        /** The cluster's own; nothing of an application belongs there, whoever labelled them. */
        private static final String SYSTEM = "kube-";

        public Selected {
            names = List.copyOf(names);
            exclude = List.copyOf(exclude);
        }

        public boolean matches(String name, Map<String, String> labels) {
            return mayMatch(name) && selector.matches(labels);
        }

        /** Whether a namespace of that name matches if it has the right labels. */
        public boolean mayMatch(String name) {
            return !name.startsWith(SYSTEM)
                    && (names.isEmpty() || names.stream().anyMatch(glob -> glob.matches(name)))
                    && exclude.stream().noneMatch(glob -> glob.matches(name));
        }

        /** Whether labels matter. */
        public boolean asksForLabels() {
            return !selector.isEmpty();
        }
    }
}
