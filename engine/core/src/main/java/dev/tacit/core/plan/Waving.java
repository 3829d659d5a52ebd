package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the deliveries of one federation into its waves; leaves out those whose turn cannot come. */
final class Waving {
    /** An apply waits no longer than this for the end of a pause, since it holds the lock meanwhile. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int MOST_NAMED = 5;

    private final Draft draft;
    private final Resource.FederationResource federation;
    private final Waves waves;
    private final WaveOrder order;
    private final Surroundings around;
    private final String declared;
    private final Holds holds;
    private final Source source;

    Waving(
            Draft draft,
            Resource.FederationResource federation,
            Waves waves,
            WaveOrder order,
            Surroundings around,
            Holds holds,
            Source source) {
        this.holds = holds;
        this.source = source;
        this.draft = draft;
        this.federation = federation;
        this.waves = waves;
        this.order = order;
        this.around = around;
        this.declared = WaveDigest.ofPlaces(waves, draft.provenances());
    }

    /** Every object needs its wave, whether anything is to be done about it now or not. */
    void check(List<Want> wants) {
        var stray = wants.stream()
                .filter(want -> around.room(want.target(), want.object().namespace()) != Surroundings.Room.MISSING)
                .filter(want -> order.of(want.target(), want.object()).isEmpty())
                .toList();
        if (stray.isEmpty()) {
            return;
        }
        var named = stray.stream()
                .limit(MOST_NAMED)
                .map(want -> want.object() + " in " + want.target())
                .toList();
        draft.diagnostics.add(Diagnostic.error(
                        PlanCode.IN_NO_WAVE,
                        "Objects in no wave",
                        "No wave takes " + String.join(", ", named)
                                + (stray.size() > named.size() ? " and " + (stray.size() - named.size()) + " more" : "")
                                + ", so nothing says when to deliver there. Add a wave that takes them; an empty block,"
                                + " wave {}, takes the rest.",
                        federation.range())
                .about(federation.address()));
    }

    /** What becomes of the changes that concern the federation. */
    List<Change> order(List<Change> changes) {
        var held = holds.held(federation, source);
        if (held.isPresent()) {
            return goBack(changes, held.get());
        }
        int unreached = unreached(changes);
        boolean goesOn = waves.onFailure() == Waves.OnFailure.CONTINUE;
        var kept = new ArrayList<Change>();
        var due = new ArrayList<Change.Deliver>();
        var late = new TreeMap<Address, List<ObjectKey>>();
        for (var change : changes) {
            if (change instanceof Change.Deliver d) {
                var place = order.of(d.next().target(), d.next().object());
                var unlisted = around.unlisted(d.next().target());
                int wave = place.map(WaveOrder.Place::number).orElse(order.last());
                if (unlisted.isPresent() && place.isPresent() && !place.get().sure()) {
                    kept.add(new Change.Deferred(
                            federation.address(),
                            Reason.UNREACHABLE,
                            d.next().target(),
                            List.of(d.next().object()),
                            unlisted.get()));
                } else if (goesOn || unreached == 0 || wave <= unreached) {
                    due.add(d.inWave(wave));
                } else {
                    late.computeIfAbsent(d.next().target(), _ -> new ArrayList<>())
                            .add(d.next().object());
                }
            } else {
                kept.add(change);
            }
        }
        late.forEach((target, objects) -> kept.add(
                new Change.Deferred(federation.address(), Reason.WAVE_WAITS, target, objects, waits(unreached))));
        var course = course(due, unreached);
        if (course.isPresent()) {
            draft.bound.put(
                    FederationRecord.key(federation.address()),
                    draft.known.revision(FederationRecord.key(federation.address())));
            kept.addFirst(course.get());
        }
        if (course.isEmpty() || course.get().state() instanceof Change.Course.State.Goes) {
            kept.addAll(due);
        }
        return kept;
    }

    /** All at once: what failed somewhere is to be nowhere soon. */
    private List<Change> goBack(List<Change> changes, FederationRecord.Held held) {
        var back = new ArrayList<Change>();
        int objects = 0;
        for (var change : changes) {
            if (change instanceof Change.Deliver d
                    && (d.reason() == Reason.NEW_VERSION || d.reason() == Reason.UNFINISHED)) {
                back.add(d.because(Reason.ROLLED_BACK));
                objects++;
            } else {
                back.add(change);
            }
        }
        back.addFirst(course(Reason.HELD, new Change.Course.State.Held(held.version(), held.from(), objects)));
        return back;
    }

    /** The first wave of which some object cannot be delivered now, 0 for none. */
    private int unreached(List<Change> changes) {
        int first = Integer.MAX_VALUE;
        for (var change : changes) {
            switch (change) {
                case Change.Deferred d
                when d.objects().isEmpty() -> first = Math.min(first, order.earliest(d.target()));
                case Change.Deferred d -> {
                    for (var object : d.objects()) {
                        first = Math.min(first, number(d.target(), object));
                    }
                }
                case Change.Deliver d -> {
                    var place = order.of(d.next().target(), d.next().object());
                    if (place.isPresent()
                            && !place.get().sure()
                            && around.unlisted(d.next().target()).isPresent()) {
                        first = Math.min(first, place.get().number());
                    }
                }
                case Change.Refused r -> first = Math.min(first, number(r.target(), r.object()));
                case Change other -> {}
            }
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }

    /** What no wave takes is on its way out, which comes last. */
    private int number(Address target, ObjectKey object) {
        return order.of(target, object).map(WaveOrder.Place::number).orElse(order.last());
    }

    private Diagnostic waits(int wave) {
        return Diagnostic.warning(
                        PlanCode.WAVE_WAITS,
                        "Wave " + wave + " cannot be whole",
                        "Some of its objects cannot be delivered now, so no later wave of " + federation.address()
                                + " begins. on_failure = \"continue\" would not wait for them.",
                        null)
                .about(federation.address());
    }

    private Optional<Change.Course> course(List<Change.Deliver> due, int unreached) {
        var recorded = recorded();
        var ahead = new TreeSet<Integer>();
        due.forEach(d -> ahead.add(d.wave()));
        Instant good = null;
        if (recorded != null) {
            if (ahead.isEmpty() || ahead.first() > recorded.ahead().first()) {
                good = recorded.good();
            }
            ahead.addAll(recorded.ahead());
        }
        if (due.isEmpty() && (ahead.isEmpty() || ahead.first() >= (unreached == 0 ? Integer.MAX_VALUE : unreached))) {
            return Optional.empty();
        }
        boolean approved = good != null
                && draft.options.has(Options.Extra.CONTINUING)
                && pause(ahead.first()) instanceof Wave.Pause.Approval;
        if (good != null && !approved && ahead.size() > 1) {
            var rests = rests(ahead.first(), good, due.size());
            if (rests.isPresent()) {
                return rests;
            }
        }
        return Optional.of(course(
                Reason.IN_WAVES, new Change.Course.State.Goes(ahead, good, approved, asBegun(due), unreached, from())));
    }

    /** Of waves that are declared as they were. */
    private FederationRecord.@Nullable Course recorded() {
        var record = draft.known.courses.get(federation.address());
        var course = record == null ? null : record.course();
        return course != null
                        && course.declared().equals(declared)
                        && !course.ahead().isEmpty()
                ? course
                : null;
    }

    private Optional<Change.Course> rests(int wave, Instant good, int objects) {
        return switch (pause(wave)) {
            case Wave.Pause.None _ -> Optional.empty();
            case Wave.Pause.Approval _ ->
                Optional.of(course(Reason.APPROVAL_AWAITED, new Change.Course.State.Rests(wave, objects, null)));
            case Wave.Pause.Lasting(var time) -> {
                var until = good.plus(time);
                yield until.isAfter(draft.options.now().plus(LONGEST_WAIT))
                        ? Optional.of(course(Reason.PAUSED, new Change.Course.State.Rests(wave, objects, until)))
                        : Optional.empty();
            }
        };
    }

    private Wave.Pause pause(int wave) {
        return waves.waves().get(wave - 1).pause();
    }

    private Change.Course course(Reason reason, Change.Course.State state) {
        return new Change.Course(
                federation.address(),
                reason,
                waves.waves().stream()
                        .map(wave -> new Change.Course.Step(wave.pause(), wave.check()))
                        .toList(),
                waves.onFailure(),
                waves.window(),
                declared,
                holds.intended(federation, source),
                state);
    }

    private int from() {
        return waves.onFailure() == Waves.OnFailure.ROLLBACK ? holds.from(federation, source) : 0;
    }

    /** Whether all this was recorded as begun, just so. */
    private boolean asBegun(List<Change.Deliver> due) {
        return due.stream().allMatch(change -> {
            var record = draft.known
                    .deliveriesTo(change.next().target())
                    .get(change.next().object());
            return record != null && !record.isSettled() && isSame(record, change);
        });
    }

    private static boolean isSame(DeliveryRecord record, Change.Deliver change) {
        boolean deleting = change.action() == Change.Deliver.Action.DELETE;
        return deleting == (record.status() == DeliveryRecord.Status.DELETING)
                && (deleting || record.intended().equals(change.next().intended()));
    }

    /** Takes the changes of all federations that are delivered in waves through this. */
    static void all(Draft draft, Federations federations, Surroundings around) {
        var orders = federations.orders(around);
        if (orders.isEmpty()) {
            return;
        }
        var changes = new TreeMap<Address, List<Change>>();
        draft.changes.forEach(change -> {
            if (orders.containsKey(change.address())) {
                changes.computeIfAbsent(change.address(), _ -> new ArrayList<>())
                        .add(change);
            }
        });
        var wants = federations.wants();
        var dropped = new HashSet<Place>();
        orders.forEach((address, order) -> {
            var federation = federations.declared(address);
            var waving = new Waving(
                    draft,
                    federation,
                    order.waves(),
                    order,
                    around,
                    federations.holds(),
                    federations.source(federation));
            waving.check(wants.getOrDefault(address, List.of()));
            var before = changes.getOrDefault(address, List.of());
            var after = waving.order(before);
            dropped.addAll(written(before));
            dropped.removeAll(written(after));
            changes.put(address, after);
        });
        rebuild(draft, orders.keySet(), changes, dropped);
    }

    private record Place(Address target, ObjectKey object) {}

    private static Set<Place> written(List<Change> changes) {
        var places = new HashSet<Place>();
        changes.forEach(change -> {
            if (change instanceof Change.Deliver d) {
                places.add(new Place(d.next().target(), d.next().object()));
            }
        });
        return places;
    }

    /** Federations keep their place in the order of changes. */
    private static void rebuild(
            Draft draft, Set<Address> federations, Map<Address, List<Change>> changes, Set<Place> dropped) {
        var all = new ArrayList<Change>();
        for (var change : List.copyOf(draft.changes)) {
            if (!federations.contains(change.address())) {
                all.add(change);
            } else {
                var ordered = changes.remove(change.address());
                if (ordered != null) {
                    all.addAll(ordered);
                }
            }
        }
        changes.values().forEach(all::addAll);
        // The record of an object that another federation takes over goes only when there is the other's.
        all.removeIf(change -> change instanceof Change.Note.DeliveryForgotten f
                && dropped.contains(new Place(f.target(), f.object())));
        draft.changes.clear();
        draft.changes.addAll(all);
    }
}
