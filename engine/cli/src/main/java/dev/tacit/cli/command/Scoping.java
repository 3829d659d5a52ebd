package dev.tacit.cli.command;

import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what {@code -target} means. */
final class Scoping {
    private Scoping() {}

    /**
     * The instances that {@code targets} name, with all they refer to. Something that is recorded and declared no longer
     * may be named as well: it is to go.
     *
     * @param targets addresses of instances, blocks or modules
     */
    static Set<Address> scope(List<String> targets, References declared, Snapshot snapshot, Report report)
            throws StopException, StoreException {
        var known = new TreeSet<>(Addresses.recorded(snapshot));
        known.addAll(declared.of().keySet());
        var named = new TreeSet<Address>();
        boolean mistaken = false;
        for (var target : targets) {
            var meant = known.stream()
                    .filter(address -> Addresses.means(target, address))
                    .toList();
            named.addAll(meant);
            if (meant.isEmpty()) {
                mistaken = true;
                report.diagnostic(Addresses.unknown(target, known, "declared or recorded"));
            }
        }
        if (mistaken) {
            throw new StopException(ExitCode.ERROR);
        }
        return declared.closure(named);
    }
}
