package dev.tacit.core.record;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of a secret's append-only list of versions.
 *
 * @param number from 1, never reused
 * @param restored the version whose content this one repeats after a rollback, else 0
 */
public record SecretVersion(
        int number,
        Instant created,
        Reason reason,
        int restored,
        SortedMap<String, KeyVersion> keys,
        Validity validity) {
    public SecretVersion {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /** A version that is delivered at once and never expires. */
    public SecretVersion(int number, Instant created, Reason reason, int restored, SortedMap<String, KeyVersion> keys) {
        this(number, created, reason, restored, keys, Validity.ALWAYS);
    }

    /** The same version, of equal content from another source. */
    public SecretVersion with(SortedMap<String, KeyVersion> other) {
        return new SecretVersion(number, created, reason, restored, other, validity);
    }

    /** The same version, valid otherwise. */
    public SecretVersion valid(Validity other) {
        return new SecretVersion(number, created, reason, restored, keys, other);
    }
}
