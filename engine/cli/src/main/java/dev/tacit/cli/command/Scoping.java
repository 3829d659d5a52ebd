package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.hcl.eval.Suggestion;
import java.util.Collection;
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
        var known = recorded(snapshot);
        known.addAll(declared.of().keySet());
        var named = new TreeSet<Address>();
        boolean mistaken = false;
        for (var target : targets) {
            var meant = known.stream().filter(address -> means(target, address)).toList();
            named.addAll(meant);
            if (meant.isEmpty()) {
                mistaken = true;
                report.diagnostic(unknown(target, known));
            }
        }
        if (mistaken) {
            throw new StopException(ExitCode.ERROR);
        }
        return declared.closure(named);
    }

    private static boolean means(String target, Address address) {
        var whole = address.toString();
        return target.equals(whole)
                || target.equals(address.instance(null).toString())
                || (target.startsWith("module.") && (whole.startsWith(target + ".") || whole.startsWith(target + "[")));
    }

    private static Diagnostic unknown(String target, Collection<Address> known) {
        var names = new TreeSet<String>();
        known.forEach(address -> {
            names.add(address.toString());
            names.add(address.instance(null).toString());
        });
        return Diagnostic.error(
                CliCode.NO_SUCH_ADDRESS,
                "Nothing has this address",
                "-target=" + target + " names nothing that is declared or recorded." + Suggestion.of(target, names)
                        + " An address is written as in a plan, for example secret.db or federation.db[\"eu\"]; a shell"
                        + " needs quotes around the latter.",
                null);
    }

    private static Set<Address> recorded(Snapshot snapshot) throws StoreException {
        var addresses = new TreeSet<Address>();
        for (var stored : snapshot.state()) {
            switch (stored.record()) {
                case SecretRecord r -> {
                    if (r.presence() == SecretRecord.Presence.DECLARED) {
                        addresses.add(r.address());
                    }
                }
                case GeneratorRecord r -> addresses.add(r.address());
                case OutputRecord r -> addresses.add(r.address());
                case DeliveryRecord r -> addresses.add(r.federation());
                case TargetRecord r -> addresses.add(r.address());
                case InputRecord r -> addresses.add(r.secret());
                case RolloutRecord r -> {}
            }
        }
        return addresses;
    }
}
