package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One federation on its way through its waves. Used by the committing thread only. */
final class Passage {
    /** While a pause lasts the lock is held; what lasts longer is left to a later apply. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private enum Phase {
        DELIVERS,
        /** Until its pause is over. */
        PAUSES,
        /** Somebody has to say, or much time has to pass, before it goes on. */
        RESTS,
        ENDED
    }

    private static final Receipt UNSENT =
            new Receipt.Refused(Diagnostic.error(ApplyCode.WAVE_FAILED, "Not sent", "An earlier wave failed.", null));

    private final Address federation;
    private final Change.@Nullable Course course;
    private final TreeMap<Integer, List<Task>> tasks = new TreeMap<>();
    private final TreeSet<Integer> ahead = new TreeSet<>();
    /** Waves that were begun once, and whose turn does not come now. */
    private final TreeSet<Integer> beyond = new TreeSet<>();
    /** The first wave of which some object cannot be sent, 0 for none. */
    private final int unreached;

    private @Nullable Instant good;
    private Instant until = Instant.MIN;
    private Phase phase = Phase.DELIVERS;
    private boolean failed;

    private Passage(Address federation, Change.@Nullable Course course, Collection<Task> tasks, int unreached) {
        this.federation = federation;
        this.course = course;
        this.unreached = unreached;
        tasks.forEach(task -> this.tasks
                .computeIfAbsent(task.change().wave(), _ -> new ArrayList<>())
                .add(task));
        ahead.addAll(this.tasks.keySet());
        if (course != null && course.state() instanceof Change.Course.State.Goes goes) {
            for (int wave : goes.waves()) {
                boolean turn = unreached == 0 || wave <= unreached || course.onFailure() == Waves.OnFailure.CONTINUE;
                (turn ? ahead : beyond).add(wave);
            }
            if (goes.good() != null) {
                // A plan that goes on after a long pause was made when little of that was left.
                rest(goes.good(), goes.approved(), true);
            }
        }
    }

    /**
     * All that have anything to do.
     *
     * @param free tasks that nothing holds back
     */
    static List<Passage> of(Plan plan, FirstCommit first, List<Task> free) {
        var byFederation = new LinkedHashMap<Address, List<Task>>();
        free.forEach(task -> byFederation
                .computeIfAbsent(task.change().address(), _ -> new ArrayList<>())
                .add(task));
        Set<Address> stopped = new HashSet<>();
        if (free.size() < first.tasks().size()) {
            // What waits for an issuer waits as a whole federation.
            first.tasks().forEach(task -> stopped.add(task.change().address()));
            stopped.removeAll(byFederation.keySet());
        }
        Map<Address, Change.Course> courses = new LinkedHashMap<>();
        for (var change : plan.changes()) {
            if (change instanceof Change.Course c
                    && first.going().containsKey(c.address())
                    && !stopped.contains(c.address())) {
                courses.put(c.address(), c);
                byFederation.computeIfAbsent(c.address(), _ -> new ArrayList<>());
            }
        }
        var passages = new ArrayList<Passage>();
        byFederation.forEach((address, tasks) -> passages.add(
                new Passage(address, courses.get(address), tasks, first.going().getOrDefault(address, 0))));
        return passages;
    }

    Address federation() {
        return federation;
    }

    /** 0 where there are no waves. */
    int wave() {
        return ahead.first();
    }

    List<Task> tasks() {
        return tasks.getOrDefault(ahead.first(), List.of());
    }

    /** How many objects belong to waves after this one. */
    int left() {
        return ahead.isEmpty()
                ? 0
                : tasks.tailMap(ahead.first(), false).values().stream()
                        .mapToInt(List::size)
                        .sum();
    }

    /** When the pause ends that it rests in; empty where somebody has to say so. */
    Optional<Instant> rest() {
        return pause() instanceof Wave.Pause.Lasting ? Optional.of(until) : Optional.empty();
    }

    /** Whether what is left of it waits for more than the end of this apply. */
    boolean isHeldUp() {
        return phase == Phase.RESTS || failed;
    }

    boolean delivers() {
        return phase == Phase.DELIVERS;
    }

    boolean rests() {
        return phase == Phase.RESTS;
    }

    /** When its pause is over; empty where it is in none. */
    Optional<Instant> until() {
        return phase == Phase.PAUSES ? Optional.of(until) : Optional.empty();
    }

    /** What decides whether the wave did well, once it is whole. */
    Optional<Activation.Command> check() {
        return step().flatMap(Change.Course.Step::check);
    }

    private Wave.Pause pause() {
        return step().map(Change.Course.Step::pause).orElse(new Wave.Pause.None());
    }

    /** Empty for a wave that is declared no more. */
    private Optional<Change.Course.Step> step() {
        int number = ahead.first();
        return course != null && number >= 1 && number <= course.steps().size()
                ? Optional.of(course.steps().get(number - 1))
                : Optional.empty();
    }

    /** Whether every object of the wave can be sent. */
    boolean isReached() {
        return unreached != ahead.first() || unreached == 0;
    }

    /** What follows when a wave fails. */
    Waves.OnFailure onFailure() {
        return course == null ? Waves.OnFailure.CONTINUE : course.onFailure();
    }

    /** The wave did well, or the next one does not ask. */
    void found(Instant now) {
        rest(now, false, false);
    }

    private void rest(Instant since, boolean approved, boolean waited) {
        good = since;
        until = since;
        phase = Phase.PAUSES;
        if (approved || ahead.size() == 1) {
            return;
        }
        switch (pause()) {
            case Wave.Pause.None _ -> {}
            case Wave.Pause.Approval _ -> phase = Phase.RESTS;
            case Wave.Pause.Lasting(var time) -> {
                until = since.plus(time);
                if (!waited && time.compareTo(LONGEST_WAIT) > 0) {
                    phase = Phase.RESTS;
                }
            }
        }
    }

    /** Its pause is over. */
    void pass() {
        ahead.pollFirst();
        good = null;
        phase = ahead.isEmpty() ? Phase.ENDED : Phase.DELIVERS;
    }

    /** Nothing more happens now. */
    void end() {
        phase = Phase.ENDED;
    }

    /** Nothing more happens now, since its wave failed. */
    void fail() {
        failed = true;
        end();
    }

    /** The version to go back to when a wave fails, 0 where it cannot. */
    int from() {
        return course != null && course.state() instanceof Change.Course.State.Goes goes ? goes.from() : 0;
    }

    /** Nothing of it is delivered by itself any more: what was goes back. */
    void takeBack(Book book, Edits edits) {
        fail();
        var version = tasks.values().stream()
                .flatMap(List::stream)
                .mapToInt(task -> task.pending().sourceVersion())
                .max()
                .orElseGet(() -> book.all(DeliveryRecord.class)
                        .filter(d -> d.federation().equals(federation))
                        .mapToInt(DeliveryRecord::sourceVersion)
                        .max()
                        .orElse(0));
        if (course != null) {
            edits.write(new FederationRecord(
                    federation, null, new FederationRecord.Held(course.intended(), version, from())));
        }
        // What was not sent is what it was.
        tasks.tailMap(ahead.first(), false).values().stream()
                .flatMap(List::stream)
                .forEach(task -> task.note(UNSENT, edits));
        ahead.clear();
    }

    /** Sees to it that another process knows how far it is. */
    void note(Book book, Edits edits) {
        if (course == null) {
            return;
        }
        var key = FederationRecord.key(federation);
        var recorded = book.find(key).map(FederationRecord.class::cast).orElse(null);
        var left = new TreeSet<>(ahead);
        left.addAll(beyond);
        if (left.isEmpty()) {
            if (recorded != null) {
                edits.delete(key);
            }
            return;
        }
        var next = new FederationRecord(
                federation, new FederationRecord.Course(course.declared(), left, from(), good), null);
        if (!next.equals(recorded)) {
            edits.write(next);
        }
    }
}
