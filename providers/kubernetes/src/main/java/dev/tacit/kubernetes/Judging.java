package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.ObjectMeta;
import dev.tacit.kubernetes.api.SecretObject;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what an object that was found is to us; reads its content only when the metadata leaves that open. */
record Judging(ApiServer api, Ours ours, TargetIdentity identity, ObservationRequest request, Address target) {
    /** @param recorded null when the store remembers nothing there */
    Observation judge(ObjectKey key, ObjectMeta found, @Nullable DeliveryRecord recorded) {
        return unread(key, found, recorded).orElseGet(() -> read(key, recorded));
    }

    /** What metadata alone says; empty where it takes the content. */
    Optional<Observation> unread(ObjectKey key, ObjectMeta found, @Nullable DeliveryRecord recorded) {
        if (unmoved(found, recorded)) {
            return Optional.of(asRecorded(recorded));
        }
        if (!isRecorded(found, recorded) && (Ours.mark(found).isEmpty() || ours.anothers(found))) {
            var owner = Owners.of(found, ours);
            if (!request.mayAdopt(key, owner)) {
                return Optional.of(new Observation.Foreign(owner)); // whatever it holds, it is not for us to read
            }
        }
        return Optional.empty();
    }

    /** Reads one object. */
    Observation read(ObjectKey key, @Nullable DeliveryRecord recorded) {
        try {
            var read = api.secret(key);
            if (read.isEmpty()) {
                return new Observation.Absent();
            }
            try (var secret = read.get()) {
                return judge(key, secret, recorded);
            }
        } catch (ClusterException e) {
            return notObserved(e);
        }
    }

    static boolean unmoved(ObjectMeta found, @Nullable DeliveryRecord recorded) {
        return recorded != null
                && isRecorded(found, recorded)
                && Version.of(found).is(recorded.resourceVersion());
    }

    /** Exactly what is recorded, so that nothing seems to have changed. */
    static Observation.Unmoved asRecorded(@Nullable DeliveryRecord recorded) {
        if (recorded == null || recorded.uid() == null || recorded.resourceVersion() == null) {
            throw new IllegalStateException("an object without a record that did not move: a bug in Tacit");
        }
        return new Observation.Unmoved(recorded.uid(), recorded.resourceVersion());
    }

    private static boolean isRecorded(ObjectMeta found, @Nullable DeliveryRecord recorded) {
        return recorded != null && found.uid().equals(recorded.uid());
    }

    Observation.NotObserved notObserved(ClusterException e) {
        return new Observation.NotObserved(e.diagnostic().about(target));
    }

    /** What an object is whose content is at hand. */
    Observation judge(ObjectKey key, SecretObject secret, @Nullable DeliveryRecord recorded) {
        var meta = secret.meta();
        var content = secret.read(request.keys().fingerprints()::of);
        var mark = Ours.mark(meta).orElse(null);
        boolean vouched = mark != null
                && request.keys().marks().valid(mark, new Marks.Place(identity, key, secret.type(), content));
        if (!vouched && !isRecorded(meta, recorded)) {
            var owner = Owners.of(meta, ours);
            return request.mayAdopt(key, owner)
                    ? new Observation.Adoptable(
                            owner,
                            meta.uid(),
                            Version.of(meta).text(),
                            secret.type(),
                            content,
                            secret.read(data -> new TreeSet<>(data.keySet())),
                            secret.mutability())
                    : new Observation.Foreign(owner);
        }
        var annotations = new TreeMap<>(meta.annotations());
        annotations.remove(Ours.MARK);
        return new Observation.Moved(
                meta.uid(),
                Version.of(meta).text(),
                secret.type(),
                content,
                mark,
                vouched && ours.labelled(meta) ? MarkStatus.VALID : MarkStatus.INVALID,
                meta.labels(),
                annotations,
                changedBy(meta),
                secret.mutability());
    }

    /**
     * Who wrote last, if not we: times are in seconds, and whoever only removed something leaves no entry of their own.
     * Nobody, where we seem to have written later.
     */
    private static @Nullable String changedBy(ObjectMeta meta) {
        var ours = meta.writers().stream()
                .filter(writer -> writer.program().equals(ApiServer.MANAGER))
                .map(ObjectMeta.Writer::time)
                .max(Comparator.naturalOrder())
                .orElse("");
        return meta.writers().stream()
                .filter(writer -> !writer.program().equals(ApiServer.MANAGER)
                        && !writer.program().isEmpty()
                        && writer.time().compareTo(ours) >= 0)
                .max(Comparator.comparing(ObjectMeta.Writer::time))
                .map(writer -> Owners.tidy(writer.program())
                        + (writer.time().isEmpty() ? "" : " at " + Owners.tidy(writer.time())))
                .orElse(null);
    }
}
