package dev.tacit.core.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blobs in memory. {@link #handle} gives another process's view of the same store. Thread-safe. */
public class MemoryBlobStore implements BlobStore {
    /** What all handles share. */
    public static final class Contents {
        public final Map<BlobId, byte[]> blobs = new HashMap<>();
        public byte @Nullable [] head;
        boolean locked;

        public synchronized Contents copy() {
            var copy = new Contents();
            copy.blobs.putAll(blobs);
            copy.head = head;
            return copy;
        }
    }

    /** Whether the store answers an operating-system lock or leaves the matter to the head. */
    public enum Locking {
        LOCAL,
        REMOTE
    }

    protected final Contents contents;
    private final Locking locking;

    public MemoryBlobStore(Contents contents, Locking locking) {
        this.contents = contents;
        this.locking = locking;
    }

    public Contents contents() {
        return contents;
    }

    public MemoryBlobStore handle() {
        return new MemoryBlobStore(contents, locking);
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public Optional<byte[]> head() throws java.io.IOException {
        synchronized (contents) {
            return Optional.ofNullable(contents.head).map(byte[]::clone);
        }
    }

    @Override
    public boolean swap(Optional<byte[]> expected, byte[] next) throws java.io.IOException {
        synchronized (contents) {
            if (!Arrays.equals(contents.head, expected.orElse(null))) {
                return false;
            }
            contents.head = next.clone();
            return true;
        }
    }

    @Override
    public void put(BlobId id, byte[] bytes) throws java.io.IOException {
        synchronized (contents) {
            contents.blobs.put(id, bytes.clone());
        }
    }

    @Override
    public List<Optional<byte[]>> get(List<BlobRange> ranges) throws java.io.IOException {
        synchronized (contents) {
            var result = new ArrayList<Optional<byte[]>>();
            for (var range : ranges) {
                byte[] blob = contents.blobs.get(range.blob());
                result.add(
                        blob == null
                                        || range.offset() < 0
                                        || range.length() < 0
                                        || (long) range.offset() + range.length() > blob.length
                                ? Optional.empty()
                                : Optional.of(
                                        Arrays.copyOfRange(blob, range.offset(), range.offset() + range.length())));
            }
            return result;
        }
    }

    @Override
    public Set<BlobId> list() throws java.io.IOException {
        synchronized (contents) {
            return Set.copyOf(contents.blobs.keySet());
        }
    }

    @Override
    public void delete(Set<BlobId> ids) throws java.io.IOException {
        synchronized (contents) {
            contents.blobs.keySet().removeAll(ids);
        }
    }

    @Override
    public Optional<LocalLock> tryLocalLock() throws java.io.IOException {
        if (locking == Locking.REMOTE) {
            return Optional.empty();
        }
        synchronized (contents) {
            boolean held = !contents.locked;
            contents.locked = true;
            return Optional.of(new LocalLock() {
                private boolean holding = held;

                @Override
                public boolean held() {
                    return holding;
                }

                @Override
                public void close() {
                    synchronized (contents) {
                        if (holding) {
                            contents.locked = false;
                            holding = false;
                        }
                    }
                }
            });
        }
    }

    @Override
    public void close() throws java.io.IOException {}
}
