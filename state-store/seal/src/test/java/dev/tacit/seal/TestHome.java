package dev.tacit.seal;

import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.store.MemoryBlobStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A project with a store in memory, opened any number of times. */
final class TestHome {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    final Path project;
    final Path data;
    final AtomicLong nanos = new AtomicLong();
    MemoryBlobStore.Contents contents = new MemoryBlobStore.Contents();
    MemoryBlobStore.Locking locking = MemoryBlobStore.Locking.LOCAL;
    /** Puts something between ledger and store. */
    UnaryOperator<BlobStore> around = store -> store;

    TestHome(Path directory) {
        this.project = directory.resolve("project");
        this.data = directory.resolve("data");
    }

    StoreHome home() {
        return new StoreHome(
                project,
                data,
                new StoreHome.Backend() {
                    @Override
                    public String place() {
                        return "memory";
                    }

                    @Override
                    public Optional<BlobStore> open() {
                        return contents.head == null ? Optional.empty() : Optional.of(create());
                    }

                    @Override
                    public BlobStore create() {
                        return around.apply(new MemoryBlobStore(contents, locking));
                    }
                },
                new SecureRandom(),
                nanos::get);
    }

    SealedLedger birth() throws StoreException {
        return home().birth(NOW);
    }

    SealedLedger open() throws StoreException {
        return home().open(StoreHome.Access.WHOLE).orElseThrow();
    }

    /** The store as it is now, with the keys of a ledger opened before: opening keys takes most of an opening. */
    SealedLedger openLike(SealedLedger before) {
        var access = before.access;
        var seen = new SeenFile(
                data.resolve("seen").resolve(access.pins().lineage().hex()));
        var store = around.apply(new MemoryBlobStore(contents, locking));
        var known = access.lastVerified();
        return new SealedLedger(
                new StoreAccess(store, access.pins(), access.keys(), seen, known), new SecureRandom(), nanos::get);
    }

    SealedLedger openPlanningOnly() throws StoreException {
        return home().open(StoreHome.Access.PLANNING_ONLY).orElseThrow();
    }
}
