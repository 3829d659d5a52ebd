package dev.tacit.seal.index;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Fills blobs up to their greatest size, storing each as it is full. */
public final class PackWriter {
    private final BlobStore store;
    private PackBlob blob = new PackBlob();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);

    public PackWriter(BlobStore store) {
        this.store = store;
    }

    /** Makes room for {@code length} bytes in one blob, so that what is appended next knows which blob it is in. */
    void reserve(int length) throws IOException {
        if (bytes.size() + length > BlobStore.MAX_BLOB) {
            finish();
        }
    }

    /** @param item of at most {@link BlobStore#MAX_BLOB} bytes */
    public Extent append(byte[] item) throws IOException {
        reserve(item.length);
        var extent = new Extent(blob, bytes.size(), item.length);
        bytes.writeBytes(item);
        return extent;
    }

    /** Stores what was appended so far. */
    public void finish() throws IOException {
        if (bytes.size() > 0) {
            byte[] full = bytes.toByteArray();
            var id = BlobId.of(full);
            store.put(id, full);
            blob.close(id);
            blob = new PackBlob();
            bytes = new ByteArrayOutputStream(1 << 12);
        }
    }
}
