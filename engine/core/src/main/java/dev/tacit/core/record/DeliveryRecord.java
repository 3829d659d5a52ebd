package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One object of a federation in one target: what should be there, what is known to be.
 *
 * @param uid of the object when last seen, null when it was absent
 * @param resourceVersion of the object when last seen, null when it was absent
 * @param intended digest of everything that decides the object: content provenance, type, labels, annotations
 * @param content fingerprint of the data
 * @param payload where the content is kept
 * @param mark the mark's text when delivered, or the one a pending write carries
 */
public record DeliveryRecord(
        Address federation,
        Address target,
        TargetIdentity identity,
        ObjectKey object,
        Status status,
        @Nullable String uid,
        @Nullable String resourceVersion,
        Provenance intended,
        Fingerprint content,
        RecordKey payload,
        Address source,
        int sourceVersion,
        String type,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        String mark,
        Mutability mutability)
        implements StoreRecord {
    public enum Status {
        /** A write was planned and committed; whether it landed is not known. */
        PENDING,
        /** As pending, and until it lands the object is someone else's. */
        ADOPTING,
        DELIVERED,
        /** Delivered once, meant by no selector any more, left where it is. */
        KEPT,
        /** A delete was planned and committed; whether it landed is not known. */
        DELETING
    }

    public DeliveryRecord {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** Whether nothing about it is under way. */
    public boolean isSettled() {
        return switch (status) {
            case DELIVERED, KEPT -> true;
            case PENDING, ADOPTING, DELETING -> false;
        };
    }

    public static RecordKey key(Address federation, Address target, ObjectKey object) {
        return new RecordKey(
                RecordClass.STATE,
                "delivery",
                federation.toString(),
                target + "\n" + object.namespace() + "\n" + object.name());
    }

    @Override
    public RecordKey key() {
        return key(federation, target, object);
    }

    @Override
    public List<RecordKey> payloads() {
        return List.of(payload);
    }

    /** The same delivery when what it is made of and goes to is called otherwise; the object keeps its mark. */
    public DeliveryRecord called(Address federation, Address target, Address source, RecordKey payload) {
        return with(federation, target, source, payload, status, uid, resourceVersion, labels, annotations, mark);
    }

    /** The same delivery after its object was seen as {@code uid} at {@code resourceVersion}. */
    public DeliveryRecord seen(Status status, @Nullable String uid, @Nullable String resourceVersion) {
        return with(federation, target, source, payload, status, uid, resourceVersion, labels, annotations, mark);
    }

    /** The same delivery carrying {@code mark}. */
    public DeliveryRecord marked(String mark) {
        return with(federation, target, source, payload, status, uid, resourceVersion, labels, annotations, mark);
    }

    /** The same delivery with other labels and annotations of ours. */
    public DeliveryRecord labelled(SortedMap<String, String> labels, SortedMap<String, String> annotations) {
        return with(federation, target, source, payload, status, uid, resourceVersion, labels, annotations, mark);
    }

    private DeliveryRecord with(
            Address federation,
            Address target,
            Address source,
            RecordKey payload,
            Status status,
            @Nullable String uid,
            @Nullable String resourceVersion,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            String mark) {
        return new DeliveryRecord(
                federation,
                target,
                identity,
                object,
                status,
                uid,
                resourceVersion,
                intended,
                content,
                payload,
                source,
                sourceVersion,
                type,
                labels,
                annotations,
                mark,
                mutability);
    }
}
