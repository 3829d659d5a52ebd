package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a federation delivers: a declared secret or template with its lazily made content. Used by one thread; content
 * is made at most once however many objects want it.
 *
 * @see #made
 */
final class Source {
    /** The most a Kubernetes Secret may hold, in bytes of content. */
    private static final int MAX_SIZE = 1 << 20;

    final Address address;
    /** Of the secret at its root. */
    final int version;

    final Provenance provenance;
    /** Where the store keeps, or will keep, the content. */
    final RecordKey payload;

    private final ObjectValue data;
    private @Nullable Made made;

    Source(Address address, int version, ObjectValue data, Provenance provenance, RecordKey payload) {
        this.address = address;
        this.version = version;
        this.data = data;
        this.provenance = provenance;
        this.payload = payload;
    }

    /** Content with its fingerprint. */
    record Made(Payload payload, Fingerprint fingerprint) {}

    java.util.Set<String> keys() {
        return data.attributes().keySet();
    }

    /** Makes the content; reports to {@code draft} and answers empty when it cannot be had. */
    Optional<Made> made(Draft draft) {
        if (made == null) {
            made = make(draft).orElse(null);
        }
        return Optional.ofNullable(made);
    }

    private Optional<Made> make(Draft draft) {
        var entries = new TreeMap<String, Value>();
        long size = 0;
        for (var entry : data.attributes().entrySet()) {
            var content = Provenances.open(entry.getValue());
            if (!(content instanceof Content.Opened(Value value))) {
                draft.unopened(content, address, null);
                return Optional.empty();
            }
            entries.put(entry.getKey(), value);
            size += Payload.bytes(value).length;
        }
        if (size > MAX_SIZE) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.CONTENT_TOO_LARGE,
                            "More content than an object may hold",
                            "The keys hold " + size + " bytes together; a Kubernetes Secret takes at most " + MAX_SIZE
                                    + ". Split it into several.",
                            null)
                    .about(address));
            return Optional.empty();
        }
        var payload = new Payload(entries);
        var fingerprint = draft.contentKeys()
                .map(ContentKeys::fingerprints)
                .map(f -> f.of(payload.toBytes()))
                .orElse(Draft.NOT_MADE);
        return Optional.of(new Made(payload, fingerprint));
    }

    /** Whether every key is secret, as exports promise. */
    boolean isSecret() {
        return data.attributes().values().stream().allMatch(Secret.class::isInstance);
    }
}
