package dev.tacit.core.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A bag of immutable blobs and one head. Implementations see ciphertext only and are safe for use by several threads.
 * Every method throws {@link IOException} when the backend cannot be reached or its answer was lost; after a lost
 * answer of {@link #swap} the caller reads the head again to learn what happened. A backend that finds its own data
 * damaged throws {@link DamagedBlobsException}.
 */
public interface BlobStore extends AutoCloseable {
    /** At most this many bytes a blob; an implementation with a smaller limit splits inside. */
    int MAX_BLOB = 4 << 20;

    /** Where the store is, for people: a path or URL without credentials. */
    String place();

    /** The current head, or empty when the store has never had one. */
    Optional<byte[]> head() throws IOException;

    /**
     * Replaces the head if it still equals {@code expected} (empty: if there is none), atomically and durably: every
     * blob put before is durable too when this answers true.
     *
     * @return false when the head was another one
     */
    boolean swap(Optional<byte[]> expected, byte[] next) throws IOException;

    /** Stores a blob under its id; storing the same id again is harmless. */
    void put(BlobId id, byte[] bytes) throws IOException;

    /** Reads ranges, in the order asked; a missing blob, or a range outside one, is an empty answer. */
    List<Optional<byte[]>> get(List<BlobRange> ranges) throws IOException;

    Set<BlobId> list() throws IOException;

    /** Deletes blobs; those that are not there are passed over. */
    void delete(Set<BlobId> ids) throws IOException;

    /**
     * How the lock's owner is known to be alive. A local backend answers with an operating-system lock that dies with
     * its process; a remote one answers empty, where the renewal count in the head decides.
     *
     * @return empty for a remote backend; else a held lock, or a {@link LocalLock} not held when another process has it
     */
    Optional<LocalLock> tryLocalLock() throws IOException;

    @Override
    void close() throws IOException;
}
