package dev.tacit.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.store.BlobStoreContract;
import dev.tacit.core.store.DamagedBlobsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBlobStoreTest extends BlobStoreContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("made/store.db");
    }

    @Override
    protected BlobStore open() throws IOException {
        return SqliteBlobStore.create(file());
    }

    @Test
    void keepsEveryFileToItsOwner() throws Exception {
        try (var store = open();
                var lock = store.tryLocalLock().orElseThrow()) {
            assertThat(lock.held()).isTrue();
            store.put(BlobId.of(new byte[] {1}), new byte[] {1});
            assertThat(mode(directory.resolve("made"))).isEqualTo("rwx------");
            try (var files = Files.list(directory.resolve("made"))) {
                assertThat(files.toList())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(f -> assertThat(mode(f)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void doesNotMakeAStoreWhenAskedToOpenOne() throws Exception {
        assertThat(SqliteBlobStore.openExisting(file())).isEmpty();
        assertThat(file().getParent()).doesNotExist();
    }

    @Test
    void reportsAFileThatIsNoDatabase() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "not a database, but long enough to be looked at as if it were one".repeat(20));
        assertThatThrownBy(() -> SqliteBlobStore.openExisting(file())).isInstanceOf(DamagedBlobsException.class);
    }

    @Test
    void syncsEveryCommit() throws Exception {
        try (var store = SqliteBlobStore.create(file())) {
            assertThat(store.pragma("synchronous")).isEqualTo("2");
            assertThat(store.pragma("journal_mode")).isEqualTo("wal");
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
