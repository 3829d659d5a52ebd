package dev.tacit.seal.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.store.MemoryBlobStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexTest {
    private static final List<RecordClass> CLASSES = List.of(RecordClass.values());

    private final MemoryBlobStore store =
            new MemoryBlobStore(new MemoryBlobStore.Contents(), MemoryBlobStore.Locking.LOCAL);
    private final PackReader reader = new PackReader(store);
    private final RecordId.Names names = new RecordId.Names(new byte[32]);

    private RecordId id(RecordClass recordClass, int number) {
        return names.of(new RecordKey(recordClass, "kind", "address", Integer.toString(number)));
    }

    /** As another process would see it: nothing read yet. */
    private Index reopened(Index index) {
        return Index.open(
                reader,
                index.root()
                        .map(ref -> new NodeRef(
                                new Extent(
                                        new PackBlob(ref.extent().blob().id()),
                                        ref.extent().offset(),
                                        ref.extent().length()),
                                ref.digest())));
    }

    private Index put(Index index, Collection<RecordId> ids, long revision) throws Exception {
        var writer = new PackWriter(store);
        var changes = new TreeMap<RecordId, TreeChange>();
        for (var id : ids) {
            byte[] record = (id + "@" + revision).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            changes.put(id, TreeChange.put(new Entry(id, revision, writer.append(record), Digest.of(record))));
        }
        var next = index.update(List.copyOf(changes.values()), writer);
        writer.finish();
        return next;
    }

    @Test
    void holdsWhatAMapHoldsAfterAnyChanges() throws Exception {
        var random = new Random(42);
        var index = Index.open(reader, Optional.empty());
        var expected = new TreeMap<RecordId, Long>();
        for (int step = 1; step <= 120; step++) {
            var writer = new PackWriter(store);
            var changes = new TreeMap<RecordId, TreeChange>();
            int count = 1 << random.nextInt(9);
            boolean mostlyRemove = step % 3 == 0;
            for (int i = 0; i < count; i++) {
                var recordClass = CLASSES.get(random.nextInt(5));
                var id = id(recordClass, random.nextInt(1500));
                if (random.nextInt(10) < (mostlyRemove ? 8 : 2)) {
                    changes.put(id, TreeChange.remove(id));
                    expected.remove(id);
                } else {
                    byte[] record = {(byte) step};
                    changes.put(id, TreeChange.put(new Entry(id, step, writer.append(record), Digest.of(record))));
                    expected.put(id, (long) step);
                }
            }
            index = index.update(List.copyOf(changes.values()), writer);
            writer.finish();
            if (step % 2 == 0) {
                index = reopened(index);
            }
            var found = new TreeMap<RecordId, Long>();
            for (var recordClass : RecordClass.values()) {
                for (var entry : index.all(recordClass)) {
                    assertThat(entry.id().isOf(recordClass)).isTrue();
                    found.put(entry.id(), entry.revision());
                }
            }
            assertThat(found).isEqualTo(expected);
        }
        for (int i = 0; i < 1500; i++) {
            var id = id(RecordClass.STATE, i);
            assertThat(index.find(id).map(Entry::revision)).isEqualTo(Optional.ofNullable(expected.get(id)));
        }
        var everything = new ArrayList<TreeChange>();
        expected.keySet().forEach(id -> everything.add(TreeChange.remove(id)));
        assertThat(index.update(everything, new PackWriter(store)).root()).isEmpty();
    }

    @Test
    void writesAFewKilobytesForOneChangeAmongMany() throws Exception {
        var ids = new ArrayList<RecordId>();
        for (int i = 0; i < 40_000; i++) {
            ids.add(id(i % 2 == 0 ? RecordClass.STATE : RecordClass.PAYLOAD, i));
        }
        var index = reopened(put(Index.open(reader, Optional.empty()), ids, 1));
        for (var blob : store.contents().blobs.values()) {
            assertThat(blob.length).isLessThanOrEqualTo(BlobStore.MAX_BLOB);
        }
        var before = java.util.Set.copyOf(store.contents().blobs.keySet());
        var after = put(index, List.of(id(RecordClass.STATE, 4)), 2);
        var made = new ArrayList<>(store.contents().blobs.keySet());
        made.removeAll(before);
        assertThat(made).hasSize(1);
        assertThat(store.contents().blobs.getOrDefault(made.getFirst(), new byte[0]).length)
                .isBetween(1, 12_000);
        assertThat(reopened(after).all(RecordClass.STATE)).hasSize(20_000);
    }

    @Test
    void fillsSeveralBlobsWhenOneIsNotEnough() throws Exception {
        var writer = new PackWriter(store);
        var changes = new TreeMap<RecordId, TreeChange>();
        for (int i = 0; i < 12; i++) {
            byte[] record = new byte[1_000_000];
            record[0] = (byte) i;
            var id = id(RecordClass.STATE, i);
            changes.put(id, TreeChange.put(new Entry(id, i, writer.append(record), Digest.of(record))));
        }
        var index = Index.open(reader, Optional.empty()).update(List.copyOf(changes.values()), writer);
        writer.finish();
        assertThat(store.contents().blobs).hasSize(3);
        for (var entry : reopened(index).all(RecordClass.STATE)) {
            var slice = reader.read(List.of(entry.extent())).getFirst();
            assertThat(slice.bytes()[slice.from()]).isEqualTo((byte) entry.revision());
        }
    }

    @Test
    void namesRecordsByClassAndKeyedDigest() {
        var id = id(RecordClass.AUDIT, 1);
        assertThat(id.toBytes()[0]).isEqualTo((byte) 5);
        assertThat(id)
                .isNotEqualTo(new RecordId.Names(new byte[] {1})
                        .of(new RecordKey(RecordClass.AUDIT, "kind", "address", "1")));
        // parts are told apart: no two keys run into each other
        assertThat(names.of(new RecordKey(RecordClass.STATE, "ab", "c", "")))
                .isNotEqualTo(names.of(new RecordKey(RecordClass.STATE, "a", "bc", "")));
    }
}
