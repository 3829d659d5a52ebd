package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.hcl.eval.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What addresses are recorded, which of them somebody means. */
final class Addresses {
    private Addresses() {}

    static SortedSet<Address> recorded(Snapshot snapshot) throws StoreException {
        return new TreeSet<>(records(snapshot).keySet());
    }

    /** Records by what they are told of; tombstones are left out, a delivery is its federation's. */
    static SortedMap<Address, List<StoreRecord>> records(Snapshot snapshot) throws StoreException {
        var records = new TreeMap<Address, List<StoreRecord>>();
        for (var stored : snapshot.state()) {
            var record = stored.record();
            switch (record) {
                case SecretRecord r -> {
                    if (r.presence() == SecretRecord.Presence.DECLARED) {
                        add(records, r.address(), r);
                    }
                }
                case GeneratorRecord r -> add(records, r.address(), r);
                case OutputRecord r -> add(records, r.address(), r);
                case DeliveryRecord r -> add(records, r.federation(), r);
                case TargetRecord r -> add(records, r.address(), r);
                case InputRecord r -> add(records, r.secret(), r);
                case FederationRecord r -> add(records, r.address(), r);
                case RolloutRecord r -> {}
            }
        }
        return records;
    }

    private static void add(SortedMap<Address, List<StoreRecord>> records, Address address, StoreRecord record) {
        records.computeIfAbsent(address, a -> new java.util.ArrayList<>()).add(record);
    }

    /** Whether {@code text} names {@code address}, its block or a module around it. */
    static boolean means(String text, Address address) {
        var whole = address.toString();
        return text.equals(whole)
                || text.equals(address.instance(null).toString())
                || (text.startsWith("module.") && (whole.startsWith(text + ".") || whole.startsWith(text + "[")));
    }

    static Diagnostic unknown(String text, Collection<Address> known, String where) {
        var names = new TreeSet<String>();
        known.forEach(address -> {
            names.add(address.toString());
            names.add(address.instance(null).toString());
        });
        return Diagnostic.error(
                CliCode.NO_SUCH_ADDRESS,
                "Nothing has this address",
                text + " names nothing that is " + where + "." + Suggestion.of(text, names)
                        + " An address is written as in a plan, for example secret.db or federation.db[\"eu\"]; a shell"
                        + " needs quotes around the latter.",
                null);
    }
}
