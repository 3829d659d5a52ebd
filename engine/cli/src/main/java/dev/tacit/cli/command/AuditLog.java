package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Cell;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.render.Words;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.Audited;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who did what, when and why. */
final class AuditLog {
    private final Project project;
    private final Report report;

    AuditLog(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode print() throws StoreException {
        try (var ledger = project.stores().require()) {
            var log = ledger.snapshot().log();
            if (log.isEmpty()) {
                report.remark("Nothing was done yet.");
            } else {
                report.listing(Listing.of("audit", "serial", "time", "who", "action", "subject", "why")
                        .with(log.stream().map(AuditLog::row).toList()));
            }
        }
        return ExitCode.DONE;
    }

    private static List<Cell> row(Audited audited) {
        var entry = audited.entry();
        int reasons = entry.subject().indexOf(": ");
        return Cell.row(
                Cell.of(audited.serial()),
                Cell.of(entry.time()),
                Cell.of(entry.who()),
                Cell.of(entry.action()),
                Cell.of(reasons < 0 ? entry.subject() : entry.subject().substring(0, reasons)),
                Cell.of(reasons < 0 ? "" : entry.subject().substring(reasons + 2)));
    }

    /**
     * What the format lets one check: the signed head leads to every entry, each is bound to its serial, no entry is from
     * the future, every rollout has the entry of whoever began it.
     */
    ExitCode verify() throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var log = snapshot.log();
            var fault = fault(snapshot, log);
            if (fault.isPresent()) {
                throw Faults.error(
                        report,
                        CliCode.AUDIT_INCONSISTENT,
                        "The audit log does not agree with the store",
                        fault.get()
                                + " Only somebody with this store's keys can have written that, or a bug in Tacit has."
                                + " Compare with a backup.");
            }
            report.listing(Listing.of("verified", "entries", "first_serial", "last_serial", "epoch", "serial")
                    .with(List.of(Cell.row(
                            Cell.of(log.size()),
                            Cell.of(log.isEmpty() ? 0 : log.getFirst().serial()),
                            Cell.of(log.isEmpty() ? 0 : log.getLast().serial()),
                            Cell.of(snapshot.epoch()),
                            Cell.of(snapshot.serial())))));
            report.remark(
                    "\nThe head is signed by this project's key and no older than the newest seen here. It leads to "
                            + Words.count(log.size(), "entry").replace("entrys", "entries")
                            + ", each sealed to its serial. Earlier heads are not kept: a log that was cut together with the"
                            + " store by somebody with its keys cannot be told from a whole one.");
        }
        return ExitCode.DONE;
    }

    private static Optional<String> fault(Snapshot snapshot, List<Audited> log) throws StoreException {
        for (var audited : log) {
            if (audited.serial() < 1 || audited.serial() > snapshot.serial()) {
                return Optional.of(
                        "An entry has serial " + audited.serial() + ", and the store is at " + snapshot.serial() + ".");
            }
        }
        var lost = new ArrayList<String>();
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof RolloutRecord rollout
                    && log.stream().noneMatch(audited -> begins(audited, rollout))) {
                lost.add("plan " + rollout.planId() + " (serial " + rollout.serial() + ")");
            }
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of("No entry tells who applied " + String.join(", ", lost) + ".");
    }

    private static boolean begins(Audited audited, RolloutRecord rollout) {
        return audited.serial() >= rollout.serial() && audited.entry().subject().startsWith(rollout.planId());
    }
}
