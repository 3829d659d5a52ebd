package dev.tacit.seal;

import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.BlobStore;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.head.SignedHead;
import dev.tacit.seal.index.Index;
import dev.tacit.seal.index.PackReader;
import dev.tacit.seal.index.PackReader.MissingException;
import dev.tacit.seal.index.RecordId;
import dev.tacit.seal.json.MalformedException;
import dev.tacit.seal.key.Pins;
import dev.tacit.seal.key.StoreKeys;
import dev.tacit.seal.key.ValueKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An open store: its blobs, its keys, what is known about its past. Thread-safe. */
final class StoreAccess {
    private final BlobStore store;
    private final Pins pins;
    private final StoreKeys keys;
    private final SeenFile seen;
    private final Sealer sealer;
    private final RecordId.Names names;
    private final PackReader reader;
    private final AtomicLong openedPayloads = new AtomicLong();
    private @Nullable SealedSnapshot latest;
    private SignedHead verified;

    /** @param verified the head as read while opening */
    StoreAccess(BlobStore store, Pins pins, StoreKeys keys, SeenFile seen, SignedHead verified) {
        this.store = store;
        this.pins = pins;
        this.keys = keys;
        this.seen = seen;
        this.verified = verified;
        this.sealer = new Sealer(keys);
        this.names = new RecordId.Names(keys.planning().idKey());
        this.reader = new PackReader(store);
    }

    interface Work<T> {
        T run() throws IOException, MissingException, MalformedException, StoreException;
    }

    BlobStore store() {
        return store;
    }

    Pins pins() {
        return pins;
    }

    StoreKeys keys() {
        return keys;
    }

    Sealer sealer() {
        return sealer;
    }

    RecordId.Names names() {
        return names;
    }

    PackReader reader() {
        return reader;
    }

    void countOpenedPayload() {
        openedPayloads.incrementAndGet();
    }

    long openedPayloads() {
        return openedPayloads.get();
    }

    ValueKey valueKey() throws StoreException {
        return keys.value().orElseThrow(() -> StoreFault.sealed(store.place()));
    }

    /** The current head, verified against pins and past. */
    SignedHead head() throws StoreException, IOException {
        var bytes = store.head().orElseThrow(() -> StoreFault.damaged(store.place(), "the head"));
        var signed = verify(bytes);
        seen.check(signed.head(), store.place());
        return signed;
    }

    synchronized SignedHead lastVerified() {
        return verified;
    }

    /** A verification costs a millisecond, and most heads read are the one read before. */
    private synchronized SignedHead verify(byte[] bytes) throws StoreException {
        var before = verified;
        if (!Arrays.equals(before.bytes(), bytes)) {
            before = SignedHead.verify(bytes, pins, store.place());
            verified = before;
        }
        return before;
    }

    Head currentHead() throws StoreException {
        try {
            return head().head();
        } catch (IOException e) {
            throw StoreFault.unreachable(store.place(), e);
        }
    }

    void swapped(Head head) throws StoreException {
        try {
            seen.advance(head);
        } catch (IOException e) {
            throw StoreFault.unreachable(seen.toString(), e);
        }
    }

    /** The store under {@code head}; what an earlier snapshot of the same commit has read is kept. */
    synchronized SealedSnapshot snapshot(Head head) {
        var before = latest;
        if (before != null && before.isOf(head)) {
            return before;
        }
        var made = new SealedSnapshot(this, head, Index.open(reader, head.index()));
        latest = made;
        return made;
    }

    synchronized SealedSnapshot committed(Head head, Index index) {
        var made = new SealedSnapshot(this, head, index);
        latest = made;
        return made;
    }

    /** Runs {@code work}, which reads under {@code head}; whatever goes wrong becomes a diagnostic. */
    <T> T reading(Head head, Work<T> work) throws StoreException {
        try {
            try {
                return work.run();
            } catch (MissingException _) {
                // a blob that was tidied away after someone else's commit is no damage
                if (head().head().commit().equals(head.commit())) {
                    throw StoreFault.damaged(store.place(), "a blob that the index names");
                }
                throw StoreFault.movedOn(store.place());
            } catch (MalformedException _) {
                throw StoreFault.damaged(store.place(), "a record or an index node");
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(store.place(), e);
        }
    }
}
