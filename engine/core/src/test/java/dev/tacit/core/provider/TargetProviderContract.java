package dev.tacit.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Payload;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every target promises. */
public abstract class TargetProviderContract extends TargetContractGround {
    @Test
    void keepsItsIdentity() throws Exception {
        String before;
        try (var target = connect(LINEAGE)) {
            before = target.identity().id();
            Seen.of(target.deliver(create(target, key("db"), payload("a", "1"), 1)));
        }
        try (var target = connect(LINEAGE)) {
            assertThat(target.identity().id()).isEqualTo(before).isNotEmpty();
        }
    }

    @Test
    void seesNothingWhereNothingIs() throws Exception {
        try (var target = connect(LINEAGE)) {
            assertThat(want(target, key("db"), KEYS)).isEqualTo(new Observation.Absent());
            assertThat(observe(target, key("db"), Seen.nothing(), payload("a", "1")))
                    .isEqualTo(new Observation.Absent());
        }
    }

    @Test
    void deliversEveryByte() throws Exception {
        var entries = new TreeMap<String, Value>();
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        entries.put("binary", new Bytes(all));
        entries.put("empty", new Text(""));
        entries.put("text.with-all_kinds.OF.1", new Text("pässword\n"));
        entries.put(".hidden", new Text("x".repeat(100_000)));
        try (var target = connect(LINEAGE)) {
            var receipt = target.deliver(create(target, key("db"), new Payload(entries), 1));
            assertThat(((Receipt.Written) receipt).admitted()).isEqualTo(Receipt.Admitted.AS_SENT);
            var found = read(key("db"));
            assertThat(found.keySet()).isEqualTo(entries.keySet());
            entries.forEach((name, value) -> assertThat(found.get(name)).isEqualTo(Payload.bytes(value)));
        }
    }

    @Test
    void seesUnmovedObjectsWithoutReadingContent() throws Exception {
        var data = payload("a", "1", "b", "2");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            try (var later = connect(LINEAGE)) {
                long before = contentReads();
                assertThat(observe(later, key("db"), seen, data))
                        .isEqualTo(new Observation.Unmoved(seen.uid(), seen.resourceVersion()));
                assertThat(contentReads()).isEqualTo(before);
            }
        }
    }

    @Test
    void readsWhatOthersMadeOfAnObject() throws Exception {
        try (var target = connect(LINEAGE)) {
            assertThat(target.read(key("db"))).isEqualTo(new Reading.Absent());
            Seen.of(target.deliver(create(target, key("db"), payload("a", "1", "b", "2"), 1)));
            edit(key("db"), "a", "9");
            assertThat(target.read(key("db"))).isEqualTo(new Reading.Found(payload("a", "9", "b", "2")));
        }
    }

    @Test
    void seesEdits() throws Exception {
        var data = payload("a", "1", "b", "2");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            edit(key("db"), "a", "9");
            var moved = (Observation.Moved) observe(target, key("db"), seen, data);
            assertThat(moved.uid()).isEqualTo(seen.uid());
            assertThat(moved.resourceVersion()).isNotEqualTo(seen.resourceVersion());
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.INVALID);
            assertThat(moved.content())
                    .isEqualTo(
                            KEYS.fingerprints().of(payload("a", "9", "b", "2").toBytes()));
        }
    }

    @Test
    void seesThatContentStayedWhenOnlyTheRestMoved() throws Exception {
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            touch(key("db"));
            var moved = (Observation.Moved) observe(target, key("db"), seen, data);
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.VALID);
            assertThat(moved.mark()).isEqualTo(mark(target, key("db"), data, 1));
            assertThat(moved.content()).isEqualTo(KEYS.fingerprints().of(data.toBytes()));
            assertThat(moved.type()).isEqualTo(TYPE);
        }
    }

    @Test
    void seesDeletions() throws Exception {
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            remove(key("db"));
            assertThat(observe(target, key("db"), seen, data)).isEqualTo(new Observation.Absent());
        }
    }

    @Test
    void recognisesAWriteWhoseAnswerWasLost() throws Exception {
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            target.deliver(create(target, key("db"), data, 1));
        }
        try (var target = connect(LINEAGE)) {
            var moved = (Observation.Moved) observe(target, key("db"), Seen.nothing(), data);
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.VALID);
            assertThat(moved.content()).isEqualTo(KEYS.fingerprints().of(data.toBytes()));
            var again = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            assertThat(again).isEqualTo(Seen.of(moved));
        }
    }

    @Test
    void leavesForeignObjectsAlone() throws Exception {
        makeForeign(key("db"));
        try (var target = connect(LINEAGE)) {
            long before = contentReads();
            assertThat(want(target, key("db"), KEYS)).isInstanceOf(Observation.Foreign.class);
            assertThat(observe(target, key("db"), new Seen("other", "1"), payload("a", "1")))
                    .isInstanceOf(Observation.Foreign.class);
            assertThat(contentReads()).as("it is not for us to read").isEqualTo(before);
            assertThat(target.deliver(create(target, key("db"), payload("a", "1"), 1)))
                    .isInstanceOf(Receipt.Foreign.class);
            assertThat(want(target, key("db"), KEYS)).isInstanceOf(Observation.Foreign.class);
        }
    }

    @Test
    void takesObjectsOfAnotherStoreForForeign() throws Exception {
        var other = new Lineage("f".repeat(32));
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            Seen.of(target.deliver(create(target, key("db"), data, 1)));
        }
        try (var target = connect(other)) {
            assertThat(want(target, key("db"), keys(2, other))).isInstanceOf(Observation.Foreign.class);
        }
    }

    @Test
    void refusesToCreateOverAnotherObjectOfOurs() throws Exception {
        try (var target = connect(LINEAGE)) {
            Seen.of(target.deliver(create(target, key("db"), payload("a", "1"), 1)));
            assertThat(target.deliver(create(target, key("db"), payload("a", "2"), 2)))
                    .isInstanceOf(Receipt.Conflict.class);
            assertThat(read(key("db")).get("a")).isEqualTo(bytes("1"));
        }
    }

    @Test
    void replacesTheWholeContent() throws Exception {
        var next = payload("b", "2", "c", "3");
        try (var target = connect(LINEAGE)) {
            var first = Seen.of(target.deliver(create(target, key("db"), payload("a", "1", "b", "1"), 1)));
            var second = Seen.of(target.deliver(update(target, key("db"), first, next, 2)));
            assertThat(read(key("db")).keySet()).containsExactly("b", "c");
            assertThat(read(key("db")).get("b")).isEqualTo(bytes("2"));
            assertThat(observe(target, key("db"), second, next)).isInstanceOf(Observation.Unmoved.class);
            assertThat(observe(target, key("db"), first, next)).isInstanceOf(Observation.Moved.class);
        }
    }

    @Test
    void repairsWhatSomeoneEdited() throws Exception {
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            edit(key("db"), "a", "9");
            var moved = Seen.of(observe(target, key("db"), seen, data));
            var repaired = Seen.of(target.deliver(update(target, key("db"), moved, data, 2)));
            assertThat(read(key("db")).get("a")).isEqualTo(bytes("1"));
            assertThat(observe(target, key("db"), repaired, data)).isInstanceOf(Observation.Unmoved.class);
        }
    }

    @Test
    void refusesToUpdateWhatMovedSinceItWasSeen() throws Exception {
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), payload("a", "1"), 1)));
            edit(key("db"), "a", "9");
            assertThat(target.deliver(update(target, key("db"), seen, payload("a", "2"), 2)))
                    .isInstanceOf(Receipt.Conflict.class);
            assertThat(read(key("db")).get("a")).isEqualTo(bytes("9"));
        }
    }

    @Test
    void refusesToUpdateAnotherObjectOfTheName() throws Exception {
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), payload("a", "1"), 1)));
            remove(key("db"));
            assertThat(target.deliver(update(target, key("db"), seen, payload("a", "2"), 2)))
                    .isInstanceOf(Receipt.Conflict.class);
            makeForeign(key("db"));
            assertThat(target.deliver(update(target, key("db"), seen, payload("a", "2"), 2)))
                    .isInstanceOf(Receipt.Conflict.class);
            assertThat(want(target, key("db"), KEYS)).isInstanceOf(Observation.Foreign.class);
        }
    }

    @Test
    void deletesOnlyWhatItSaw() throws Exception {
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), payload("a", "1"), 1)));
            edit(key("db"), "a", "9");
            assertThat(target.deliver(delete(key("db"), seen))).isInstanceOf(Receipt.Conflict.class);
            assertThat(read(key("db")).get("a")).isEqualTo(bytes("9"));
            var moved = Seen.of(observe(target, key("db"), seen, payload("a", "1")));
            assertThat(target.deliver(delete(key("db"), new Seen("other", moved.resourceVersion()))))
                    .isInstanceOf(Receipt.Conflict.class);
            assertThat(target.deliver(delete(key("db"), moved))).isEqualTo(new Receipt.Deleted());
            assertThat(want(target, key("db"), KEYS)).isEqualTo(new Observation.Absent());
            assertThat(target.deliver(delete(key("db"), moved)))
                    .as("it is gone, which is what was asked")
                    .isEqualTo(new Receipt.Deleted());
        }
    }

    @Test
    void makesADeletedObjectAnew() throws Exception {
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("db"), data, 1)));
            assertThat(target.deliver(delete(key("db"), seen))).isEqualTo(new Receipt.Deleted());
            var again = Seen.of(target.deliver(create(target, key("db"), data, 2)));
            assertThat(again.uid()).isNotEqualTo(seen.uid());
            assertThat(observe(target, key("db"), again, data)).isInstanceOf(Observation.Unmoved.class);
        }
    }

    @Test
    void findsObjectsOfOursThatNobodyNames() throws Exception {
        var data = payload("a", "1");
        try (var target = connect(LINEAGE)) {
            var seen = Seen.of(target.deliver(create(target, key("named"), data, 1)));
            target.deliver(create(target, key("orphan"), data, 1));
            makeForeign(key("foreign"));
            var recorded = record(target, key("named"), seen, data);
            var whole = observe(target, recorded, Reach.NAMESPACES);
            assertThat(whole).containsOnlyKeys(key("named"), key("orphan"));
            assertThat(whole.get(key("orphan"))).isInstanceOf(Observation.Moved.class);
            assertThat(observe(target, recorded, Reach.NAMES)).containsOnlyKeys(key("named"));
        }
    }

    @Test
    void tellsWhichNamespacesExist() throws Exception {
        assumeTrue(hasNamespaces());
        var labelled = makeNamespace(Map.of("team", "billing"));
        try (var target = connect(LINEAGE)) {
            var named = listed(target, new NamespaceRequest.Named(Set.of(labelled, namespace(), "not-there")));
            assertThat(named).containsOnlyKeys(labelled, namespace());
            assertThat(named.get(labelled)).satisfies(found -> {
                assertThat(found.name()).isEqualTo(labelled);
                assertThat(found.labels()).containsEntry("team", "billing");
                assertThat(found.phase()).isEqualTo(Namespace.Phase.ACTIVE);
            });
            assertThat(listed(target, new NamespaceRequest.Every())).containsEntry(labelled, named.get(labelled));
        }
    }

    private static Map<String, Namespace> listed(Target target, NamespaceRequest request) {
        var listing = target.namespaces(request);
        assertThat(listing).isInstanceOf(NamespaceListing.Listed.class);
        return ((NamespaceListing.Listed) listing).namespaces();
    }

    @Test
    void tellsWhoRefersToAnObjectAndHow() throws Exception {
        assumeTrue(hasNamespaces());
        var pod = makePod(key("db"));
        try (var target = connect(LINEAGE)) {
            long before = contentReads();
            var uses = target.uses(Map.of(key("db"), ObjectTraits.PLAIN, key("unused"), ObjectTraits.PLAIN));
            assertThat(uses.users()).containsOnlyKeys(key("db"));
            assertThat(uses.pods(key("db"))).containsExactly(pod);
            assertThat(uses.of(key("db"))).singleElement().satisfies(use -> {
                assertThat(use.workload()).isEqualTo(new Workload(namespace(), "Pod", pod));
                assertThat(use.references()).containsExactly(Reference.whole(Reference.Via.VARIABLES, ""));
                assertThat(use.conduct()).isEqualTo(Conduct.UNSAID);
            });
            assertThat(uses.unknown()).isEmpty();
            assertThat(uses.partly()).isEmpty();
            assertThat(contentReads()).isEqualTo(before);
        }
    }

    @Test
    void tellsWhenWeWroteAnObject() throws Exception {
        assumeTrue(hasNamespaces());
        try (var target = connect(LINEAGE)) {
            Seen.of(target.deliver(create(target, key("db"), payload("a", "1"), 1)));
            makeForeign(key("theirs"));
            assertThat(target.written(Set.of(key("db"), key("nothing")))).containsOnlyKeys(key("db"));
        }
    }

    @Test
    void letsOneOfSeveralCreatorsWin() throws Exception {
        try (var target = connect(LINEAGE);
                var threads = Executors.newFixedThreadPool(4)) {
            var creators = new ArrayList<Callable<Receipt>>();
            for (int i = 1; i <= 4; i++) {
                var delivery = create(target, key("db"), payload("a", Integer.toString(i)), i);
                creators.add(() -> target.deliver(delivery));
            }
            var receipts = new ArrayList<Receipt>();
            for (var one : threads.invokeAll(creators)) {
                receipts.add(one.get());
            }
            assertThat(receipts).filteredOn(Receipt.Written.class::isInstance).hasSize(1);
            assertThat(receipts)
                    .filteredOn(r -> r instanceof Receipt.Conflict || r instanceof Receipt.Foreign)
                    .hasSize(3);
            int winner = receipts.indexOf(receipts.stream()
                    .filter(Receipt.Written.class::isInstance)
                    .findFirst()
                    .orElseThrow());
            assertThat(read(key("db")).get("a")).isEqualTo(bytes(Integer.toString(winner + 1)));
        }
    }

    @Test
    void deliversManyObjectsAtOnce() throws Exception {
        try (var target = connect(LINEAGE);
                var threads = Executors.newFixedThreadPool(target.parallelism())) {
            var deliveries = new ArrayList<Callable<Receipt>>();
            for (int i = 0; i < 40; i++) {
                var delivery = create(target, key("many-" + i), payload("n", Integer.toString(i)), 1);
                deliveries.add(() -> target.deliver(delivery));
            }
            for (var one : threads.invokeAll(deliveries)) {
                assertThat(one.get()).isInstanceOf(Receipt.Written.class);
            }
            for (int i : List.of(0, 39)) {
                assertThat(read(key("many-" + i)).get("n")).isEqualTo(bytes(Integer.toString(i)));
            }
        }
    }
}
