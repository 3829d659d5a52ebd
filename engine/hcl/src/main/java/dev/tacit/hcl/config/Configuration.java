package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.plan.Statements;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The declarations of a root module and of all modules it calls, checked as far as that is possible without values.
 *
 * @param variables of the root module
 * @param order what is to be evaluated, each after all that it refers to
 * @param statements about what is recorded
 */
public record Configuration(
        SortedMap<String, Variable> variables, List<Step> order, Settings settings, Statements statements) {
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

    /** The {@code tacit} blocks, one of each module at most. */
    public record Settings(List<RequiredVersion> requiredVersions) {
        public Settings {
            requiredVersions = List.copyOf(requiredVersions);
        }

        /** Adds an error for each module that does not want this version of Tacit. */
        public void check(String version, Diagnostics diagnostics) {
            for (var required : requiredVersions) {
                if (!required.constraint().allows(version)) {
                    diagnostics.error(
                            ConfigCode.UNSUITABLE_VERSION,
                            "Unsuitable version of Tacit",
                            "This is Tacit " + version
                                    + ", and the module requires another version. Install one that it allows, or"
                                    + " change required_version.",
                            required.range());
                }
            }
        }
    }

    public record RequiredVersion(VersionConstraint constraint, SourceRange range) {}
}
