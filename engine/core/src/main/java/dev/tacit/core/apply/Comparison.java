package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.record.DeliveryRecord;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether an object is still what a plan saw. Only its resourceVersion may have moved on. */
sealed interface Comparison {
    /** What a write is bound to now; both null where there is nothing. */
    record Same(@Nullable String uid, @Nullable String resourceVersion) implements Comparison {}

    /** @param how ends the sentence "the object …" */
    record Differs(String how) implements Comparison {}

    record Unseen(Diagnostic reason) implements Comparison {}

    /** @param recorded the delivery the observation was told of, or null */
    static Comparison of(Change.Deliver change, Observation now, @Nullable DeliveryRecord recorded) {
        return switch (change.seen()) {
            case Seen.Nothing _ ->
                switch (now) {
                    case Observation.Absent _ -> new Same(null, null);
                    case Observation.Foreign foreign ->
                        new Differs("is there now, which belongs to: "
                                + foreign.owner().text());
                    case Observation.Adoptable there ->
                        new Differs("is there now, which belongs to: "
                                + there.owner().text());
                    case Observation.Unmoved _, Observation.Moved _ -> new Differs("is there now");
                    case Observation.NotObserved not -> new Unseen(not.reason());
                };
            case Seen.Theirs seen ->
                switch (now) {
                    case Observation.Absent _ -> new Differs("is gone");
                    case Observation.Foreign foreign ->
                        new Differs("now belongs to: " + foreign.owner().text());
                    case Observation.Unmoved _, Observation.Moved _ -> new Differs("is ours already");
                    case Observation.Adoptable there -> theirs(seen, there);
                    case Observation.NotObserved not -> new Unseen(not.reason());
                };
            case Seen.Present seen ->
                switch (now) {
                    case Observation.Absent _ -> new Differs("is gone");
                    case Observation.Foreign foreign ->
                        new Differs("now belongs to: " + foreign.owner().text());
                    case Observation.Adoptable there ->
                        new Differs("now belongs to: " + there.owner().text());
                    case Observation.Unmoved u -> unmoved(seen, u);
                    case Observation.Moved m -> moved(change, seen, m, recorded);
                    case Observation.NotObserved not -> new Unseen(not.reason());
                };
        };
    }

    private static Comparison theirs(Seen.Theirs seen, Observation.Adoptable now) {
        if (!now.uid().equals(seen.uid())) {
            return new Differs("was made anew");
        }
        if (now.owner().tool() != seen.owner().tool()) {
            return new Differs("now belongs to: " + now.owner().text());
        }
        if (!now.type().equals(seen.type())) {
            return new Differs("has another type");
        }
        return now.content().equals(seen.content())
                ? new Same(now.uid(), now.resourceVersion())
                : new Differs("has other content");
    }

    private static Comparison unmoved(Seen.Present seen, Observation.Unmoved now) {
        if (!now.uid().equals(seen.uid())) {
            return new Differs("was made anew");
        }
        // It is as recorded, but the plan saw it otherwise and planned for that.
        return now.resourceVersion().equals(seen.resourceVersion())
                ? new Same(now.uid(), now.resourceVersion())
                : new Differs("is back in an earlier state");
    }

    private static Comparison moved(
            Change.Deliver change, Seen.Present seen, Observation.Moved now, @Nullable DeliveryRecord recorded) {
        // The plan then knew of the object only what the record says: a valid mark, the labels we gave it.
        boolean seenAsRecorded = recorded != null
                && recorded.isSettled()
                && seen.uid().equals(recorded.uid())
                && seen.resourceVersion().equals(recorded.resourceVersion());
        if (!now.uid().equals(seen.uid())) {
            return new Differs("was made anew");
        }
        if (!now.type().equals(seen.type())) {
            return new Differs("has another type");
        }
        if (!now.content().equals(seen.content())) {
            return new Differs("has other content");
        }
        if (now.mark() == null) {
            // Whoever removed it took the object over; a plan never writes to such a one.
            return new Differs("has lost its mark");
        }
        if (seenAsRecorded && now.markStatus() == MarkStatus.INVALID) {
            return new Differs("has another mark");
        }
        var next = change.next();
        if (differ(
                seen.labels(),
                now.labels(),
                seenAsRecorded ? seen.labels() : next.labels(),
                recorded == null ? seen.labels() : recorded.labels())) {
            return new Differs("has other labels");
        }
        if (differ(
                seen.annotations(),
                now.annotations(),
                seenAsRecorded ? seen.annotations() : next.annotations(),
                recorded == null ? seen.annotations() : recorded.annotations())) {
            return new Differs("has other annotations");
        }
        return new Same(now.uid(), now.resourceVersion());
    }

    private static boolean differ(
            SortedMap<String, String> seen,
            SortedMap<String, String> now,
            SortedMap<String, String> declared,
            SortedMap<String, String> recorded) {
        var ours = new TreeSet<>(seen.keySet());
        ours.addAll(declared.keySet());
        ours.addAll(recorded.keySet());
        return ours.stream().anyMatch(key -> !Objects.equals(seen.get(key), now.get(key)));
    }
}
