package dev.tacit.cli.project;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.store.BlobStore;
import dev.tacit.seal.SealedLedger;
import dev.tacit.seal.StoreHome;
import dev.tacit.seal.key.SealedText;
import dev.tacit.sqlite.SqliteBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** The store of one project: a SQLite file below {@code .tacit}. */
public final class Stores {
    private final StoreHome home;
    private final Path file;
    private final SecureRandom random;

    Stores(Path project, Path data, SecureRandom random, Wiring wiring) {
        this.random = random;
        this.file = project.resolve(".tacit/store.db");
        this.home = new StoreHome(project, data, new Sqlite(file, wiring), random, System::nanoTime);
    }

    /** Empty when none was born yet. */
    public Optional<SealedLedger> find() throws StoreException {
        return home.open(StoreHome.Access.WHOLE);
    }

    /** Whether there is a database, be it one that does not open. */
    public boolean exists() {
        return Files.exists(file);
    }

    public SealedLedger require() throws StoreException {
        var found = find();
        if (found.isPresent()) {
            return found.get();
        }
        throw new StoreException(
                StoreException.Kind.REFUSED,
                Diagnostic.error(
                        CliCode.NO_STORE_YET,
                        "This project has no store yet",
                        "Nothing was ever applied here, so nothing is recorded. The first `tacit apply` makes a store.",
                        null));
    }

    public SealedLedger findOrMake(Instant now) throws StoreException {
        var found = find();
        return found.isPresent() ? found.get() : home.birth(now);
    }

    public SealedLedger accept(Lineage lineage) throws StoreException {
        return home.acceptStore(lineage);
    }

    /** The text that {@code sealed()} opens; empty where no store was made yet. Needs the lock file, no key. */
    public Optional<String> seal(Address secret, String key, Plaintext content) throws StoreException {
        return home.pins().map(pins -> content.read(bytes -> SealedText.seal(pins, secret, key, bytes, random)));
    }

    public String place() {
        return file.toString();
    }

    private record Sqlite(Path file, Wiring wiring) implements StoreHome.Backend {
        @Override
        public String place() {
            return file.toString();
        }

        @Override
        public Optional<BlobStore> open() throws IOException {
            return SqliteBlobStore.openExisting(file).map(wiring.stores());
        }

        @Override
        public BlobStore create() throws IOException {
            return wiring.stores().apply(SqliteBlobStore.create(file));
        }
    }
}
