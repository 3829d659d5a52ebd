package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.Rotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds rotations that come too early: after one of them some place would hold what is no longer valid, and might for long.
 * Only the end of a planning knows that, when all has been drawn; see {@link Planning#again}.
 */
final class Holding {
    private static final int SHOWN = 3;

    private final Draft draft;
    private final Federations federations;
    private final Overlaps overlaps;
    private final Map<Address, Set<Address>> generators = new HashMap<>();

    /** Where nothing can be written now. */
    private final Map<Place, Change.Deferred> unseen = new TreeMap<>();

    private record Place(Address federation, Address target) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int first = federation.compareTo(other.federation);
            return first != 0 ? first : target.compareTo(other.target);
        }
    }

    /** @param federations that were declared */
    Holding(Draft draft, Federations federations, Overlaps overlaps) {
        this.draft = draft;
        this.federations = federations;
        this.overlaps = overlaps;
    }

    /** Of the generators that draw since it is time to, those that had better wait, with why. */
    SortedMap<Address, String> early() {
        var early = new TreeMap<Address, String>();
        if (draft.rotates.isEmpty()) {
            return early;
        }
        new Dependents(draft.references, draft.rotates.keySet())
                .among(Kind.SECRET, Kind.TEMPLATE)
                .forEach((generator, sources) -> sources.stream()
                        .filter(draft.renewed::contains)
                        .forEach(source -> generators
                                .computeIfAbsent(source, _ -> new TreeSet<>())
                                .add(generator)));
        draft.changes.forEach(change -> {
            if (change instanceof Change.Deferred d) {
                unseen.put(new Place(d.address(), d.target()), d);
            }
        });
        var latest = latest();
        draft.rotates.forEach((generator, rotates) -> {
            var why = new TreeSet<String>();
            why.addAll(unreached(generator, rotates.generator()));
            why.addAll(outstanding(generator, rotates.generator(), latest));
            why.addAll(overlapping(generator));
            if (!why.isEmpty()) {
                var text = sentence(why);
                if (rotates.reason() == Reason.ROTATED) {
                    early.put(generator, text);
                } else {
                    tell(rotates.generator(), text);
                }
            }
        });
        return early;
    }

    /** With two slots what is delivered there stays valid for one more turn. */
    private List<String> unreached(Address generator, Resource.GeneratorResource resource) {
        if (resource.slots() > 1 || proceeds(resource)) {
            return List.of();
        }
        return unseen.values().stream()
                .filter(deferred -> federations
                        .source(deferred.address())
                        .filter(source -> feeds(generator, source))
                        .isPresent())
                .map(deferred -> deferred.target() + " could not be looked at, where " + deferred.address()
                        + " delivers (" + deferred.cause().summary() + ")")
                .toList();
    }

    /** A third version would leave nobody the time to change from the first to the second. */
    private List<String> overlapping(Address generator) {
        return generators.entrySet().stream()
                .filter(source -> source.getValue().contains(generator))
                .flatMap(source -> overlaps.running(source.getKey()).stream())
                .toList();
    }

    private static boolean proceeds(Resource.GeneratorResource resource) {
        return resource.rotation()
                .filter(rotation -> rotation.unreachable() == Rotation.Unreachable.PROCEED)
                .isPresent();
    }

    /** What the draw before has not arrived at yet. */
    private List<String> outstanding(
            Address generator, Resource.GeneratorResource resource, Collection<DeliveryRecord> latest) {
        var found = new ArrayList<String>();
        for (var record : latest) {
            var there = Optional.ofNullable(unseen.get(new Place(record.federation(), record.target())))
                    .filter(deferred -> deferred.objects().contains(record.object()));
            if (feeds(generator, record.source())
                    && isOutstanding(record)
                    && !(there.isPresent() && proceeds(resource))) {
                found.add(record.object() + " of " + record.federation() + " in " + record.target() + " does not hold"
                        + " what was drawn last"
                        + (there.isPresent()
                                ? ", and could not be looked at ("
                                        + there.get().cause().summary() + ")"
                                : ""));
            }
        }
        return found;
    }

    private boolean isOutstanding(DeliveryRecord record) {
        return switch (record.status()) {
            case PENDING, ADOPTING -> true;
            case DELIVERED -> record.sourceVersion() < draft.deliverable.getOrDefault(record.source(), 0);
            case KEPT, DELETING -> false;
        };
    }

    private boolean feeds(Address generator, Address source) {
        return generators.getOrDefault(source, Set.of()).contains(generator);
    }

    /** Every delivery of what is drawn anew; of objects that carry their version in their name the latest. */
    private Collection<DeliveryRecord> latest() {
        var latest = new HashMap<List<Object>, DeliveryRecord>();
        var there = new HashSet<>(draft.references.declared());
        draft.known.deliveries.values().stream()
                .flatMap(records -> records.values().stream())
                .filter(record -> there.contains(record.federation()) && generators.containsKey(record.source()))
                .filter(record -> record.status() != Status.KEPT && record.status() != Status.DELETING)
                .forEach(record -> latest.merge(
                        List.of(
                                record.federation(),
                                record.target(),
                                record.object().namespace(),
                                Predecessors.plainName(record)),
                        record,
                        (a, b) -> a.sourceVersion() > b.sourceVersion() ? a : b));
        return latest.values();
    }

    private static String sentence(Set<String> why) {
        return String.join("; ", why.stream().limit(SHOWN).toList())
                + (why.size() > SHOWN ? "; so it is in " + (why.size() - SHOWN) + " more places" : "") + ".";
    }

    /** Whoever asks for a rotation by name gets it. */
    private void tell(Resource.GeneratorResource generator, String why) {
        draft.diagnostics.add(Diagnostic.warning(
                        PlanCode.ROTATION_AHEAD,
                        "A rotation runs ahead of deliveries",
                        "It was asked for, so it is not held back. " + why
                                + " What is in use there may be valid no more until a delivery gets through.",
                        generator.range())
                .about(generator.address()));
    }
}
