package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides whether a secret gets a version. */
final class Secrets {
    private final Draft draft;
    private final Rollbacks rollbacks;
    private final Inputs inputs;
    private final Validities validities;
    private final Pins pins;
    private final Ignoring ignoring;

    Secrets(Draft draft, Rollbacks rollbacks) {
        this.draft = draft;
        this.rollbacks = rollbacks;
        this.inputs = new Inputs(draft, rollbacks);
        this.validities = new Validities(draft);
        this.pins = new Pins(draft);
        this.ignoring = new Ignoring(draft);
    }

    Optional<Exports> declare(Resource.SecretResource declared) {
        var data = new TreeMap<String, Secret>();
        var recorded = draft.known.living(declared.address()).orElse(null);
        var resource = ignoring.settings(declared, recorded);
        long errors = draft.diagnostics.errorCount();
        resource.data()
                .forEach((key, entry) -> data.put(key, inputs.of(resource, key, entry, Optional.ofNullable(recorded))));
        if (draft.options.mode() == Plan.Mode.DESTROY) {
            return Optional.of(exports(resource.address(), data, recorded));
        }
        if (draft.diagnostics.errorCount() > errors) {
            return Optional.empty();
        }
        if (resource.pin().isPresent()) {
            return pinned(resource, data, Optional.ofNullable(recorded));
        }
        var unset = draft.unset(resource.address());
        if (!unset.isEmpty()) {
            draft.waits(resource.address(), unset);
            return Optional.of(exports(resource.address(), data, recorded));
        }
        var restored = rollbacks.wanted(resource.address());
        if (recorded != null) {
            ignoring.keys(resource.address(), data, restored.orElse(recorded.current()));
        }
        if (restored.isPresent() && recorded != null) {
            return restore(resource, data, recorded, restored.get());
        }
        if (recorded != null && sameProvenance(data, recorded.current())) {
            return delivered(resource, data, noteSettings(resource, recorded, recorded.versions()));
        }
        return draft.contentKeys().isEmpty()
                ? compareUnopened(resource, data, recorded)
                : compareOpened(resource, data, recorded);
    }

    /** Exports of a secret that is out of scope: every declared key as recorded, those not recorded as declared. */
    Exports leave(Resource.SecretResource resource) {
        var data = new TreeMap<String, Secret>();
        resource.data().forEach((key, entry) -> data.put(key, inputs.unplaced(resource, key, entry)));
        var recorded = draft.known.living(resource.address()).orElse(null);
        if (recorded != null) {
            var version = recorded.current();
            data.replaceAll((key, declared) -> {
                var known = version.keys().get(key);
                return known == null ? declared : ignoring.recorded(resource.address(), version, key, known);
            });
        }
        return exports(resource.address(), data, recorded);
    }

    private static boolean sameProvenance(SortedMap<String, Secret> data, SecretVersion version) {
        return data.keySet().equals(version.keys().keySet())
                && data.entrySet().stream()
                        .allMatch(e -> e.getValue().provenance().equals(provenance(version, e.getKey())));
    }

    private static dev.tacit.core.value.@Nullable Provenance provenance(SecretVersion version, String key) {
        var v = version.keys().get(key);
        return v == null ? null : v.provenance();
    }

    /** Without the value key, sources stand for contents: what has another source is shown as changed. */
    private Optional<Exports> compareUnopened(
            Resource.SecretResource resource, SortedMap<String, Secret> data, @Nullable SecretRecord recorded) {
        if (!draft.waiting.isEmpty() && data.values().stream().anyMatch(s -> Draft.isNotSet(s.content()))) {
            draft.waits(resource.address(), List.of());
            return Optional.of(exports(resource.address(), data, recorded));
        }
        var keys = new TreeMap<String, KeyVersion>();
        data.forEach((key, secret) ->
                keys.put(key, new KeyVersion(secret.provenance(), Draft.NOT_MADE, 0, KeyVersion.Form.TEXT)));
        return delivered(resource, data, newVersion(resource, recorded, keys, changes(recorded, keys), 0));
    }

    private Optional<Exports> compareOpened(
            Resource.SecretResource resource, SortedMap<String, Secret> data, @Nullable SecretRecord recorded) {
        var opened = open(resource, data);
        if (opened.isEmpty()) {
            return waitingOrFaulty(resource, data, recorded);
        }
        var keys = versions(data, opened.get());
        var changes = changes(recorded, keys);
        if (recorded != null && changes.isEmpty()) {
            // Another source, the same content: remembered, so that the next plan need not open it again.
            var current = recorded.current();
            var versions = new ArrayList<>(recorded.versions());
            versions.set(versions.size() - 1, current.with(keys));
            return delivered(resource, data, noteSettings(resource, recorded, versions));
        }
        var next = newVersion(resource, recorded, keys, changes, 0);
        draft.payloads.put(
                SecretRecord.payload(resource.address(), next.current().number()), new Payload(opened.get()));
        return delivered(resource, data, next);
    }

    private Optional<Exports> restore(
            Resource.SecretResource resource,
            SortedMap<String, Secret> data,
            SecretRecord recorded,
            SecretVersion version) {
        var opened = open(resource, data);
        if (opened.isEmpty()) {
            return waitingOrFaulty(resource, data, recorded);
        }
        var keys = versions(data, opened.get());
        var dictated = new TreeSet<String>();
        for (var key : union(keys, version.keys())) {
            if (!same(keys.get(key), version.keys().get(key))) {
                dictated.add(key);
            }
        }
        if (!dictated.isEmpty()) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.ROLLBACK_CODE_DICTATES,
                            "The declaration dictates another value",
                            "Version " + version.number() + " differs from what the declaration says for "
                                    + String.join(
                                            ", ",
                                            dictated.stream()
                                                    .map(k -> "\"" + k + "\"")
                                                    .toList())
                                    + ". A rollback takes back what generators drew; what is written in code must be taken "
                                    + "back there.",
                            resource.range())
                    .about(resource.address()));
            return Optional.empty();
        }
        var changes = changes(recorded, keys);
        if (changes.isEmpty()) {
            return delivered(resource, data, noteSettings(resource, recorded, recorded.versions()));
        }
        var next = newVersion(resource, recorded, keys, changes, version.number());
        draft.payloads.put(
                SecretRecord.payload(resource.address(), next.current().number()), new Payload(opened.get()));
        return delivered(resource, data, next);
    }

    private Optional<Exports> waitingOrFaulty(
            Resource.SecretResource resource, SortedMap<String, Secret> data, @Nullable SecretRecord recorded) {
        return draft.waiting.contains(resource.address())
                ? Optional.of(exports(resource.address(), data, recorded))
                : Optional.empty();
    }

    private static Set<String> union(SortedMap<String, ?> a, SortedMap<String, ?> b) {
        var keys = new TreeSet<>(a.keySet());
        keys.addAll(b.keySet());
        return keys;
    }

    private static boolean same(@Nullable KeyVersion a, @Nullable KeyVersion b) {
        return a != null && b != null && a.fingerprint().equals(b.fingerprint()) && a.form() == b.form();
    }

    private static List<KeyChange> changes(@Nullable SecretRecord recorded, SortedMap<String, KeyVersion> keys) {
        SortedMap<String, KeyVersion> before =
                recorded == null ? new TreeMap<>() : recorded.current().keys();
        var changes = new ArrayList<KeyChange>();
        for (var key : union(before, keys)) {
            var old = before.get(key);
            var now = keys.get(key);
            if (old == null) {
                changes.add(new KeyChange(KeyChange.Sign.ADDED, key));
            } else if (now == null) {
                changes.add(new KeyChange(KeyChange.Sign.REMOVED, key));
            } else if (!old.provenance().equals(now.provenance()) && !same(old, now)) {
                changes.add(new KeyChange(KeyChange.Sign.CHANGED, key));
            }
        }
        return changes;
    }

    private Optional<SortedMap<String, Value>> open(Resource.SecretResource resource, SortedMap<String, Secret> data) {
        var opened = new TreeMap<String, Value>();
        data.forEach((key, secret) -> {
            var content = Provenances.open(secret);
            if (content instanceof Content.Opened(Value value)) {
                opened.put(key, value);
            } else {
                var entry = resource.data().get(key);
                draft.unopened(content, resource.address(), entry == null ? resource.range() : entry.range());
            }
        });
        return opened.size() == data.size() ? Optional.of(opened) : Optional.empty();
    }

    private SortedMap<String, KeyVersion> versions(SortedMap<String, Secret> data, SortedMap<String, Value> opened) {
        var keys = new TreeMap<String, KeyVersion>();
        data.forEach((key, secret) -> {
            var value = Objects.requireNonNull(opened.get(key));
            byte[] bytes = Payload.bytes(value);
            keys.put(
                    key,
                    new KeyVersion(secret.provenance(), draft.fingerprint(bytes), bytes.length, Contents.form(value)));
        });
        return keys;
    }

    private SecretRecord newVersion(
            Resource.SecretResource resource,
            @Nullable SecretRecord recorded,
            SortedMap<String, KeyVersion> keys,
            List<KeyChange> changes,
            int restored) {
        var earlier = draft.known.secrets.get(resource.address());
        var versions = new ArrayList<SecretVersion>(earlier == null ? List.of() : earlier.versions());
        int number = versions.isEmpty() ? 1 : versions.getLast().number() + 1;
        var reason = restored > 0
                ? Reason.ROLLED_BACK
                : recorded == null
                        ? Reason.FIRST
                        : changes.stream().allMatch(c -> c.sign() == KeyChange.Sign.CHANGED)
                                ? Reason.CONTENT_CHANGED
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
                        next));
        return next;
    }

    /** Description or keep_versions changed, or a source whose content did not: the record alone follows. */
    private SecretRecord noteSettings(
            Resource.SecretResource resource, SecretRecord recorded, List<SecretVersion> versions) {
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
                validities.scheduled(resource, versions));
    }

    private void forgetOldContents(SecretRecord next) {
        int size = next.versions().size();
        next.versions()
                .subList(0, Math.max(0, size - next.keepVersions()))
                .forEach(v -> draft.obsolete.add(SecretRecord.payload(next.address(), v.number())));
    }

    /** Stays at the pinned version, whatever the declaration says beside. */
    private Optional<Exports> pinned(
            Resource.SecretResource resource, SortedMap<String, Secret> data, Optional<SecretRecord> recorded) {
        if (rollbacks.wanted(resource.address()).isPresent()) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.ROLLBACK_CODE_DICTATES,
                            "The declaration dictates another value",
                            "The declaration pins this secret to version "
                                    + resource.pin().getAsInt() + ". Take pin away first.",
                            resource.range())
                    .about(resource.address()));
            return Optional.empty();
        }
        return pins.version(resource, recorded).flatMap(version -> {
            pins.tell(resource, data, version, recorded.orElseThrow().current());
            return delivered(
                    resource,
                    data,
                    noteSettings(resource, recorded.get(), recorded.get().versions()));
        });
    }

    /** What others may refer to: the version that may be delivered, which need not be the newest. */
    private Optional<Exports> delivered(
            Resource.SecretResource resource, SortedMap<String, Secret> data, SecretRecord record) {
        var address = resource.address();
        var delivered = validities.delivered(resource, record);
        if (delivered.isEmpty()) {
            draft.waits(address, Reason.NOT_YET, List.of());
            var later = new TreeMap<>(data);
            later.replaceAll((key, secret) -> new Secret(
                    secret.type(),
                    draft.provenances().draw("not yet " + address, key),
                    () -> Draft.notSet("No version of " + address + " may be delivered yet.")));
            return Optional.of(exports(address, later, record));
        }
        var version = delivered.get();
        validities.tell(resource, version);
        if (version.number() == record.current().number() && resource.pin().isEmpty()) {
            return Optional.of(exports(address, data, record));
        }
        var stored = new TreeMap<String, Secret>();
        var payload = SecretRecord.payload(address, version.number());
        version.keys()
                .forEach((key, known) -> stored.put(
                        key,
                        new Secret(
                                known.form() == KeyVersion.Form.BYTES ? Type.BYTES : Type.STRING,
                                known.provenance(),
                                () -> draft.entry(payload, key))));
        return Optional.of(
                exports(address, stored, version, record.versions().getFirst().created()));
    }

    /** @param record null when a destroy finds the secret was never made */
    private Exports exports(Address address, SortedMap<String, Secret> data, @Nullable SecretRecord record) {
        return exports(
                address,
                data,
                record == null ? null : record.current(),
                record == null
                        ? draft.options.now()
                        : record.versions().getFirst().created());
    }

    private static Exports exports(
            Address address, SortedMap<String, Secret> data, @Nullable SecretVersion version, Instant created) {
        var attributes = new TreeMap<String, Value>();
        attributes.put("data", new ObjectValue(new TreeMap<>(data)));
        var updated = version == null ? created : version.created();
        attributes.put("version", Num.of(version == null ? 0 : version.number()));
        attributes.put("created_at", new Text(created.toString()));
        attributes.put("updated_at", new Text(updated.toString()));
        return new Exports(address, new ObjectValue(attributes));
    }
}
