package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Told;
import dev.tacit.core.resource.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Plans what is recorded of a secret next. */
final class SecretVersions {
    private final Draft draft;
    private final Validities validities;
    private final Overlaps overlaps;

    SecretVersions(Draft draft, Validities validities, Overlaps overlaps) {
        this.draft = draft;
        this.validities = validities;
        this.overlaps = overlaps;
    }

    /** @param restored the version that this one takes its content from, 0 for none */
    SecretRecord next(
            Resource.SecretResource resource,
            @Nullable SecretRecord recorded,
            SortedMap<String, KeyVersion> keys,
            List<KeyChange> changes,
            int restored) {
        var earlier = draft.known.secrets.get(resource.address());
        var versions = new ArrayList<SecretVersion>(earlier == null ? List.of() : earlier.versions());
        int number = versions.isEmpty() ? 1 : versions.getLast().number() + 1;
        var rotated = rotated(resource.address());
        var reason = reason(resource.address(), recorded, changes, restored, rotated);
        versions.add(new SecretVersion(number, draft.options.now(), reason, restored, keys));
        var next = record(resource, versions);
        forgetOldContents(next);
        draft.bindInputs(resource.address());
        draft.change(
                next.key(),
                new Change.NewVersion(
                        resource.address(),
                        reason,
                        recorded == null ? 0 : recorded.current().number(),
                        changes,
                        next,
                        rotated.filter(draw -> draw.reason() == reason)
                                .map(Change.Draw::due)
                                .orElse(null)));
        return next;
    }

    private Reason reason(
            Address secret,
            @Nullable SecretRecord recorded,
            List<KeyChange> changes,
            int restored,
            Optional<Change.Draw> rotated) {
        if (restored > 0) {
            return Reason.ROLLED_BACK;
        }
        if (recorded == null) {
            return Reason.FIRST;
        }
        boolean sameKeys = changes.stream().allMatch(c -> c.sign() == KeyChange.Sign.CHANGED);
        if (sameKeys && rotated.isPresent()) {
            return rotated.get().reason();
        }
        if (!Collections.disjoint(draft.overlapEnded, draft.references.of(secret))) {
            return Reason.OVERLAP_ENDED;
        }
        return sameKeys ? Reason.CONTENT_CHANGED : Reason.KEYS_CHANGED;
    }

    /** A generator it refers to that rotates; one that was due rather than one that was asked for. */
    private Optional<Change.Draw> rotated(Address secret) {
        return draft.references.of(secret).stream()
                .flatMap(reference -> Optional.ofNullable(draft.rotated.get(reference)).stream())
                .min(Comparator.comparing(Change.Draw::reason).thenComparing(Change.Draw::address));
    }

    /** Description or keep_versions changed, or a source whose content did not: the record alone follows. */
    SecretRecord note(Resource.SecretResource resource, SecretRecord recorded, List<SecretVersion> versions) {
        var next = record(resource, versions);
        if (!next.equals(recorded)) {
            forgetOldContents(next);
            draft.bindInputs(resource.address());
            draft.change(next.key(), new Change.Note.OfSecret(resource.address(), why(next), next));
        }
        return next;
    }

    private Reason why(SecretRecord next) {
        return draft.overlapEnded.contains(next.address()) ? Reason.OVERLAP_ENDED : Reason.METADATA_CHANGED;
    }

    private SecretRecord record(Resource.SecretResource resource, List<SecretVersion> versions) {
        int newest = versions.getLast().number();
        // A pinned version keeps its content, however many newer ones there are.
        int keep = resource.pin().isPresent()
                ? Math.max(resource.keepVersions(), newest - resource.pin().getAsInt() + 1)
                : resource.keepVersions();
        var next = new SecretRecord(
                resource.address(),
                resource.description(),
                keep,
                SecretRecord.Presence.DECLARED,
                Issuers.carried(
                        resource,
                        draft.known
                                .living(resource.address())
                                .map(SecretRecord::told)
                                .orElse(Told.NOTHING)),
                null,
                validities.scheduled(resource, versions));
        return next.overlapping(overlaps.next(
                resource, next, validities.delivered(resource.pin(), next).orElse(null)));
    }

    private void forgetOldContents(SecretRecord next) {
        int size = next.versions().size();
        next.versions()
                .subList(0, Math.max(0, size - next.keepVersions()))
                .forEach(v -> draft.obsolete.add(SecretRecord.payload(next.address(), v.number())));
    }
}
