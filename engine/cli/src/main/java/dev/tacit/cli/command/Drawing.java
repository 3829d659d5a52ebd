package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.BlankStore;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Graph;
import dev.tacit.cli.render.GraphSvg;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.plan.Options;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws what refers to what, contacting nothing. */
final class Drawing {
    private final Project project;
    private final Report report;
    private final Planner planner;

    Drawing(Project project, Report report) {
        this.project = project;
        this.report = report;
        this.planner = new Planner(project, report);
    }

    ExitCode graph(Command.Graph command) throws StopException, StoreException {
        var declarations = planner.read(command.inputs());
        var options = Options.normal(project.surroundings().clock().instant(), project.random());
        var found = project.stores().find();
        References references;
        if (found.isEmpty()) {
            references = planner.references(declarations, options, new BlankStore(project.random()));
        } else {
            try (var ledger = found.get()) {
                Snapshot snapshot = ledger.snapshot();
                references = planner.references(declarations, options, snapshot);
            }
        }
        var graph = graph(references);
        report.document(command.drawn() ? GraphSvg.of(graph) : graph.dot(), graph.listing());
        return ExitCode.DONE;
    }

    /** By block, since instances of one are alike. */
    private static Graph graph(References references) {
        var instances = new TreeMap<String, Integer>();
        var edges = new TreeMap<String, TreeSet<String>>();
        for (var address : references.of().keySet()) {
            var block = address.instance(null).toString();
            instances.merge(block, 1, Integer::sum);
            var to = edges.computeIfAbsent(block, b -> new TreeSet<>());
            references.behind(address).forEach(one -> to.add(one.instance(null).toString()));
            to.remove(block);
        }
        return new Graph(instances, edges);
    }
}
