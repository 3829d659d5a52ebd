package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks who will notice what a plan changes; of a plan that changes nothing it asks nothing. */
final class Noticing {
    private final Draft draft;
    private final List<Changing> changing = new ArrayList<>();
    /** Many objects change from one content to another. */
    private final Map<List<RecordKey>, Optional<Set<String>>> differences = new HashMap<>();

    /** @param keys that differ afterwards; empty when nobody knows which */
    private record Changing(Change.Deliver change, Manner manner, Optional<Set<String>> keys) {}

    Noticing(Draft draft) {
        this.draft = draft;
        for (var change : draft.changes) {
            if (change instanceof Change.Deliver deliver) {
                add(deliver);
            }
        }
    }

    private void add(Change.Deliver change) {
        var recorded = draft.known
                .deliveriesTo(change.next().target())
                .get(change.next().object());
        switch (change.action()) {
            case CREATE -> {}
            case DELETE ->
                changing.add(new Changing(
                        change,
                        change.reason() == Reason.SUPERSEDED ? Manner.SUPERSEDED : Manner.GONE,
                        Optional.empty()));
            case UPDATE, REPAIR, ADOPT -> add(change, recorded, Manner.IN_PLACE);
            case REPLACE -> {
                boolean fixed = change.reason() == Reason.IMMUTABLE
                        || (recorded != null && recorded.mutability() == Mutability.IMMUTABLE);
                add(change, recorded, fixed ? Manner.ANEW : Manner.IN_PLACE);
            }
        }
    }

    private void add(Change.Deliver change, @Nullable DeliveryRecord recorded, Manner manner) {
        Fingerprint there = switch (change.seen()) {
            case Seen.Present present -> present.content();
            case Seen.Theirs theirs -> theirs.content();
            // Deleted by someone: running Pods keep what they read of it.
            case Seen.Nothing _ -> recorded == null ? null : recorded.content();
        };
        if (change.next().content().equals(there)) {
            return;
        }
        boolean known =
                recorded != null && recorded.isSettled() && recorded.content().equals(there);
        changing.add(new Changing(
                change,
                manner,
                known
                        ? difference(
                                Objects.requireNonNull(recorded).payload(),
                                change.next().payload())
                        : Optional.empty()));
    }

    private Optional<Set<String>> difference(RecordKey before, RecordKey after) {
        return differences.computeIfAbsent(List.of(before, after), _ -> {
            if (draft.payload(before) instanceof OpenedPayload.Opened(var old)
                    && draft.payload(after) instanceof OpenedPayload.Opened(var next)) {
                return Optional.of(difference(old, next));
            }
            return Optional.empty();
        });
    }

    private static Set<String> difference(Payload before, Payload after) {
        var keys = new TreeSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        keys.removeIf(
                key -> Objects.equals(before.entries().get(key), after.entries().get(key)));
        return keys;
    }

    /** What to ask for in each target. */
    Map<Address, Map<ObjectKey, ObjectTraits>> questions() {
        var questions = new TreeMap<Address, Map<ObjectKey, ObjectTraits>>();
        for (var one : changing) {
            var next = one.change().next();
            questions
                    .computeIfAbsent(next.target(), _ -> new TreeMap<>())
                    .put(next.object(), new ObjectTraits(next.type(), next.annotations()));
        }
        return questions;
    }

    /** Makes sense of the answers, once it is decided what the plan does. */
    Liveness liveness(Map<Address, Uses> uses) {
        var delivered = new HashSet<Address>();
        draft.changes.stream().filter(Change.Deliver.class::isInstance).forEach(c -> delivered.add(c.address()));
        var affected = new ArrayList<Affected>();
        var asked = new TreeMap<Address, Set<String>>();
        for (var one : changing) {
            var next = one.change().next();
            // An object of an earlier version may stay for long: that is told with the version, not with every plan.
            if (one.manner() == Manner.SUPERSEDED && !delivered.contains(next.federation())) {
                continue;
            }
            asked.computeIfAbsent(next.target(), _ -> new TreeSet<>())
                    .add(next.object().namespace());
            for (var use : uses.getOrDefault(next.target(), Uses.NONE).of(next.object())) {
                Affected.of(next.federation(), next.target(), next.object(), one.manner(), one.keys(), use)
                        .ifPresent(affected::add);
            }
        }
        return new Liveness(affected, unseen(uses, asked));
    }

    private static List<Liveness.Unseen> unseen(Map<Address, Uses> uses, Map<Address, Set<String>> asked) {
        var unseen = new ArrayList<Liveness.Unseen>();
        asked.forEach((target, namespaces) -> uses.getOrDefault(target, Uses.NONE)
                .unknown()
                .forEach((namespace, why) -> {
                    if (namespaces.contains(namespace)) {
                        unseen.add(new Liveness.Unseen(target, namespace, why.detail()));
                    }
                }));
        return unseen;
    }
}
