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
import dev.tacit.core.value.Value;
import java.util.Optional;
import java.util.Set;
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

    private final Value data;
    private @Nullable Made made;

    /** @param data an object of its keys, or secret as a whole where only its content tells the keys */
    Source(Address address, int version, Value data, Provenance provenance, RecordKey payload) {
        this.address = address;
        this.version = version;
        this.data = data;
        this.provenance = provenance;
        this.payload = payload;
    }

    /** Content with its fingerprint. */
    record Made(Payload payload, Fingerprint fingerprint) {}

    /** Whether more is known of it than that it could not be read; nothing of that is delivered now. */
    boolean isRead(Draft draft) {
        return data instanceof ObjectValue || !draft.waiting.contains(address);
    }

    /** Empty where only the content tells them. */
    Optional<Set<String>> declaredKeys() {
        return data instanceof ObjectValue o ? Optional.of(o.attributes().keySet()) : Optional.empty();
    }

    /** Makes the content where only that tells them; none when it cannot be had. */
    Set<String> keys(Draft draft) {
        return declaredKeys()
                .or(() -> made(draft).map(m -> m.payload().entries().keySet()))
                .orElse(Set.of());
    }

    /** Makes the content; reports to {@code draft} and answers empty when it cannot be had. */
    Optional<Made> made(Draft draft) {
        if (made == null) {
            made = make(draft).orElse(null);
        }
        return Optional.ofNullable(made);
    }

    private Optional<Made> make(Draft draft) {
        var content = Provenances.open(data);
        if (!(content instanceof Content.Opened(ObjectValue(var entries)))) {
            draft.unopened(content, address, null);
            return Optional.empty();
        }
        long size = entries.values().stream()
                .mapToLong(value -> Payload.bytes(value).length)
                .sum();
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
}
