package dev.tacit.testing.proofs;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.BlobRange;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.store.LocalLock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Points before and after everything that changes the store. */
record HaltingStore(BlobStore real, Points points) implements BlobStore {
    @Override
    public String place() {
        return real.place();
    }

    @Override
    public Optional<byte[]> head() throws IOException {
        return real.head();
    }

    @Override
    public boolean swap(Optional<byte[]> expected, byte[] next) throws IOException {
        points.pass();
        boolean swapped = real.swap(expected, next);
        points.pass();
        return swapped;
    }

    @Override
    public void put(BlobId id, byte[] bytes) throws IOException {
        points.pass();
        real.put(id, bytes);
        points.pass();
    }

    @Override
    public List<Optional<byte[]>> get(List<BlobRange> ranges) throws IOException {
        return real.get(ranges);
    }

    @Override
    public Set<BlobId> list() throws IOException {
        return real.list();
    }

    @Override
    public void delete(Set<BlobId> ids) throws IOException {
        points.pass();
        real.delete(ids);
        points.pass();
    }

    @Override
    public Optional<LocalLock> tryLocalLock() throws IOException {
        return real.tryLocalLock();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
