package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What others may refer to of a secret. */
final class SecretExports {
    private final Draft draft;
    private final Validities validities;
    private final Issuers issuers;

    SecretExports(Draft draft, Validities validities, Issuers issuers) {
        this.draft = draft;
        this.validities = validities;
        this.issuers = issuers;
    }

    /** Those of the version that may be delivered, which need not be the newest. */
    Optional<Exports> delivered(Resource.SecretResource resource, SortedMap<String, Secret> data, SecretRecord record) {
        var address = resource.address();
        var delivered = validities.delivered(resource.pin(), record);
        draft.known
                .living(address)
                .flatMap(recorded -> validities.delivered(resource.pin(), recorded))
                .ifPresent(before -> draft.deliverable.put(address, before.number()));
        if (delivered.isEmpty()) {
            return Optional.of(notYet(data, record));
        }
        var version = delivered.get();
        ends(address, version);
        if (resource.pin().isEmpty() && version.number() != record.current().number()) {
            draft.scheduled.add(address);
        }
        validities.tell(resource, version);
        issuers.tell(resource, version, record);
        return Optional.of(
                version.number() == record.current().number() && resource.pin().isEmpty()
                        ? of(address, data, record)
                        : stored(version, record));
    }

    /**
     * The same of a secret that is left as it is.
     *
     * @param newest what its newest version holds, or what of it is only declared
     */
    Exports left(OptionalInt pin, SortedMap<String, Secret> newest, SecretRecord record) {
        return validities
                .delivered(pin, record)
                .map(version -> {
                    ends(record.address(), version);
                    draft.deliverable.put(record.address(), version.number());
                    return version.number() == record.current().number()
                            ? of(record.address(), newest, record)
                            : stored(version, record);
                })
                .orElseGet(() -> notYet(newest, record));
    }

    private void ends(Address address, SecretVersion version) {
        draft.endings.add(address, Optional.ofNullable(version.validity().expires()));
    }

    private Exports notYet(SortedMap<String, Secret> data, SecretRecord record) {
        var address = record.address();
        draft.waits(address, Reason.NOT_YET, List.of());
        var later = new TreeMap<>(data);
        later.replaceAll((key, secret) -> new Secret(
                secret.type(),
                draft.provenances().draw("not yet " + address, key),
                () -> Draft.notSet("No version of " + address + " may be delivered yet.")));
        return of(address, later, record);
    }

    private Exports stored(SecretVersion version, SecretRecord record) {
        return of(
                record.address(),
                content(draft, record.address(), version),
                version,
                record.versions().getFirst().created(),
                record);
    }

    /** Those of a recorded version, whatever is declared. */
    static Exports stored(Draft draft, SecretVersion version, SecretRecord record) {
        return new Exports(
                record.address(),
                new ObjectValue(attributes(
                        content(draft, record.address(), version),
                        version,
                        record.versions().getFirst().created())));
    }

    /** The content of a version, opened when somebody asks. */
    private static ObjectValue content(Draft draft, Address secret, SecretVersion version) {
        var stored = new TreeMap<String, Value>();
        var payload = SecretRecord.payload(secret, version.number());
        version.keys()
                .forEach((key, known) -> stored.put(
                        key,
                        Secret.stored(
                                known.form() == KeyVersion.Form.BYTES ? Type.BYTES : Type.STRING,
                                known.provenance(),
                                () -> draft.entry(payload, key))));
        return new ObjectValue(stored);
    }

    /** @param record null when a destroy finds the secret was never made */
    Exports of(Address address, SortedMap<String, Secret> data, @Nullable SecretRecord record) {
        return of(
                address,
                new ObjectValue(new TreeMap<>(data)),
                record == null ? null : record.current(),
                record == null
                        ? draft.options.now()
                        : record.versions().getFirst().created(),
                record);
    }

    /** Those of a secret that was never made, of which not even the keys are known. */
    Exports unread(Address address) {
        var unknown = new Secret(
                Type.DYNAMIC,
                draft.provenances().draw("not read " + address, "data"),
                () -> Draft.notSet("What " + address + " is copied from could not be read."));
        return of(address, unknown, null, draft.options.now(), null);
    }

    private Exports of(
            Address address,
            Value data,
            @Nullable SecretVersion version,
            Instant created,
            @Nullable SecretRecord record) {
        var attributes = attributes(data, version, created);
        if (draft.overlapping.contains(address)) {
            attributes.put("previous", previous(record));
        }
        return new Exports(address, new ObjectValue(attributes));
    }

    private static SortedMap<String, Value> attributes(Value data, @Nullable SecretVersion version, Instant created) {
        var attributes = new TreeMap<String, Value>();
        attributes.put("data", data);
        var updated = version == null ? created : version.created();
        attributes.put("version", Num.of(version == null ? 0 : version.number()));
        attributes.put("created_at", new Text(created.toString()));
        attributes.put("updated_at", new Text(updated.toString()));
        return attributes;
    }

    /** Null outside of secrets: whether there is one is no secret. */
    private Value previous(@Nullable SecretRecord record) {
        if (record == null || record.overlap() == null || !record.overlap().isRunning()) {
            return Null.UNTYPED;
        }
        return record.version(record.overlap().previous())
                .<Value>map(version -> content(draft, record.address(), version))
                .orElse(Null.UNTYPED);
    }
}
