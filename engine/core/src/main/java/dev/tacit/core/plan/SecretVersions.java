package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Told;
import dev.tacit.core.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Plans what is recorded of a secret next. */
final class SecretVersions {
    private final Draft draft;
    private final Validities validities;

    SecretVersions(Draft draft, Validities validities) {
        this.draft = draft;
        this.validities = validities;
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
        var reason = restored > 0
                ? Reason.ROLLED_BACK
                : recorded == null
                        ? Reason.FIRST
                        : changes.stream().allMatch(c -> c.sign() == KeyChange.Sign.CHANGED)
                                ? rotated.map(Change.Draw::reason).orElse(Reason.CONTENT_CHANGED)
                                : Reason.KEYS_CHANGED;
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
            draft.change(next.key(), new Change.Note.OfSecret(resource.address(), Reason.METADATA_CHANGED, next));
        }
        return next;
    }

    private SecretRecord record(Resource.SecretResource resource, List<SecretVersion> versions) {
        int newest = versions.getLast().number();
        // A pinned version keeps its content, however many newer ones there are.
        int keep = resource.pin().isPresent()
                ? Math.max(resource.keepVersions(), newest - resource.pin().getAsInt() + 1)
                : resource.keepVersions();
        return new SecretRecord(
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
                validities.scheduled(resource, versions));
    }

    private void forgetOldContents(SecretRecord next) {
        int size = next.versions().size();
        next.versions()
                .subList(0, Math.max(0, size - next.keepVersions()))
                .forEach(v -> draft.obsolete.add(SecretRecord.payload(next.address(), v.number())));
    }
}
