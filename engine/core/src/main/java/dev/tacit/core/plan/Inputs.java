package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SealedValues;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Outside;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the content of keys that comes from outside of the declaration. */
final class Inputs {
    private final Draft draft;
    private final Rollbacks rollbacks;

    Inputs(Draft draft, Rollbacks rollbacks) {
        this.draft = draft;
        this.rollbacks = rollbacks;
    }

    /** The content of one entry of {@code data}. */
    Secret of(Resource.SecretResource resource, String key, Body.Attribute entry, Optional<SecretRecord> recorded) {
        if (entry.value() instanceof Secret marker && marker.outside().isPresent()) {
            return switch (marker.outside().get()) {
                case Outside.Provided p -> provided(resource.address(), key, p);
                case Outside.Sealed s ->
                    sealed(resource.address(), key, s, marker.provenance(), entry.range(), recorded);
            };
        }
        return plain(resource, key, entry);
    }

    private Secret plain(Resource.SecretResource resource, String key, Body.Attribute entry) {
        return resource.encoded().contains(key)
                ? Contents.decoded(entry.value(), draft.provenances())
                : Contents.of(entry.value(), draft.provenances());
    }

    /** The content of an entry that is out of scope, so that nobody asks where it comes from. */
    Secret unplaced(Resource.SecretResource resource, String key, Body.Attribute entry) {
        return entry.value() instanceof Secret marker && marker.outside().isPresent()
                ? unset(resource.address(), key)
                : plain(resource, key, entry);
    }

    private Secret provided(Address secret, String key, Outside.Provided provided) {
        draft.provided
                .computeIfAbsent(secret, _ -> new TreeMap<>())
                .put(key, new Provided(provided.description(), draft.known.input(secret, key)));
        return draft.known.input(secret, key).map(this::current).orElseGet(() -> unset(secret, key));
    }

    /** @param record of the setting that is current; empty when there is none */
    record Provided(String description, Optional<InputRecord> record) {}

    private Secret unset(Address secret, String key) {
        return new Secret(
                Type.DYNAMIC,
                draft.provenances().draw("not set " + secret, key),
                () -> Draft.notSet("\"" + key + "\" of " + secret + " is not set."));
    }

    private Secret current(InputRecord recorded) {
        var record =
                rollbacks.input(recorded).map(past -> takeBack(recorded, past)).orElse(recorded);
        return new Secret(
                type(record.content()),
                record.content().provenance(),
                () -> draft.entry(record.payload(), InputRecord.ENTRY));
    }

    /** The declaration asks for what was set, so what was set goes back with the secret. */
    private InputRecord takeBack(InputRecord recorded, Rollbacks.PastInput past) {
        byte[] bytes = Payload.bytes(past.value());
        var next = recorded.then(
                past.revision(),
                draft.options.now(),
                new KeyVersion(
                        draft.provenances().input(past.revision()),
                        draft.fingerprint(bytes),
                        bytes.length,
                        Contents.form(past.value())));
        draft.payloads.put(next.payload(), new Payload(new TreeMap<>(Map.of(InputRecord.ENTRY, past.value()))));
        draft.obsolete.add(recorded.payload());
        draft.change(next.key(), new Change.Note.OfInput(recorded.secret(), Reason.ROLLED_BACK, next));
        return next;
    }

    private Secret sealed(
            Address secret,
            String key,
            Outside.Sealed sealed,
            Provenance provenance,
            SourceRange range,
            Optional<SecretRecord> recorded) {
        var current = recorded.map(SecretRecord::current);
        var held =
                current.map(c -> c.keys().get(key)).filter(v -> v.provenance().equals(provenance));
        if (held.isPresent()) {
            // What was opened once need not be opened again, whatever the secret is called by now.
            var payload = SecretRecord.payload(secret, current.get().number());
            return new Secret(type(held.get()), provenance, () -> draft.entry(payload, key));
        }
        if (draft.contentKeys().isEmpty()) {
            return new Secret(Type.DYNAMIC, provenance, Content.NeedsValueKey::new);
        }
        var answer =
                draft.contentKeys().map(ContentKeys::sealed).get().open(draft.addressesOf(secret), key, sealed.text());
        return switch (answer) {
            case SealedValues.Answer.Opened(Value value) -> Secret.opened(provenance, value);
            case SealedValues.Answer.NoStore() ->
                new Secret(
                        Type.DYNAMIC,
                        provenance,
                        () -> Draft.notSet("There is no store yet that this could have been sealed to."));
            case SealedValues.Answer.Malformed() ->
                refused(
                        provenance,
                        secret,
                        range,
                        "The text given to sealed() is not what `tacit seal` prints: it was cut short, altered, or is "
                                + "something else.",
                        key);
            case SealedValues.Answer.ForAnotherStore() ->
                refused(
                        provenance,
                        secret,
                        range,
                        "This value was sealed to another store than the one of lineage " + draft.snapshot.lineage()
                                + ", which cannot open it.",
                        key);
            case SealedValues.Answer.ForAnotherPlace() ->
                refused(
                        provenance,
                        secret,
                        range,
                        "This value was sealed for another secret or another key, or it was altered. A sealed value opens "
                                + "only where it was sealed for, so that nobody who may change the code can move it to where "
                                + "they may read it. If the secret was renamed, a moved block from its old address lets it "
                                + "open.",
                        key);
        };
    }

    private Secret refused(Provenance provenance, Address secret, SourceRange range, String why, String key) {
        var diagnostic = Diagnostic.error(
                        PlanCode.SEALED_NOT_OPENED,
                        "A sealed value that does not open",
                        why + " Seal the value anew with\n  tacit seal " + Unset.quoted(secret.toString()) + " "
                                + Unset.quoted(key),
                        range)
                .about(secret);
        draft.diagnostics.add(diagnostic);
        return new Secret(Type.DYNAMIC, provenance, () -> new Content.Failed(diagnostic));
    }

    private static Type type(KeyVersion version) {
        return switch (version.form()) {
            case TEXT -> Type.STRING;
            case BYTES -> Type.BYTES;
        };
    }

    /** Whether {@code input} was part of a version of its secret, so that it is not one that waits for its declaration. */
    static boolean used(InputRecord input, Optional<SecretRecord> secret) {
        return secret.stream()
                .flatMap(s -> s.versions().stream())
                .map(version -> version.keys().get(input.name()))
                .anyMatch(
                        v -> v != null && v.provenance().equals(input.content().provenance()));
    }
}
