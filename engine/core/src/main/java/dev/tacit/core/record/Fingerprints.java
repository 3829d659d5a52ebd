package dev.tacit.core.record;

import java.util.ArrayList;
import java.util.Map;

/** Makes fingerprints under the store's fingerprint key. Thread-safe. */
public final class Fingerprints {
    private final KeyedDigest digest;

    public Fingerprints(byte[] key) {
        digest = new KeyedDigest(key);
    }

    public Fingerprint of(byte[] value) {
        return new Fingerprint(digest.of(KeyedDigest.utf8("value"), value));
    }

    /** Of a whole object's data; the map's order does not matter. */
    public Fingerprint of(Map<String, byte[]> data) {
        var parts = new ArrayList<byte[]>();
        parts.add(KeyedDigest.utf8("data"));
        data.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            parts.add(KeyedDigest.utf8(entry.getKey()));
            parts.add(entry.getValue());
        });
        return new Fingerprint(digest.of(parts.toArray(byte[][]::new)));
    }
}
