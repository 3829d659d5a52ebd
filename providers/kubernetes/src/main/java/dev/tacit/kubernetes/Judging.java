package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.ObjectMeta;
import dev.tacit.kubernetes.api.SecretObject;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what an object that was found is to us; reads its content only when the metadata leaves that open. */
record Judging(ApiServer api, Ours ours, TargetIdentity identity, ContentKeys keys, Address target) {
    /** @param recorded null when the store remembers nothing there */
    Observation judge(ObjectKey key, ObjectMeta found, @Nullable DeliveryRecord recorded) {
        boolean same = recorded != null && found.uid().equals(recorded.uid());
        if (unmoved(found, recorded)) {
            return new Observation.Unmoved(found.uid(), found.resourceVersion());
        }
        if (!same && (Ours.mark(found).isEmpty() || ours.anothers(found))) {
            return new Observation.Foreign(Owners.of(found, ours)); // whatever it holds, it is not for us to read
        }
        try {
            var read = api.secret(key);
            if (read.isEmpty()) {
                return new Observation.Absent();
            }
            try (var secret = read.get()) {
                return moved(key, secret, recorded);
            }
        } catch (ClusterException e) {
            return notObserved(e);
        }
    }

    static boolean unmoved(ObjectMeta found, @Nullable DeliveryRecord recorded) {
        return recorded != null
                && found.uid().equals(recorded.uid())
                && found.resourceVersion().equals(recorded.resourceVersion());
    }

    Observation.NotObserved notObserved(ClusterException e) {
        return new Observation.NotObserved(e.diagnostic().about(target));
    }

    private Observation moved(ObjectKey key, SecretObject secret, @Nullable DeliveryRecord recorded) {
        var meta = secret.meta();
        var content = secret.read(keys.fingerprints()::of);
        var mark = Ours.mark(meta).orElse(null);
        boolean valid =
                mark != null && keys.marks().valid(mark, new Marks.Place(identity, key, secret.type(), content));
        if (!valid && (recorded == null || !meta.uid().equals(recorded.uid()))) {
            return new Observation.Foreign(Owners.of(meta, ours));
        }
        var annotations = new TreeMap<>(meta.annotations());
        annotations.remove(Ours.MARK);
        return new Observation.Moved(
                meta.uid(),
                meta.resourceVersion(),
                secret.type(),
                content,
                mark,
                valid ? MarkStatus.VALID : MarkStatus.INVALID,
                meta.labels(),
                annotations,
                changedBy(meta));
    }

    private static @Nullable String changedBy(ObjectMeta meta) {
        var writer = meta.writer();
        if (writer == null || writer.program().isEmpty()) {
            return null;
        }
        return Owners.tidy(writer.program()) + (writer.time().isEmpty() ? "" : " at " + Owners.tidy(writer.time()));
    }
}
