package dev.tacit.core.plan;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.Resources;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a secret gets a version. */
final class Secrets {
    private final Draft draft;
    private final Rollbacks rollbacks;
    private final Inputs inputs;
    private final SecretVersions versions;
    private final SecretExports exports;
    private final Pins pins;
    private final Ignoring ignoring;

    Secrets(Draft draft, Rollbacks rollbacks, Issuers issuers, Overlaps overlaps) {
        this.draft = draft;
        this.rollbacks = rollbacks;
        this.inputs = new Inputs(draft, rollbacks);
        var validities = new Validities(draft);
        this.versions = new SecretVersions(draft, validities, overlaps);
        this.exports = new SecretExports(draft, validities, issuers);
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
            return Optional.of(exports.of(resource.address(), data, recorded));
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
            return Optional.of(exports.of(resource.address(), data, recorded));
        }
        var restored = rollbacks.wanted(resource.address());
        if (recorded != null) {
            ignoring.keys(resource.address(), data, restored.orElse(recorded.current()));
        }
        if (restored.isPresent() && recorded != null) {
            return restore(resource, data, recorded, restored.get());
        }
        if (recorded != null && sameProvenance(data, recorded.current())) {
            return exports.delivered(resource, data, versions.note(resource, recorded, recorded.versions()));
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
        if (recorded == null) {
            return exports.of(resource.address(), data, null);
        }
        var version = recorded.current();
        data.replaceAll((key, declared) -> {
            var known = version.keys().get(key);
            return known == null ? declared : ignoring.recorded(resource.address(), version, key, known);
        });
        return exports.left(resource.pin(), data, recorded);
    }

    /** Whether not even the keys are known, as all of them are copied from what could not be read now. */
    static boolean isUnread(Declaration declaration) {
        return declaration.address().kind() == Kind.SECRET
                && Stream.of("data", "data_base64")
                        .flatMap(name -> declaration.body().attribute(name).stream())
                        .anyMatch(data -> data.value() instanceof Secret s && Draft.isNotSet(s.content()));
    }

    /** Leaves a secret whose keys are not known as it is; there may be nothing yet. */
    Exports await(Declaration declaration) {
        var address = declaration.address();
        var recorded = draft.known.living(address).orElse(null);
        if (recorded == null || draft.inScope(address)) {
            draft.waits(address, List.of());
        }
        if (recorded == null) {
            return exports.unread(address);
        }
        var version = recorded.current();
        var data = new TreeMap<String, Secret>();
        version.keys().forEach((key, known) -> data.put(key, ignoring.recorded(address, version, key, known)));
        return exports.left(Resources.pin(declaration, draft.diagnostics), data, recorded);
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
            return Optional.of(exports.of(resource.address(), data, recorded));
        }
        var keys = new TreeMap<String, KeyVersion>();
        data.forEach((key, secret) ->
                keys.put(key, new KeyVersion(secret.provenance(), Draft.NOT_MADE, 0, KeyVersion.Form.TEXT)));
        return exports.delivered(
                resource, data, versions.next(resource, recorded, keys, KeyChange.since(recorded, keys), 0));
    }

    private Optional<Exports> compareOpened(
            Resource.SecretResource resource, SortedMap<String, Secret> data, @Nullable SecretRecord recorded) {
        var opened = open(resource, data);
        if (opened.isEmpty()) {
            return waitingOrFaulty(resource, data, recorded);
        }
        var keys = keyVersions(data, opened.get());
        var changes = KeyChange.since(recorded, keys);
        if (recorded != null && changes.isEmpty()) {
            // Another source, the same content: remembered, so that the next plan need not open it again.
            var current = recorded.current();
            var all = new ArrayList<>(recorded.versions());
            all.set(all.size() - 1, current.with(keys));
            return exports.delivered(resource, data, versions.note(resource, recorded, all));
        }
        return carried(resource, data, opened.get(), versions.next(resource, recorded, keys, changes, 0));
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
        var keys = keyVersions(data, opened.get());
        var dictated = KeyChange.between(version.keys(), keys);
        if (!dictated.isEmpty()) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.ROLLBACK_CODE_DICTATES,
                            "The declaration dictates another value",
                            "Version " + version.number() + " differs from what the declaration says for "
                                    + String.join(
                                            ", ",
                                            dictated.stream()
                                                    .map(change -> "\"" + change.key() + "\"")
                                                    .toList())
                                    + ". A rollback takes back what generators drew; what is written in code must be taken "
                                    + "back there.",
                            resource.range())
                    .about(resource.address()));
            return Optional.empty();
        }
        var changes = KeyChange.since(recorded, keys);
        if (changes.isEmpty()) {
            return exports.delivered(resource, data, versions.note(resource, recorded, recorded.versions()));
        }
        return carried(
                resource, data, opened.get(), versions.next(resource, recorded, keys, changes, version.number()));
    }

    /** The plan carries the content of the version that is new. */
    private Optional<Exports> carried(
            Resource.SecretResource resource,
            SortedMap<String, Secret> data,
            SortedMap<String, Value> opened,
            SecretRecord next) {
        draft.payloads.put(
                SecretRecord.payload(resource.address(), next.current().number()), new Payload(opened));
        return exports.delivered(resource, data, next);
    }

    private Optional<Exports> waitingOrFaulty(
            Resource.SecretResource resource, SortedMap<String, Secret> data, @Nullable SecretRecord recorded) {
        return draft.waiting.contains(resource.address())
                ? Optional.of(exports.of(resource.address(), data, recorded))
                : Optional.empty();
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

    private SortedMap<String, KeyVersion> keyVersions(SortedMap<String, Secret> data, SortedMap<String, Value> opened) {
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
            return exports.delivered(
                    resource,
                    data,
                    versions.note(resource, recorded.get(), recorded.get().versions()));
        });
    }
}
