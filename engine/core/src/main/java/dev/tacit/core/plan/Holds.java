package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/** What federations deliver instead of what is declared, after a failed wave took that back. */
final class Holds {
    private final Draft draft;

    Holds(Draft draft) {
        this.draft = draft;
    }

    /** What is delivered instead; empty when nothing is held, or something else is declared by now. */
    Optional<Exports> of(Resource.FederationResource federation, Source source) {
        return held(federation, source)
                .flatMap(held -> draft.known
                        .living(source.address)
                        .flatMap(record -> record.version(held.from())
                                .map(version -> SecretExports.stored(draft, version, record))));
    }

    Optional<FederationRecord.Held> held(Resource.FederationResource federation, Source source) {
        var record = draft.known.courses.get(federation.address());
        return record == null || record.held() == null
                ? Optional.empty()
                : Optional.of(record.held()).filter(held -> held.intended().equals(intended(federation, source)));
    }

    /** Tells whether the same is declared as before. */
    String intended(Resource.FederationResource federation, Source source) {
        var provenances = draft.provenances();
        var parts = new ArrayList<Provenance>();
        for (var to : federation.destinations()) {
            parts.add(Want.intended(provenances, source, to));
            parts.add(provenances.of(to.name().value()));
        }
        federation.waves().ifPresent(waves -> parts.add(provenances.of(new Text(WaveDigest.of(waves, provenances)))));
        return provenances.operation("rollout", 1, parts).digest();
    }

    /**
     * The version to go back to, 0 where that cannot be: nothing else was delivered before, its content is gone, a
     * template made something of it, or its issuer has heard of the new one.
     */
    int from(Resource.FederationResource federation, Source source) {
        if (source.address.kind() != Kind.SECRET) {
            return 0;
        }
        int before = before(federation.address(), source);
        var record = newest(source.address);
        boolean kept = before > 0
                && record.isPresent()
                && record.get().payloads().contains(SecretRecord.payload(source.address, before));
        return kept && !record.get().told().possible().contains(source.version) && !isTold(source.address) ? before : 0;
    }

    private int before(Address federation, Source source) {
        var course = draft.known.courses.get(federation);
        if (course != null && course.course() != null && course.course().from() > 0) {
            return course.course().from();
        }
        return draft.known.deliveries.values().stream()
                .flatMap(there -> there.values().stream())
                .filter(d -> d.federation().equals(federation) && d.source().equals(source.address))
                .filter(d -> d.status() == DeliveryRecord.Status.DELIVERED && d.sourceVersion() < source.version)
                .mapToInt(DeliveryRecord::sourceVersion)
                .max()
                .orElse(0);
    }

    private Optional<SecretRecord> newest(Address secret) {
        return draft.changes.stream()
                .flatMap(change ->
                        change instanceof Change.NewVersion n && n.address().equals(secret)
                                ? Stream.of(n.next())
                                : Stream.empty())
                .findFirst()
                .or(() -> draft.known.living(secret));
    }

    private boolean isTold(Address secret) {
        return draft.changes.stream()
                .anyMatch(change ->
                        change instanceof Change.Activate a && a.address().equals(secret));
    }
}
