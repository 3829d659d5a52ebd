package dev.tacit.seal;

import dev.tacit.core.record.RecordClass;
import dev.tacit.seal.index.Digest;
import dev.tacit.seal.index.Entry;
import dev.tacit.seal.index.PackReader;
import dev.tacit.seal.index.RecordId;
import dev.tacit.seal.key.Binding;
import dev.tacit.seal.key.StoreKeys;
import java.util.Arrays;
import java.util.Optional;

/** Seals records under the key of their class, bound to store, class, id, revision, key. Thread-safe. */
final class Sealer {
    /** Key id, then the sealed form of {@code AeadKey}. */
    static final int OVERHEAD = 8 + dev.tacit.seal.key.AeadKey.OVERHEAD;

    private final StoreKeys keys;

    Sealer(StoreKeys keys) {
        this.keys = keys;
    }

    private byte[] binding(RecordClass recordClass, RecordId id, long revision, byte[] keyId) {
        return new Binding("tacit record", keys.lineage())
                .octet(recordClass.code())
                .raw(id.toBytes())
                .number(revision)
                .raw(keyId)
                .toBytes();
    }

    byte[] seal(RecordClass recordClass, RecordId id, long revision, byte[] plain) {
        var key = keys.of(recordClass).orElseThrow();
        byte[] sealed = key.key().seal(plain, binding(recordClass, id, revision, key.id()));
        byte[] result = Arrays.copyOf(key.id(), 8 + sealed.length);
        System.arraycopy(sealed, 0, result, 8, sealed.length);
        return result;
    }

    /** Empty when the bytes are not what {@code entry} vouches for. */
    Optional<byte[]> open(RecordClass recordClass, Entry entry, PackReader.Slice slice) {
        var key = keys.of(recordClass).orElseThrow();
        if (slice.length() < OVERHEAD
                || !Arrays.equals(slice.bytes(), slice.from(), slice.from() + 8, key.id(), 0, 8)
                || !Digest.of(slice.bytes(), slice.from(), slice.length()).equals(entry.digest())) {
            return Optional.empty();
        }
        return key.key()
                .open(
                        slice.bytes(),
                        slice.from() + 8,
                        slice.length() - 8,
                        binding(recordClass, entry.id(), entry.revision(), key.id()));
    }
}
