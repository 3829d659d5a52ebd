package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A target deliveries went to, with what is needed to reach it after its block was removed.
 *
 * @param settings plain settings (paths, context names, server); never credentials
 * @param credentials whether the settings suffice to connect
 * @param deleted what we deleted there, the latest last: a restore of the target brings it back
 */
public record TargetRecord(
        Address address,
        TargetIdentity identity,
        SortedMap<String, String> settings,
        Credentials credentials,
        List<Deleted> deleted)
        implements StoreRecord {
    public enum Credentials {
        /** Found again through the settings. */
        REFERENCED,
        /** Stood in the declaration; not kept here. */
        INLINE
    }

    /** More are not remembered, so that the record stays small. */
    private static final int MOST_DELETED = 500;

    /** An object that was deleted, which its uid tells from any other of its name. */
    public record Deleted(ObjectKey object, String uid, Address federation, Address source) {}

    public TargetRecord {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        deleted = List.copyOf(deleted);
    }

    /** Of a target where nothing was deleted. */
    public TargetRecord(
            Address address, TargetIdentity identity, SortedMap<String, String> settings, Credentials credentials) {
        this(address, identity, settings, credentials, List.of());
    }

    /** The same after {@code more} was deleted. */
    public TargetRecord after(List<Deleted> more) {
        var uids = more.stream().map(Deleted::uid).collect(Collectors.toSet());
        var all = new ArrayList<Deleted>();
        deleted.stream().filter(one -> !uids.contains(one.uid())).forEach(all::add);
        all.addAll(more);
        return new TargetRecord(
                address,
                identity,
                settings,
                credentials,
                all.subList(Math.max(0, all.size() - MOST_DELETED), all.size()));
    }

    public static RecordKey key(Address address) {
        return new RecordKey(RecordClass.STATE, "target", address.toString(), "");
    }

    @Override
    public RecordKey key() {
        return key(address);
    }

    @Override
    public List<RecordKey> payloads() {
        return List.of();
    }
}
