package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.plan.Move;
import dev.tacit.core.plan.Removal;
import dev.tacit.core.plan.Statements;
import dev.tacit.hcl.eval.Evaluator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What the modules of a configuration hold together, while they are read.
 *
 * @param declared every name that was declared, broken declarations included, which need no second complaint
 * @param kept blocks that say {@code prevent_destroy}
 */
record Gathered(
        ModuleFiles files,
        Catalog catalog,
        Evaluator evaluator,
        Diagnostics diagnostics,
        Set<String> declared,
        List<Node> nodes,
        List<Configuration.RequiredVersion> requiredVersions,
        List<Move> moves,
        List<Removal> removals,
        Set<Address> kept) {
    Gathered(ModuleFiles files, Catalog catalog, Evaluator evaluator, Diagnostics diagnostics) {
        this(
                files,
                catalog,
                evaluator,
                diagnostics,
                new HashSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeSet<>());
    }

    Configuration configuration(SortedMap<String, Variable> variables, List<Configuration.Step> order) {
        return new Configuration(
                variables, order, new Configuration.Settings(requiredVersions), new Statements(moves, removals, kept));
    }
}
