package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The declarations of one directory, checked as far as that is possible without values.
 *
 * @param order what is to be evaluated, each after all that it refers to
 */
public record Configuration(SortedMap<String, Variable> variables, List<Step> order, Settings settings) {
    public Configuration {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        order = List.copyOf(order);
    }

    /**
     * A node, when its turn has come.
     *
     * @param needs the names of the nodes and variables it refers to
     */
    public record Step(Node node, SortedSet<String> needs) {
        public Step {
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }
    }

    /** The {@code tacit} block. */
    public record Settings(Optional<RequiredVersion> requiredVersion) {}

    /** A constraint on the version of Tacit, not yet checked against one. */
    public record RequiredVersion(String constraint, SourceRange range) {}
}
