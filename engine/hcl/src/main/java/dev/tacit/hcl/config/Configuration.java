package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
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
    public record Settings(Optional<RequiredVersion> requiredVersion) {
        /** Adds an error when this is not a version of Tacit that the module wants. */
        public void check(String version, Diagnostics diagnostics) {
            if (requiredVersion.isEmpty() || requiredVersion.get().constraint().allows(version)) {
                return;
            }
            diagnostics.error(
                    ConfigCode.UNSUITABLE_VERSION,
                    "Unsuitable version of Tacit",
                    "This is Tacit " + version
                            + ", and the module requires another version. Install one that it allows, or"
                            + " change required_version.",
                    requiredVersion.get().range());
        }
    }

    public record RequiredVersion(VersionConstraint constraint, SourceRange range) {}
}
