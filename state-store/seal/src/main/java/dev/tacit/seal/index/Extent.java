package dev.tacit.seal.index;

import dev.tacit.core.store.BlobRange;

/** Where something lies in a pack. */
public record Extent(PackBlob blob, int offset, int length) {
    BlobRange range() {
        return new BlobRange(blob.id(), offset, length);
    }
}
