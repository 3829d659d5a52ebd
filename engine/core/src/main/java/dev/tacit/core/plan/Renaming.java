package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives what is recorded the addresses that it has by now, before anything is declared. */
final class Renaming {
    private final Draft draft;
    private final Map<Address, Address> names;

    private Renaming(Draft draft, Map<Address, Address> names) {
        this.draft = draft;
        this.names = names;
    }

    /** Carries {@code moves} out in the draft: everything after it knows the new addresses only. */
    static void carryOut(Draft draft, Moves moves) {
        var own = owners(draft.known);
        var all = new TreeSet<>(own);
        all.addAll(draft.known.inputs.keySet());
        draft.known.deliveries.values().forEach(there -> there.values().forEach(d -> all.add(d.source())));
        var names = moves.of(all);
        names.entrySet().removeIf(move -> !draft.inScope(move.getKey()) && !draft.inScope(move.getValue()));
        draft.diagnostics.addAll(moves.problems());
        names.forEach((from, to) -> {
            if (own.contains(from) && own.contains(to) && !names.containsKey(to)) {
                draft.diagnostics.add(Diagnostic.error(
                                PlanCode.MOVE_BLOCKED,
                                "Something is in the way of a move",
                                from + " is to become " + to
                                        + ", and both are recorded. Take the move out and one of the"
                                        + " two is removed; or let it go to another name.",
                                null)
                        .about(to));
            }
        });
        unambiguous(draft, names, own);
        if (!draft.diagnostics.hasErrors()) {
            new Renaming(draft, names).rename();
        }
    }

    /** Addresses with records of their own; a tombstone is in nobody's way. */
    private static Set<Address> owners(Known known) {
        var owners = new TreeSet<Address>();
        known.secrets.values().stream()
                .filter(s -> s.presence() == SecretRecord.Presence.DECLARED)
                .forEach(s -> owners.add(s.address()));
        owners.addAll(known.generators.keySet());
        owners.addAll(known.targets.keySet());
        known.deliveries.forEach((target, there) -> {
            owners.add(target);
            there.values().forEach(d -> owners.add(d.federation()));
        });
        return owners;
    }

    private static void unambiguous(Draft draft, Map<Address, Address> names, Set<Address> own) {
        var taken = new HashMap<Address, Address>();
        names.forEach((from, to) -> {
            var other = own.contains(from) ? taken.putIfAbsent(to, from) : null;
            if (other != null) {
                draft.diagnostics.add(Diagnostic.error(
                                PlanCode.MOVE_AMBIGUOUS,
                                "Two things move to one place",
                                "Both " + other + " and " + from + " are recorded, and both would become " + to + ".",
                                null)
                        .about(to));
            }
        });
    }

    private void rename() {
        var moved = new TreeMap<Address, List<Change.Renamed>>();
        var changed = records().stream()
                .filter(record -> !renamed(record).equals(record) && !setAnew(record))
                .toList();
        // All go before any comes: one may take the place of another.
        changed.forEach(draft.known::forget);
        for (var record : changed) {
            var next = renamed(record);
            moved.computeIfAbsent(because(record), _ -> new ArrayList<>()).add(new Change.Renamed(record.key(), next));
            draft.known.add(next);
            for (int i = 0; i < next.contents().size(); i++) {
                draft.formerPayloads.put(
                        next.contents().get(i), record.contents().get(i));
            }
            draft.bound.put(record.key(), draft.known.revision(record.key()));
            draft.bound.put(next.key(), draft.known.revision(next.key()));
        }
        moved.forEach((from, renamed) -> draft.changes.add(new Change.Move(name(from), Reason.MOVED, from, renamed)));
    }

    /** Whether somebody has set the value under its new address already. */
    private boolean setAnew(StoreRecord record) {
        return record instanceof InputRecord r
                && draft.known.input(name(r.secret()), r.name()).isPresent();
    }

    private List<StoreRecord> records() {
        var records = new ArrayList<StoreRecord>();
        var known = draft.known;
        new TreeMap<>(known.secrets)
                .values().stream()
                        .filter(s -> s.presence() == SecretRecord.Presence.DECLARED)
                        .forEach(records::add);
        new TreeMap<>(known.generators).values().forEach(records::add);
        new TreeMap<>(known.targets).values().forEach(records::add);
        new TreeMap<>(known.courses).values().forEach(records::add);
        new TreeMap<>(known.inputs).values().forEach(inputs -> records.addAll(inputs.values()));
        new TreeMap<>(known.deliveries).values().forEach(there -> records.addAll(new TreeMap<>(there).values()));
        return records;
    }

    /** The address whose move renames the record; of several, one. */
    private Address because(StoreRecord record) {
        return switch (record) {
            case SecretRecord r -> r.address();
            case GeneratorRecord r -> r.address();
            case TargetRecord r -> r.address();
            case FederationRecord r -> r.address();
            case InputRecord r -> r.secret();
            case DeliveryRecord r ->
                names.containsKey(r.federation())
                        ? r.federation()
                        : names.containsKey(r.source()) ? r.source() : r.target();
            case OutputRecord _, RolloutRecord _ -> throw new IllegalStateException("nothing moves it");
        };
    }

    private Address name(Address before) {
        return names.getOrDefault(before, before);
    }

    private StoreRecord renamed(StoreRecord record) {
        return record.renamed(this::name);
    }

    /** Forgets what {@code removals} say is to be left as it is; the objects of a template are its federation's. */
    static void forget(Draft draft, List<Removal> removals) {
        var forgotten = new TreeMap<Address, List<RecordKey>>();
        var renaming = new Renaming(draft, Map.of());
        for (var record : renaming.records()) {
            var because = renaming.forgettable(record).stream()
                    .filter(a -> draft.inScope(a)
                            && removals.stream().anyMatch(r -> r.objects() == Removal.Objects.LEFT && r.covers(a)))
                    .findFirst();
            because.ifPresent(address -> {
                forgotten.computeIfAbsent(address, _ -> new ArrayList<>()).add(record.key());
                draft.known.forget(record);
                draft.bound.put(record.key(), draft.known.revision(record.key()));
                if (record instanceof DeliveryRecord d && d.payload().kind().equals("rendered")) {
                    draft.obsolete.add(d.payload());
                }
            });
        }
        forgotten.forEach(
                (address, records) -> draft.changes.add(new Change.Forget(address, Reason.LEFT_ALONE, records)));
    }

    private List<Address> forgettable(StoreRecord record) {
        return record instanceof DeliveryRecord d ? List.of(d.federation(), d.target()) : List.of(because(record));
    }
}
