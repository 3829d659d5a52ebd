package dev.tacit.seal.index;

import dev.tacit.core.store.BlobId;
import org.jspecify.annotations.Nullable;

/** A blob that holds packed things; while it is being filled its id is not known yet. */
public final class PackBlob {
    private volatile @Nullable BlobId id;

    PackBlob() {}

    public PackBlob(BlobId id) {
        this.id = id;
    }

    void close(BlobId id) {
        this.id = id;
    }

    boolean isOpen() {
        return id == null;
    }

    public BlobId id() {
        var known = id;
        if (known == null) {
            throw new IllegalStateException("a blob's id asked for before it was written: a bug in Tacit");
        }
        return known;
    }
}
