package dev.tacit.core.store;

class MemoryBlobStoreTest extends BlobStoreContract {
    private final MemoryBlobStore.Contents contents = new MemoryBlobStore.Contents();

    @Override
    protected BlobStore open() {
        return new MemoryBlobStore(contents, MemoryBlobStore.Locking.LOCAL);
    }
}
