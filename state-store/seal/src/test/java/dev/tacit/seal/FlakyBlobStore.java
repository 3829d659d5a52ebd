package dev.tacit.seal;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.BlobRange;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.store.LocalLock;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A backend whose next swaps go wrong as told. */
final class FlakyBlobStore implements BlobStore {
    /** What happens to a swap. */
    enum Fate {
        PASS,
        /** It never arrives. */
        LOST_BEFORE,
        /** It is done, and the answer is lost. */
        LOST_AFTER
    }

    interface Interruption {
        void run() throws Exception;
    }

    final Deque<Fate> fates = new ArrayDeque<>();
    /** Runs once, between reading the head and the next swap. */
    Optional<Interruption> beforeSwap = Optional.empty();

    Optional<Interruption> afterSwap = Optional.empty();
    int swaps;
    int gets;
    private final BlobStore store;

    FlakyBlobStore(BlobStore store) {
        this.store = store;
    }

    private static void run(Optional<Interruption> interruption) {
        try {
            if (interruption.isPresent()) {
                interruption.get().run();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public Optional<byte[]> head() throws IOException {
        return store.head();
    }

    @Override
    public boolean swap(Optional<byte[]> expected, byte[] next) throws IOException {
        swaps++;
        var before = beforeSwap;
        beforeSwap = Optional.empty();
        run(before);
        var fate = fates.isEmpty() ? Fate.PASS : fates.pop();
        boolean done = fate != Fate.LOST_BEFORE && store.swap(expected, next);
        if (done) {
            var after = afterSwap;
            afterSwap = Optional.empty();
            run(after);
        }
        if (fate != Fate.PASS) {
            throw new IOException("the answer was lost");
        }
        return done;
    }

    @Override
    public void put(BlobId id, byte[] bytes) throws IOException {
        store.put(id, bytes);
    }

    @Override
    public List<Optional<byte[]>> get(List<BlobRange> ranges) throws IOException {
        gets++;
        return store.get(ranges);
    }

    @Override
    public Set<BlobId> list() throws IOException {
        return store.list();
    }

    @Override
    public void delete(Set<BlobId> ids) throws IOException {
        store.delete(ids);
    }

    @Override
    public Optional<LocalLock> tryLocalLock() throws IOException {
        return store.tryLocalLock();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
