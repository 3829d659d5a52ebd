package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Words;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.Relocation;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes records by hand, under the lock, audited; touches no target. */
final class StateEdits {
    private final Project project;
    private final Report report;

    StateEdits(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode move(Command.StateMove command) throws StoreException, StopException {
        var from = command.from();
        var to = command.to();
        if (!from.alike(to)) {
            throw Faults.error(
                    report,
                    CliCode.MOVE_REFUSED,
                    "Not of one kind",
                    from + " cannot become " + to + ": kind and type stay what they are.");
        }
        try (var ledger = project.stores().require()) {
            // A mistake is told before the lock is taken, which writes to the store.
            moves(ledger.snapshot(), from, to);
            SortedMap<Address, Address> moves;
            try (var session = lock(ledger)) {
                var snapshot = session.snapshot();
                moves = moves(snapshot, from, to);
                session.commit(Relocation.commit(snapshot, moves, List.of(entry("state mv", from + " to " + to))));
            }
            moves.forEach((old, next) -> report.remark(old + " is recorded as " + next + " now."));
            report.remark("Nothing was changed in any target. Call it so in the declarations too, or the next plan"
                    + " removes it.");
        }
        return ExitCode.DONE;
    }

    ExitCode remove(Command.StateRemove command) throws StoreException, StopException {
        try (var ledger = project.stores().require()) {
            var address = command.address();
            meant(Addresses.recorded(ledger.snapshot()), address);
            Set<Address> gone;
            List<String> objects;
            try (var session = lock(ledger)) {
                var snapshot = session.snapshot();
                gone = meant(Addresses.recorded(snapshot), address);
                objects = objects(snapshot, gone);
                session.commit(Relocation.forget(snapshot, gone, List.of(entry("state rm", address.toString()))));
            }
            gone.forEach(one -> report.remark(one + " is forgotten."));
            if (!objects.isEmpty()) {
                report.remark(Words.count(objects.size(), "object")
                        + " stay where they are, forgotten: "
                        + String.join(", ", objects.subList(0, Math.min(10, objects.size())))
                        + (objects.size() > 10 ? ", …" : "") + ".");
            }
        }
        return ExitCode.DONE;
    }

    private SortedMap<Address, Address> moves(Snapshot snapshot, AddressPattern from, AddressPattern to)
            throws StoreException, StopException {
        var moves = new TreeMap<Address, Address>();
        var named = named(snapshot);
        named.forEach(address -> from.moved(List.of(), address, to).ifPresent(next -> moves.put(address, next)));
        if (moves.isEmpty()) {
            report.diagnostic(Addresses.unknown(from.toString(), named, "recorded"));
            throw new StopException(ExitCode.ERROR);
        }
        requireFree(snapshot, moves.values());
        return moves;
    }

    private Ledger.Session lock(Ledger ledger) throws StoreException {
        var surroundings = project.surroundings();
        return ledger.lock(surroundings.who(), surroundings.clock().instant());
    }

    private AuditEntry entry(String action, String subject) {
        var surroundings = project.surroundings();
        return new AuditEntry(surroundings.clock().instant(), surroundings.who(), action, subject);
    }

    /** The instance, or all those of a block. */
    private Set<Address> meant(Set<Address> recorded, Address address) throws StopException {
        var meant = new TreeSet<Address>();
        recorded.stream()
                .filter(one -> one.equals(address)
                        || (address.key() == null && one.instance(null).equals(address)))
                .forEach(meant::add);
        if (meant.isEmpty()) {
            report.diagnostic(Addresses.unknown(address.toString(), recorded, "recorded"));
            throw new StopException(ExitCode.ERROR);
        }
        return meant;
    }

    /** With templates, which have no record of their own: deliveries name them. */
    private static Set<Address> named(Snapshot snapshot) throws StoreException {
        var named = new TreeSet<>(Addresses.recorded(snapshot));
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof DeliveryRecord delivery) {
                named.add(delivery.source());
            }
        }
        return named;
    }

    /** Also refuses a secret's tombstone: its version numbers are not to be given twice. */
    private void requireFree(Snapshot snapshot, Iterable<Address> wanted) throws StoreException, StopException {
        var taken = new TreeSet<>(Addresses.recorded(snapshot));
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof SecretRecord secret) {
                taken.add(secret.address());
            }
        }
        for (var address : wanted) {
            if (taken.contains(address)) {
                throw Faults.error(
                        report,
                        CliCode.MOVE_REFUSED,
                        "This address is taken",
                        "Something is recorded as " + address + ", or was before it was removed. Nothing was changed;"
                                + " choose another name.");
            }
        }
    }

    private static List<String> objects(Snapshot snapshot, Set<Address> gone) throws StoreException {
        var objects = new ArrayList<String>();
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof DeliveryRecord d
                    && (gone.contains(d.federation()) || gone.contains(d.target()))) {
                objects.add(d.object() + " in " + d.target());
            }
        }
        return objects;
    }
}
