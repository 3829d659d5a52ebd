package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.RecordListings;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.StoreException;

/** Tells single records, never a secret value. */
final class StateRecords {
    private final Project project;
    private final Report report;

    StateRecords(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode list(Command.StateList command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var records = Addresses.records(ledger.snapshot());
            var known = java.util.Set.copyOf(records.keySet());
            if (command.of().isPresent()) {
                records.keySet()
                        .removeIf(address -> !Addresses.means(command.of().get(), address));
                if (records.isEmpty()) {
                    report.diagnostic(Addresses.unknown(command.of().get(), known, "recorded"));
                    throw new StopException(ExitCode.ERROR);
                }
            }
            if (records.isEmpty()) {
                report.remark("Nothing is recorded yet.");
            } else {
                report.listing(RecordListings.list(records));
            }
        }
        return ExitCode.DONE;
    }

    ExitCode show(Command.StateShow command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var records = Addresses.records(ledger.snapshot());
            var found = records.get(command.address());
            if (found == null) {
                report.diagnostic(Addresses.unknown(command.address().toString(), records.keySet(), "recorded"));
                throw new StopException(ExitCode.ERROR);
            }
            RecordListings.show(found).forEach(report::listing);
        }
        return ExitCode.DONE;
    }
}
