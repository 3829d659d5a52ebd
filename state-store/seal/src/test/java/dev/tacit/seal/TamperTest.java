package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.RecordClass;
import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.MemoryBlobStore;
import dev.tacit.seal.SmallStore.Outcome;
import dev.tacit.seal.index.Entry;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a stored store, it is refused or tells the truth. */
class TamperTest {
    @TempDir
    Path directory;

    private TestHome home;
    private MemoryBlobStore.Contents intact;
    private SmallStore.Truth truth;
    private List<Entry> entries;
    private @org.jspecify.annotations.Nullable SealedLedger opened;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    @BeforeEach
    void fill() throws Exception {
        home = new TestHome(directory.resolve("a"));
        try (var ledger = home.birth()) {
            SmallStore.fill(ledger, "x");
            truth = SmallStore.read(ledger);
            var index = ledger.access.snapshot(ledger.access.head().head()).index();
            entries = new ArrayList<>();
            for (var recordClass : RecordClass.values()) {
                entries.addAll(index.all(recordClass));
            }
        }
        intact = home.contents.copy();
        assertThat(SmallStore.examine(home, truth)).isEqualTo(Outcome.HARMLESS);
        opened = home.open();
    }

    private Outcome examine(MemoryBlobStore.Contents contents) {
        home.contents = contents;
        var known = opened;
        var outcome = SmallStore.examine(truth, known == null ? home::open : () -> home.openLike(known));
        counts.merge(outcome, 1, Integer::sum);
        return outcome;
    }

    private void report(String claim) {
        Claims.holds(claim, counts.toString());
    }

    private static byte[] head(MemoryBlobStore.Contents contents) {
        return java.util.Objects.requireNonNull(contents.head);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] result = bytes.clone();
        result[at] ^= (byte) (1 << (at % 8));
        return result;
    }

    @Test
    void refusesAHeadOfWhichAnyByteWasFlipped() {
        opened = null; // a head's keys are opened anew
        for (int i = 0; i < head(intact).length; i++) {
            var copy = intact.copy();
            copy.head = flipped(head(intact), i);
            assertThat(examine(copy)).as("head byte %d", i).isEqualTo(Outcome.REFUSED);
        }
        report("no byte of the head flips unnoticed");
    }

    @Test
    void neverLiesWhenAnyByteOfABlobWasFlipped() throws Exception {
        var needed = home.open();
        var named = needed.access.snapshot(needed.access.head().head()).index().blobs();
        for (var blob : new TreeMap<>(intact.blobs).entrySet()) {
            for (int i = 0; i < blob.getValue().length; i++) {
                var copy = intact.copy();
                copy.blobs.put(blob.getKey(), flipped(blob.getValue(), i));
                var outcome = examine(copy);
                if (!named.contains(blob.getKey())) {
                    assertThat(outcome).isEqualTo(Outcome.HARMLESS);
                }
            }
        }
        // nothing of a pack lies outside of what is read, but superseded records and nodes
        assertThat(counts.getOrDefault(Outcome.REFUSED, 0)).isGreaterThan(2000);
        report("no byte of a blob flips unnoticed");
    }

    @Test
    void refusesAStoreWithABlobDroppedOrCutShort() throws Exception {
        var named = home.open()
                .access
                .snapshot(home.open().access.head().head())
                .index()
                .blobs();
        for (var blob : intact.blobs.entrySet()) {
            var expected = named.contains(blob.getKey()) ? Outcome.REFUSED : Outcome.HARMLESS;
            var dropped = intact.copy();
            dropped.blobs.remove(blob.getKey());
            assertThat(examine(dropped)).isEqualTo(expected);
            var cut = intact.copy();
            cut.blobs.put(blob.getKey(), java.util.Arrays.copyOf(blob.getValue(), blob.getValue().length - 1));
            examine(cut); // its last bytes may be a superseded node
            var longer = intact.copy();
            longer.blobs.put(blob.getKey(), java.util.Arrays.copyOf(blob.getValue(), blob.getValue().length + 9));
            assertThat(examine(longer)).isEqualTo(Outcome.HARMLESS);
        }
        report("no blob dropped, cut or lengthened yields a wrong value");
    }

    @Test
    void neverLiesWhenBlobsStandInForEachOther() {
        for (var a : intact.blobs.entrySet()) {
            for (var b : intact.blobs.entrySet()) {
                if (!a.getKey().equals(b.getKey())) {
                    var replaced = intact.copy();
                    replaced.blobs.put(a.getKey(), b.getValue());
                    examine(replaced);
                    var swapped = replaced.copy();
                    swapped.blobs.put(b.getKey(), a.getValue());
                    examine(swapped);
                    var duplicated = intact.copy();
                    duplicated.blobs.put(
                            BlobId.of(a.getKey().hex().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                            b.getValue());
                    assertThat(examine(duplicated)).isEqualTo(Outcome.HARMLESS);
                }
            }
        }
        report("no blob replaced, swapped or duplicated yields a wrong value");
    }

    @Test
    void refusesARecordInThePlaceOfAnother() {
        for (var a : entries) {
            for (var b : entries) {
                if (!a.id().equals(b.id())) {
                    assertThat(examine(withRecord(a, bytes(intact, b)))).isEqualTo(Outcome.REFUSED);
                    var swapped = withRecord(a, bytes(intact, b));
                    overwrite(swapped, b, bytes(intact, a));
                    assertThat(examine(swapped)).isEqualTo(Outcome.REFUSED);
                }
            }
            assertThat(examine(withRecord(a, new byte[a.extent().length()]))).isEqualTo(Outcome.REFUSED);
        }
        report("no record replaced, swapped or blanked yields a wrong value");
    }

    private static byte[] bytes(MemoryBlobStore.Contents contents, Entry entry) {
        byte[] blob = java.util.Objects.requireNonNull(
                contents.blobs.get(entry.extent().blob().id()));
        int from = entry.extent().offset();
        return java.util.Arrays.copyOfRange(blob, from, from + entry.extent().length());
    }

    private MemoryBlobStore.Contents withRecord(Entry at, byte[] record) {
        var copy = intact.copy();
        overwrite(copy, at, record);
        return copy;
    }

    /** As much of {@code record} as fits. */
    private static void overwrite(MemoryBlobStore.Contents contents, Entry at, byte[] record) {
        var id = at.extent().blob().id();
        byte[] blob = java.util.Objects.requireNonNull(contents.blobs.get(id)).clone();
        System.arraycopy(
                record,
                0,
                blob,
                at.extent().offset(),
                Math.min(record.length, at.extent().length()));
        contents.blobs.put(id, blob);
    }

    /** A copy of project, keys and store that went its own way: the same keys, ids, revisions, sizes. */
    private TestHome fork(TestHome born) throws Exception {
        var fork = new TestHome(directory.resolve("b"));
        copy(born.data, fork.data);
        copy(born.project, fork.project);
        return fork;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @Test
    void refusesPartsOfTwoStoresOfOneKey() throws Exception {
        var a = new TestHome(directory.resolve("common"));
        a.birth().close();
        var b = fork(a);
        b.contents = a.contents.copy();
        SmallStore.Truth truthOfA;
        List<Entry> ofA = new ArrayList<>();
        List<Entry> ofB = new ArrayList<>();
        try (var ledger = a.open()) {
            SmallStore.fill(ledger, "x");
            truthOfA = SmallStore.read(ledger);
            ofA.addAll(entries(ledger));
        }
        try (var ledger = b.open()) {
            SmallStore.fill(ledger, "y");
            ofB.addAll(entries(ledger));
        }
        home = a;
        opened = a.open();
        truth = truthOfA;
        intact = a.contents.copy();
        // the other's head: the same serial, another commit
        var headOfB = intact.copy();
        headOfB.head = head(b.contents);
        headOfB.blobs.putAll(b.contents.blobs);
        assertThat(examine(headOfB)).isEqualTo(Outcome.REFUSED);
        int sameIdAndRevision = 0;
        for (var entryA : ofA) {
            for (var entryB : ofB) {
                assertThat(examine(withRecord(entryA, bytes(b.contents, entryB))))
                        .isEqualTo(Outcome.REFUSED);
                boolean twin = entryA.id().equals(entryB.id())
                        && entryA.revision() == entryB.revision()
                        && entryA.extent().length() == entryB.extent().length();
                sameIdAndRevision += twin ? 1 : 0;
            }
        }
        // the case that only the index's digest catches: right key, id, revision, size
        assertThat(sameIdAndRevision).isGreaterThanOrEqualTo(4);
        for (var blobA : intact.blobs.keySet()) {
            for (var blobB : b.contents.blobs.values()) {
                var copy = intact.copy();
                copy.blobs.put(blobA, blobB);
                examine(copy);
            }
        }
        report("nothing of another store of the same key is taken for ours");
    }

    private static List<Entry> entries(SealedLedger ledger) throws Exception {
        var index = ledger.access.snapshot(ledger.access.head().head()).index();
        var result = new ArrayList<Entry>();
        for (var recordClass : RecordClass.values()) {
            result.addAll(index.all(recordClass));
        }
        return result;
    }

    @Test
    void refusesEveryEarlierStateOfTheStore() throws Exception {
        var history = new ArrayList<MemoryBlobStore.Contents>();
        try (var ledger = home.open()) {
            for (int i = 0; i < 5; i++) {
                history.add(home.contents.copy());
                ledger.audit(SmallStore.entry("n" + i));
            }
            truth = SmallStore.read(ledger);
        }
        intact = home.contents.copy();
        for (var older : history) {
            assertThat(examine(older.copy())).isEqualTo(Outcome.REFUSED);
            var oldHead = intact.copy();
            oldHead.head = older.head;
            assertThat(examine(oldHead)).isEqualTo(Outcome.REFUSED);
            // older blobs under the newest head
            var oldBlobs = older.copy();
            oldBlobs.head = intact.head;
            assertThat(examine(oldBlobs)).isEqualTo(Outcome.REFUSED);
        }
        assertThat(examine(intact)).isEqualTo(Outcome.HARMLESS);
        report("no earlier state put back, whole or in part, goes unnoticed");
    }

    @Test
    void replaysNoEarlierRecord() throws Exception {
        var earlier = entries;
        try (var ledger = home.open();
                var session = ledger.lock("ann", dev.tacit.core.record.Records.TIME)) {
            session.commit(new dev.tacit.core.record.Commit(
                    List.of(dev.tacit.core.record.Records.secret("db", 1)),
                    Map.of(SmallStore.DB, dev.tacit.core.record.Records.payload("dx")),
                    java.util.Set.of(),
                    List.of()));
            truth = SmallStore.read(ledger);
            entries = entries(ledger);
        }
        intact = home.contents.copy();
        int replayed = 0;
        for (var now : entries) {
            for (var before : earlier) {
                if (now.id().equals(before.id()) && now.revision() != before.revision()) {
                    assertThat(before.extent().length()).isEqualTo(now.extent().length());
                    assertThat(examine(withRecord(now, bytes(intact, before)))).isEqualTo(Outcome.REFUSED);
                    replayed++;
                }
            }
        }
        assertThat(replayed).isEqualTo(2);
        report("no record replayed yields a wrong value");
    }
}
