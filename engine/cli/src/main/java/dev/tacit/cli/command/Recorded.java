package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Cell;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.render.Overlapping;
import dev.tacit.cli.render.Shown;
import dev.tacit.cli.render.Standing;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tells what is recorded, never a secret value. */
final class Recorded {
    private final Project project;
    private final Report report;

    Recorded(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode show() throws StoreException {
        try (var ledger = project.stores().require()) {
            var records = records(ledger.snapshot());
            Shown.state(records).forEach(this::unlessEmpty);
            if (records.isEmpty()) {
                report.remark("Nothing is recorded yet.");
            }
        }
        return ExitCode.DONE;
    }

    ExitCode status() throws StoreException {
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var records = records(snapshot);
            report.listing(Shown.store(
                    project.stores().place(), snapshot.lineage(), snapshot.epoch(), snapshot.serial(), records));
            Standing.of(records, project.surroundings().clock().instant()).forEach(this::unlessEmpty);
            report.remark("\nWhether anything was changed behind Tacit's back: run " + project.command("plan")
                    + "\nWhich workloads hold older values: run " + project.command("status -workloads"));
        }
        return ExitCode.DONE;
    }

    private void unlessEmpty(Listing listing) {
        if (!listing.rows().isEmpty()) {
            report.listing(listing);
        }
    }

    ExitCode outputs(Command.Outputs command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var outputs = records(ledger.snapshot()).stream()
                    .filter(record -> record instanceof OutputRecord)
                    .map(record -> (OutputRecord) record)
                    .filter(output -> command.name().isEmpty()
                            || command.name().get().equals(output.address().name()))
                    .toList();
            if (outputs.isEmpty() && command.name().isPresent()) {
                throw noSuchOutput(report);
            }
            if (outputs.isEmpty()) {
                report.remark("No outputs are recorded.");
            } else {
                report.listing(Shown.outputs(outputs));
            }
        }
        return ExitCode.DONE;
    }

    static StopException noSuchOutput(Report report) {
        return Faults.error(
                report,
                CliCode.NO_SUCH_OUTPUT,
                "No such output is recorded",
                "Outputs are recorded by apply; `tacit output` lists them.");
    }

    ExitCode history(Command.History command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var secret = secret(ledger.snapshot(), command.secret(), report);
            report.listing(Shown.history(secret));
            unlessEmpty(Overlapping.of(List.<StoreRecord>of(secret))
                    .listing(project.surroundings().clock().instant()));
        }
        return ExitCode.DONE;
    }

    ExitCode diff(Command.Diff command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var secret = secret(ledger.snapshot(), command.secret(), report);
            var from = version(secret, command.from());
            var to = version(secret, command.to());
            var rows = new ArrayList<List<Cell>>();
            var keys = new TreeSet<>(from.keys().keySet());
            keys.addAll(to.keys().keySet());
            for (var key : keys) {
                var before = from.keys().get(key);
                var after = to.keys().get(key);
                if (before == null || after == null) {
                    rows.add(Cell.row(Cell.of(key), Cell.of(before == null ? "added" : "removed")));
                } else if (!before.fingerprint().equals(after.fingerprint())) {
                    rows.add(Cell.row(Cell.of(key), Cell.of("changed")));
                }
            }
            if (rows.isEmpty()) {
                report.remark("Both versions hold the same.");
            } else {
                report.listing(Listing.of("key", "key", "difference").with(rows));
            }
        }
        return ExitCode.DONE;
    }

    private SecretVersion version(SecretRecord secret, int number) throws StopException {
        var version = secret.version(number);
        if (version.isEmpty()) {
            throw Faults.error(
                    report,
                    CliCode.NO_SUCH_VERSION,
                    "No version " + number,
                    secret.address() + " has the versions "
                            + secret.versions().getFirst().number() + " to "
                            + secret.current().number() + ".");
        }
        return version.get();
    }

    static SecretRecord secret(Snapshot snapshot, Address address, Report report) throws StoreException, StopException {
        var found = snapshot.find(SecretRecord.key(address));
        if (found.isPresent() && found.get().record() instanceof SecretRecord secret) {
            return secret;
        }
        throw Faults.error(
                report,
                CliCode.NO_SUCH_SECRET,
                "No such secret is recorded",
                "Nothing is recorded of " + address + ". `tacit show` lists what is.");
    }

    static List<StoreRecord> records(Snapshot snapshot) throws StoreException {
        return snapshot.state().stream()
                .<StoreRecord>map(stored -> stored.record())
                .sorted(Comparator.comparing(StoreRecord::key))
                .toList();
    }

    static Optional<OutputRecord> output(Snapshot snapshot, String name) throws StoreException {
        return records(snapshot).stream()
                .filter(record -> record instanceof OutputRecord output
                        && output.address().name().equals(name)
                        && output.address().module().isEmpty())
                .map(record -> (OutputRecord) record)
                .findFirst();
    }
}
