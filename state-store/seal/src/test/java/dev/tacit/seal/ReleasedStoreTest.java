package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.MemoryBlobStore;
import dev.tacit.seal.SmallStore.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole stores as released versions wrote them, kept under {@code format-N/}: blobs by id, the head, keyfile, lock file.
 * The keys in them open nothing else.
 */
class ReleasedStoreTest {
    @TempDir
    Path directory;

    private TestHome home() throws Exception {
        var home = new TestHome(directory);
        var stored = Path.of(ReleasedStoreTest.class.getResource("/format-1").toURI());
        Files.createDirectories(home.project);
        Files.copy(stored.resolve("lock.hcl"), home.project.resolve(LockFile.NAME));
        var pins = LockFile.read(home.project.resolve(LockFile.NAME)).orElseThrow();
        var keyfile = home.data.resolve("keys").resolve(pins.lineage().hex());
        Files.createDirectories(home.data.resolve("keys"));
        Files.copy(stored.resolve("keyfile"), keyfile);
        Files.setPosixFilePermissions(keyfile, PosixFilePermissions.fromString("rw-------"));
        home.contents = read(stored);
        return home;
    }

    private static MemoryBlobStore.Contents read(Path stored) throws IOException {
        var contents = new MemoryBlobStore.Contents();
        contents.head = Files.readAllBytes(stored.resolve("head"));
        try (var blobs = Files.list(stored.resolve("blobs"))) {
            for (var blob : blobs.toList()) {
                contents.blobs.put(new BlobId(blob.getFileName().toString()), Files.readAllBytes(blob));
            }
        }
        return contents;
    }

    @Test
    void opensAStoreOfFormat1() throws Exception {
        var fresh = new TestHome(directory.resolve("fresh"));
        Truth expected;
        try (var ledger = fresh.birth()) {
            SmallStore.fill(ledger, "x");
            expected = SmallStore.read(ledger);
        }
        try (var ledger = home().open()) {
            assertThat(SmallStore.read(ledger)).isEqualTo(expected);
            assertThat(ledger.snapshot().serial()).isEqualTo(2);
            ledger.audit(SmallStore.entry("and it can still be written to"));
        }
    }
}
