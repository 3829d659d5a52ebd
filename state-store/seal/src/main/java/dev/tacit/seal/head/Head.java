package dev.tacit.seal.head;

import dev.tacit.seal.index.NodeRef;
import dev.tacit.seal.key.KeySlot;
import dev.tacit.seal.key.Pins;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one mutable thing of a store: which commit is current, who may write, whose root keys open it.
 *
 * @param format of blobs, index, head, sealing, key wraps
 * @param minReader the oldest Tacit version that can read this store
 * @param pins repeated here so that a store without lock file can be accepted
 * @param commit random, 32 hex digits, names the last commit
 * @param index root of the radix tree, empty before the first commit
 * @param planning planning keys, the one to write with first
 * @param value value keys, the one to write with first
 */
public record Head(
        int format,
        String minReader,
        Pins pins,
        long epoch,
        long serial,
        String commit,
        Instant time,
        Optional<NodeRef> index,
        Lock lock,
        List<KeySlot> planning,
        List<KeySlot> value) {
    public Head {
        planning = List.copyOf(planning);
        value = List.copyOf(value);
    }

    /** The head of a store as it is born. */
    public static Head genesis(Pins pins, String commit, Instant time, KeySlot planning, KeySlot value) {
        return new Head(
                HeadCodec.FORMAT,
                HeadCodec.MIN_READER,
                pins,
                1,
                0,
                commit,
                time,
                Optional.empty(),
                Lock.FREE,
                List.of(planning),
                List.of(value));
    }

    public Head committed(String commit, Instant time, Optional<NodeRef> index, Lock lock) {
        return new Head(format, minReader, pins, epoch, serial + 1, commit, time, index, lock, planning, value);
    }

    public Head with(Lock lock) {
        return new Head(format, minReader, pins, epoch, serial, commit, time, index, lock, planning, value);
    }
}
