package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.StoreException;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.head.SignedHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreHomeTest {
    @TempDir
    Path directory;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(directory);
    }

    private Lineage born() throws Exception {
        try (var ledger = home.birth()) {
            return ledger.snapshot().lineage();
        }
    }

    private static void expect(StoreCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.diagnostic().code()).isEqualTo(code));
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void leavesEverythingInItsPlaceAtBirth() throws Exception {
        assertThat(home.home().open(StoreHome.Access.WHOLE)).isEmpty();
        assertThat(home.project).doesNotExist();
        assertThat(home.data).doesNotExist();
        var lineage = born();
        var keyfile = home.data.resolve("keys/" + lineage);
        assertThat(mode(keyfile)).isEqualTo("rw-------");
        assertThat(mode(home.data.resolve("keys"))).isEqualTo("rwx------");
        assertThat(home.data.resolve("seen/" + lineage)).exists();
        assertThat(home.project.resolve(".tacit/.gitignore")).hasContent("*");
        assertThat(LockFile.read(home.project.resolve(".tacit.lock.hcl"))
                        .orElseThrow()
                        .lineage())
                .isEqualTo(lineage);
        try (var ledger = home.open()) {
            assertThat(ledger.snapshot().lineage()).isEqualTo(lineage);
        }
    }

    @Test
    void refusesALockFileWithoutItsStoreAndNamesLineageAndPlace() throws Exception {
        var lineage = born();
        home.contents.head = null;
        assertThatThrownBy(home::open).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.diagnostic().code()).isEqualTo(StoreCode.STORE_MISSING);
            assertThat(e.diagnostic().detail()).contains(lineage.hex()).contains("memory");
        });
    }

    @Test
    void rewritesTheLockFileFromTheUsersOwnMemory() throws Exception {
        born();
        var lockFile = home.project.resolve(LockFile.NAME);
        var text = Files.readString(lockFile);
        Files.delete(lockFile);
        home.open().close();
        assertThat(lockFile).hasContent(text);
    }

    @Test
    void acceptsAStoreNobodyPinnedOnlyByItsLineage() throws Exception {
        var lineage = born();
        try (var ledger = home.open()) {
            ledger.audit(SmallStore.entry("one commit"));
        }
        Files.delete(home.project.resolve(LockFile.NAME));
        Files.delete(home.data.resolve("seen/" + lineage));
        expect(StoreCode.STORE_NOT_PINNED, home::open);
        expect(StoreCode.STORE_FORGED, () -> home.home().acceptStore(new Lineage("0".repeat(32))));
        home.home().acceptStore(lineage).close();
        home.open().close();
    }

    @Test
    void acceptsNoStoreWhoseSigningKeyIsNotItsOwn() throws Exception {
        var other = new TestHome(directory.resolve("other"));
        other.birth().close();
        Head forged;
        byte[] bytes;
        var lineage = born();
        try (var ledger = home.open();
                var forger = other.open()) {
            // the store's key slots under a head that the forger signs and names as pinned
            var head = ledger.access.head().head();
            var pins = new dev.tacit.seal.key.Pins(
                    lineage, forger.access.pins().verification(), head.pins().sealing());
            forged = new Head(
                    1,
                    "0.1.0",
                    pins,
                    1,
                    3,
                    head.commit(),
                    head.time(),
                    head.index(),
                    head.lock(),
                    head.planning(),
                    head.value());
            bytes = SignedHead.sign(forged, forger.access.valueKey()).bytes();
        }
        home.contents.head = bytes;
        expect(StoreCode.STORE_FORGED, home::open);
        Files.delete(home.project.resolve(LockFile.NAME));
        Files.delete(home.data.resolve("seen/" + lineage));
        expect(StoreCode.STORE_FORGED, () -> home.home().acceptStore(lineage));
    }

    @Test
    void completesABirthThatWasInterrupted() throws Exception {
        var lineage = born();
        var steps = List.of(
                home.project.resolve(LockFile.NAME),
                home.project.resolve(".tacit/.gitignore"),
                home.data.resolve("seen/" + lineage));
        for (var lost : steps) {
            // this step and all that came after it did not happen
            Files.deleteIfExists(home.project.resolve(LockFile.NAME));
            Files.deleteIfExists(lost);
            try (var ledger = home.open()) {
                assertThat(ledger.snapshot().lineage()).isEqualTo(lineage);
            }
            assertThat(home.project.resolve(LockFile.NAME)).exists();
            assertThat(home.project.resolve(".tacit/.gitignore")).exists();
        }
        // only the keyfile was written: nobody knows it, and another store is born
        home.contents = new dev.tacit.core.store.MemoryBlobStore.Contents();
        Files.delete(home.project.resolve(LockFile.NAME));
        assertThat(home.home().open(StoreHome.Access.WHOLE)).isEmpty();
        assertThat(born()).isNotEqualTo(lineage);
    }

    @Test
    void refusesAnotherStoreThanThePinnedOne() throws Exception {
        born();
        var other = new TestHome(directory.resolve("other"));
        other.birth().close();
        home.contents = other.contents;
        expect(StoreCode.STORE_FORGED, home::open);
    }

    @Test
    void refusesAKeyfileThatIsMissingOrWrongOrOpenToOthers() throws Exception {
        var keyfile = home.data.resolve("keys/" + born());
        Files.setPosixFilePermissions(keyfile, PosixFilePermissions.fromString("rw-r--r--"));
        expect(StoreCode.KEYFILE_EXPOSED, home::open);
        Files.setPosixFilePermissions(keyfile, PosixFilePermissions.fromString("rw-------"));
        var text = Files.readString(keyfile);
        Files.writeString(keyfile, "tacit-root-key-1 " + "A".repeat(43) + "=\n");
        expect(StoreCode.KEYFILE_INVALID, home::open);
        Files.writeString(keyfile, text.substring(0, 20));
        expect(StoreCode.KEYFILE_INVALID, home::open);
        Files.delete(keyfile);
        expect(StoreCode.KEYFILE_MISSING, home::open);
    }

    @Test
    void refusesALockFileInAnyOtherForm() throws Exception {
        born();
        var file = home.project.resolve(LockFile.NAME);
        var text = Files.readString(file);
        for (var wrong : List.of(
                "",
                text.replace("store {", "stores {"),
                text.replace("}", ""),
                text + text,
                text.replace("lineage          =", "lineages ="),
                text.replace("  sealing_key", "  lineage"),
                text.replaceAll("lineage +=.*", ""),
                text.replaceAll("lineage +=.*", "lineage = \"xyz\""),
                text.replaceAll("lineage +=.*", "lineage = \"a\" \"b\""))) {
            Files.writeString(file, wrong);
            expect(StoreCode.LOCK_FILE_INVALID, home::open);
        }
        Files.writeString(file, "\n# a comment\n" + text.replace("  ", " "));
        home.open().close();
    }

    @Test
    void namesTheVersionThatReadsANewerStore() throws Exception {
        born();
        try (var ledger = home.open()) {
            var h = ledger.access.head().head();
            var newer = new Head(
                    1, "0.9.0", h.pins(), 1, 1, "f".repeat(32), h.time(), h.index(), h.lock(), h.planning(), h.value());
            home.contents.head =
                    SignedHead.sign(newer, ledger.access.valueKey()).bytes();
            assertThatThrownBy(ledger::snapshot).isInstanceOfSatisfying(StoreException.class, e -> {
                assertThat(e.diagnostic().code()).isEqualTo(StoreCode.STORE_TOO_NEW);
                assertThat(e.diagnostic().detail()).contains("0.9.0");
            });
        }
    }

    @Test
    void refusesAStoreOlderThanAValidMark() throws Exception {
        born();
        try (var ledger = home.open()) {
            ledger.audit(SmallStore.entry("one"));
            var snapshot = ledger.snapshot();
            ledger.checkSeen(snapshot, 1, 1);
            expect(StoreCode.STORE_ROLLED_BACK, () -> ledger.checkSeen(snapshot, 1, 2));
            expect(StoreCode.STORE_ROLLED_BACK, () -> ledger.checkSeen(snapshot, 2, 0));
        }
    }

    @Test
    void doesNotAdvanceItsMemoryBeforeTheSwap() throws Exception {
        var seen = home.data.resolve("seen/" + born());
        var before = Files.readString(seen);
        var flaky = new FlakyBlobStore[1];
        home.around = store -> flaky[0] = new FlakyBlobStore(store);
        try (var ledger = home.open()) {
            flaky[0].beforeSwap = java.util.Optional.of(() -> assertThat(seen).hasContent(before));
            ledger.audit(SmallStore.entry("one"));
            assertThat(Files.readString(seen)).isNotEqualTo(before).contains("\"serial\":1");
        }
    }

    @Test
    void opensNothingOfValueWhenPlanning() throws Exception {
        born();
        try (var ledger = home.open()) {
            SmallStore.fill(ledger, "x");
        }
        try (var ledger = home.open()) {
            assertThat(ledger.snapshot().state()).hasSize(3);
            ledger.snapshot().find(Records.secret("db", 1).key());
            ledger.snapshot().audit();
            assertThat(ledger.openedPayloads()).isZero();
            ledger.snapshot().payload(SmallStore.DB);
            assertThat(ledger.openedPayloads()).isEqualTo(1);
        }
    }
}
