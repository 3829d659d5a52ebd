package dev.tacit.core.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Wraps the keys of a store under a root key that lives outside it. */
public interface RootKeyProvider {
    /** Stands in every wrap made here, for example {@code keyfile}. */
    String name();

    /**
     * Wraps {@code key} for every recipient.
     *
     * @param binding what the key is for; unwrapping with another binding fails
     */
    List<KeyWrap> wrap(byte[] key, byte[] binding) throws IOException;

    /** Empty when the wrap is for another root key, or is not genuine. */
    Optional<byte[]> unwrap(KeyWrap wrap, byte[] binding) throws IOException;
}
