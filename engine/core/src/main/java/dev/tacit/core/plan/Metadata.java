package dev.tacit.core.plan;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Mutability;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares labels and annotations that are ours, leaving those of others alone. */
final class Metadata {
    private Metadata() {}

    /** Names of ours on the object that are wanted no more. */
    static Set<String> dropped(@Nullable DeliveryRecord record, Want want, Observation.Moved m) {
        var dropped = new TreeSet<String>();
        if (record != null) {
            record.labels().keySet().stream()
                    .filter(name ->
                            !want.labels().containsKey(name) && m.labels().containsKey(name))
                    .forEach(dropped::add);
            record.annotations().keySet().stream()
                    .filter(name -> !want.annotations().containsKey(name)
                            && m.annotations().containsKey(name))
                    .forEach(dropped::add);
        }
        return dropped;
    }

    /** Whether the object has all labels and annotations that are wanted, none of ours that is not. */
    static boolean sameMetadata(Want want, @Nullable DeliveryRecord record, Observation.Moved m) {
        return m.labels().entrySet().containsAll(want.labels().entrySet())
                && m.annotations().entrySet().containsAll(want.annotations().entrySet())
                && dropped(record, want, m).isEmpty()
                && !fixing(want, m.mutability());
    }

    static boolean sameMetadata(Want want, DeliveryRecord record) {
        return !fixing(want, record.mutability())
                && want.type().equals(record.type())
                && want.labels().equals(record.labels())
                && want.annotations().equals(record.annotations());
    }

    /** Whether an object is to become immutable. */
    private static boolean fixing(Want want, Mutability there) {
        return want.handling().mutability() == Mutability.IMMUTABLE && there == Mutability.MUTABLE;
    }

    /** What was recorded last, where nothing changed since. */
    static Seen.Present asRecorded(DeliveryRecord record, Observation.Unmoved u) {
        return new Seen.Present(
                u.uid(), u.resourceVersion(), record.type(), record.content(), record.labels(), record.annotations());
    }

    static Seen.Present present(Observation.Moved m, Set<String> labels, Set<String> annotations) {
        return new Seen.Present(
                m.uid(),
                m.resourceVersion(),
                m.type(),
                m.content(),
                only(m.labels(), labels),
                only(m.annotations(), annotations));
    }

    static SortedMap<String, String> only(Map<String, String> all, Set<String> names) {
        var some = new TreeMap<String, String>();
        all.forEach((name, value) -> {
            if (names.contains(name)) {
                some.put(name, value);
            }
        });
        return some;
    }

    static Set<String> union(Map<String, String> a, @Nullable Map<String, String> b) {
        var names = new TreeSet<>(a.keySet());
        if (b != null) {
            names.addAll(b.keySet());
        }
        return names;
    }

    static Set<String> minus(Map<String, String> a, Map<String, String> b) {
        var names = new TreeSet<>(a.keySet());
        names.removeAll(b.keySet());
        return names;
    }
}
