package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command.Inputs;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Coming;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.StoreException;
import java.time.Duration;

/** Tells what is to happen before long; nothing is contacted. */
final class Upcoming {
    private final Project project;
    private final Report report;

    Upcoming(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode tell(Duration span, Inputs inputs) throws StopException, StoreException {
        var planner = new Planner(project, report);
        var declarations = planner.readAny(inputs);
        var now = project.surroundings().clock().instant();
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var coming = new Coming(now, now.plus(span));
            var records = Recorded.records(snapshot);
            var listings = planner
                    .ask(
                            declarations,
                            snapshot,
                            planning -> coming.of(planning.rotations(), planning.untold(), records))
                    .stream()
                    .filter(listing -> !listing.rows().isEmpty())
                    .toList();
            listings.forEach(report::listing);
            if (listings.isEmpty()) {
                report.remark("Nothing is due until " + Coming.shown(now.plus(span)) + ".");
            }
        }
        return ExitCode.DONE;
    }
}
