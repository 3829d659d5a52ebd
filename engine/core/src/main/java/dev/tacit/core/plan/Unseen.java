package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of one target could not be seen: it is left to a later plan, a change for each federation. */
final class Unseen {
    private record Item(ObjectKey key, Diagnostic cause) {}

    private final Draft draft;
    private final Federations federations;
    private final Address target;
    private final Map<Address, List<Item>> byFederation = new TreeMap<>();

    Unseen(Draft draft, Federations federations, Address target) {
        this.draft = draft;
        this.federations = federations;
        this.target = target;
    }

    void add(Address federation, ObjectKey object, Diagnostic cause) {
        byFederation.computeIfAbsent(federation, f -> new ArrayList<>()).add(new Item(object, cause));
    }

    /** Defers what was added. */
    void defer() {
        byFederation.forEach((federation, objects) -> defer(
                federation,
                objects.stream().map(Item::key).toList(),
                objects.getFirst().cause()));
    }

    /** Defers what selectors would mean: even where nothing was delivered yet, something may be selected. */
    void deferSelections(Diagnostic cause) {
        federations.selections().federationsIn(target).stream()
                .filter(federation -> !byFederation.containsKey(federation))
                .forEach(federation -> defer(federation, List.of(), cause));
    }

    /** Defers all of the target. */
    void deferEverything(Diagnostic cause) {
        var everything = new TreeMap<Address, Set<ObjectKey>>();
        federations
                .wantedIn(target)
                .values()
                .forEach(want -> everything
                        .computeIfAbsent(want.federation(), f -> new TreeSet<>())
                        .add(want.object()));
        federations
                .selections()
                .federationsIn(target)
                .forEach(federation -> everything.computeIfAbsent(federation, f -> new TreeSet<>()));
        draft.known.deliveriesTo(target).values().stream()
                .filter(record -> draft.inScope(record.federation()))
                .filter(record -> record.status() != DeliveryRecord.Status.KEPT)
                .forEach(record -> everything
                        .computeIfAbsent(record.federation(), f -> new TreeSet<>())
                        .add(record.object()));
        everything.forEach((federation, objects) -> defer(federation, List.copyOf(objects), cause));
    }

    private void defer(Address federation, List<ObjectKey> objects, Diagnostic cause) {
        draft.changes.add(new Change.Deferred(federation, Reason.UNREACHABLE, target, objects, cause));
    }
}
