package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Lets federations deliver again what a failed wave took back; touches no target. */
final class Retrying {
    private final Project project;
    private final Report report;

    Retrying(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode retry(Command.Retry command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            // A mistake is told before the lock is taken, which writes to the store.
            held(ledger.snapshot(), command.federations());
            var surroundings = project.surroundings();
            var now = surroundings.clock().instant();
            List<FederationRecord> held;
            try (var session = ledger.lock(surroundings.who(), now)) {
                held = held(session.snapshot(), command.federations());
                var gone = new HashSet<RecordKey>();
                var audit = new ArrayList<AuditEntry>();
                for (var record : held) {
                    gone.add(record.key());
                    audit.add(new AuditEntry(
                            now, surroundings.who(), "retry", record.address().toString()));
                }
                session.commit(new Commit(List.of(), Map.of(), gone, audit));
            }
            for (var record : held) {
                report.remark(
                        record.address() + " holds nothing back any more: the next apply delivers it in its waves.");
            }
        }
        return ExitCode.DONE;
    }

    private List<FederationRecord> held(Snapshot snapshot, List<String> names) throws StoreException, StopException {
        var all = new ArrayList<FederationRecord>();
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof FederationRecord r && r.held() != null) {
                all.add(r);
            }
        }
        var meant = new ArrayList<FederationRecord>();
        for (var name : names) {
            var found = all.stream()
                    .filter(record -> Addresses.means(name, record.address()))
                    .toList();
            if (found.isEmpty()) {
                throw Faults.error(
                        report,
                        CliCode.NOTHING_HELD,
                        "Nothing is held",
                        name + " has no version that a failed wave took back"
                                + (all.isEmpty()
                                        ? "."
                                        : ". These have one: "
                                                + String.join(
                                                        ", ",
                                                        all.stream()
                                                                .map(r -> r.address()
                                                                        .toString())
                                                                .toList())
                                                + "."));
            }
            meant.addAll(found);
        }
        return meant.stream().distinct().toList();
    }
}
