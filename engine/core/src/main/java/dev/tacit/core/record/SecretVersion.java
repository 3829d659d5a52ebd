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
        int number, Instant created, Reason reason, int restored, SortedMap<String, KeyVersion> keys) {
    public SecretVersion {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }
}
