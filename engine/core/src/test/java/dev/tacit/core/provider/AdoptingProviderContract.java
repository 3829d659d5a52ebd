package dev.tacit.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner.Tool;
import dev.tacit.core.record.Payload;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What a target promises whose objects can be taken over from others, besides what every target does. */
public abstract class AdoptingProviderContract extends TargetProviderContract {
    /** Helm makes an object, with the key {@code a}; answers the labels it has. */
    protected abstract Map<String, String> makeOfHelm(ObjectKey object) throws Exception;

    private Observation.Adoptable adoptable(Target target, Tool from) {
        var seen = look(target, Set.of(from));
        assertThat(seen).isInstanceOf(Observation.Adoptable.class);
        return (Observation.Adoptable) seen;
    }

    private Observation look(Target target, Set<Tool> from) {
        var object = key("db");
        var request = new ObservationRequest(Map.of(), Set.of(object), Map.of(object, from), Reach.NAMES, KEYS);
        return one(target.observe(request).objects(), object);
    }

    private static Seen seen(Observation.Adoptable there) {
        return new Seen(there.uid(), there.resourceVersion());
    }

    /** As the store remembers a takeover whose answer never came. */
    private Observation unanswered(Target target, Payload data) {
        var record = record(target, key("db"), Seen.nothing(), data);
        return one(observe(target, record.seen(DeliveryRecord.Status.ADOPTING, null, null), Reach.NAMES), key("db"));
    }

    private static Map<String, String> text(SortedMap<String, byte[]> data) {
        return MemoryTargets.readable(data);
    }

    @Test
    void readsObjectsOfOthersOnlyWhenTold() throws Exception {
        makeForeign(key("db"));
        var theirs = read(key("db"));
        try (var target = connect(LINEAGE)) {
            long before = contentReads();
            assertThat(look(target, Set.of())).isInstanceOf(Observation.Foreign.class);
            assertThat(look(target, Set.of(Tool.HELM))).isInstanceOf(Observation.Foreign.class);
            assertThat(contentReads()).as("it is not for us to read").isEqualTo(before);

            var there = adoptable(target, Tool.NOBODY);
            assertThat(there.owner().tool()).isEqualTo(Tool.NOBODY);
            assertThat(there.type()).isEqualTo(TYPE);
            assertThat(there.keys()).isEqualTo(theirs.keySet());
            assertThat(there.content()).isEqualTo(KEYS.fingerprints().of(theirs));
        }
    }

    @Test
    void tellsTheToolThatOwnsAnObject() throws Exception {
        makeOfHelm(key("db"));
        try (var target = connect(LINEAGE)) {
            var foreign = (Observation.Foreign) look(target, Set.of(Tool.NOBODY));
            assertThat(foreign.owner().tool()).isEqualTo(Tool.HELM);
            assertThat(adoptable(target, Tool.HELM).owner()).isEqualTo(foreign.owner());
        }
    }

    @Test
    void takesOverTheWholeContentAndLeavesTheRest() throws Exception {
        var theirs = makeOfHelm(key("db"));
        var data = payload("a", "1", "b", "2");
        try (var target = connect(LINEAGE)) {
            var there = adoptable(target, Tool.HELM);
            var ours = Seen.of(target.deliver(update(target, key("db"), seen(there), data, 1)));
            assertThat(ours.uid()).as("the same object").isEqualTo(there.uid());
            assertThat(text(read(key("db")))).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
            assertThat(observe(target, key("db"), ours, data)).isInstanceOf(Observation.Unmoved.class);

            var moved = (Observation.Moved) want(target, key("db"), KEYS);
            assertThat(moved.markStatus()).as("it is ours now").isEqualTo(MarkStatus.VALID);
            assertThat(moved.labels()).containsAllEntriesOf(theirs);
        }
    }

    @Test
    void refusesToTakeOverWhatMovedSinceItWasSeen() throws Exception {
        makeForeign(key("db"));
        edit(key("db"), "a", "8");
        try (var target = connect(LINEAGE)) {
            var there = adoptable(target, Tool.NOBODY);
            edit(key("db"), "a", "9");
            assertThat(target.deliver(update(target, key("db"), seen(there), payload("a", "1"), 1)))
                    .isInstanceOf(Receipt.Conflict.class);
            assertThat(text(read(key("db")))).containsEntry("a", "9");
            assertThat(look(target, Set.of())).isInstanceOf(Observation.Foreign.class);
        }
    }

    @Test
    void refusesToTakeOverAnotherObjectOfTheName() throws Exception {
        makeForeign(key("db"));
        try (var target = connect(LINEAGE)) {
            var there = adoptable(target, Tool.NOBODY);
            remove(key("db"));
            makeForeign(key("db"));
            var theirs = text(read(key("db")));
            assertThat(target.deliver(update(target, key("db"), seen(there), payload("a", "1"), 1)))
                    .isInstanceOf(Receipt.Conflict.class);
            assertThat(text(read(key("db")))).isEqualTo(theirs);
        }
    }

    @Test
    void recognisesATakeoverWhoseAnswerWasLost() throws Exception {
        makeForeign(key("db"));
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            var there = adoptable(target, Tool.NOBODY);
            assertThat(unanswered(target, data)).as("not yet").isInstanceOf(Observation.Foreign.class);
            var ours = Seen.of(target.deliver(update(target, key("db"), seen(there), data, 1)));
            var moved = (Observation.Moved) unanswered(target, data);
            assertThat(Seen.of(moved)).isEqualTo(ours);
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.VALID);
            assertThat(moved.mark()).isEqualTo(mark(target, key("db"), data, 1));
        }
    }

    @Test
    void deletesWhatItMeansToTakeOverOnlyAsItSawIt() throws Exception {
        makeForeign(key("db"));
        try (var target = connect(LINEAGE)) {
            var there = adoptable(target, Tool.NOBODY);
            edit(key("db"), "a", "9");
            assertThat(target.deliver(delete(key("db"), seen(there)))).isInstanceOf(Receipt.Conflict.class);
            assertThat(text(read(key("db")))).containsEntry("a", "9");
            assertThat(target.deliver(delete(key("db"), seen(adoptable(target, Tool.NOBODY)))))
                    .isEqualTo(new Receipt.Deleted());
        }
    }
}
