package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.resource.Waves;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The federations that go through waves in one apply.
 *
 * @param unreached the first wave of each of which some object cannot be sent, 0 for none
 */
record Courses(Map<Address, Change.Course> going, Map<Address, Integer> unreached) {
    /**
     * @param reached writes that can be sent
     * @param awaited federations of which nothing happens
     */
    static Courses of(Plan plan, List<Survey.Finding> reached, Set<Address> awaited) {
        var going = new TreeMap<Address, Change.Course>();
        var unreached = new TreeMap<Address, Integer>();
        for (var change : plan.changes()) {
            if (change instanceof Change.Course c
                    && c.state() instanceof Change.Course.State.Goes goes
                    && !awaited.contains(c.address())) {
                going.put(c.address(), c);
                unreached.put(c.address(), goes.unreached());
            }
        }
        Set<Change> sendable = Collections.newSetFromMap(new IdentityHashMap<>());
        reached.forEach(finding -> sendable.add(finding.change()));
        for (var change : plan.changes()) {
            if (change instanceof Change.Deliver d && going.containsKey(d.address()) && !sendable.contains(d)) {
                unreached.merge(d.address(), d.wave(), Courses::first);
            }
        }
        return new Courses(going, unreached);
    }

    private static int first(int one, int other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }

    /** Whether its turn may come: no earlier wave is sure to stay incomplete. */
    boolean begins(Change.Deliver change) {
        var course = going.get(change.address());
        if (course == null || course.onFailure() == Waves.OnFailure.CONTINUE) {
            return true;
        }
        int limit = unreached.getOrDefault(change.address(), 0);
        return limit == 0 || change.wave() <= limit;
    }

    /** Records which waves are to be passed; answers whether there are any. */
    boolean note(List<Task> tasks, Book book, Edits edits) {
        var begun = new HashMap<Address, Set<Integer>>();
        tasks.forEach(task -> begun.computeIfAbsent(task.change().address(), _ -> new TreeSet<>())
                .add(task.change().wave()));
        going.forEach((address, course) -> {
            if (course.state() instanceof Change.Course.State.Goes goes) {
                var ahead = new TreeSet<>(goes.waves());
                ahead.addAll(begun.getOrDefault(address, Set.of()));
                var record = new FederationRecord(
                        address, new FederationRecord.Course(course.declared(), ahead, goes.from(), goes.good()), null);
                boolean same = book.find(record.key()).filter(record::equals).isPresent();
                if (!same && (ahead.size() > 1 || isChecked(course, ahead.first()))) {
                    edits.write(record);
                }
            }
        });
        return !going.isEmpty();
    }

    private static boolean isChecked(Change.Course course, int wave) {
        return wave <= course.steps().size()
                && course.steps().get(wave - 1).check().isPresent();
    }
}
