package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Validity;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Decides which version of a secret may be delivered at present. */
final class Validities {
    private final Draft draft;

    Validities(Draft draft) {
        this.draft = draft;
    }

    /** The versions, the newest of them valid as the declaration says now. */
    List<SecretVersion> scheduled(Resource.SecretResource resource, List<SecretVersion> versions) {
        var all = new ArrayList<>(versions);
        var newest = all.removeLast();
        var schedule = resource.schedule();
        var declared = schedule.expiresAfter().map(newest.created()::plus);
        // A pinned secret makes no version of what is drawn now.
        var drawn = resource.pin().isPresent()
                ? declared.or(() -> Optional.ofNullable(newest.validity().expires()))
                : draft.endings.of(
                        resource.address(),
                        resource.data().values().stream()
                                .map(Body.Attribute::value)
                                .toList());
        @Nullable Instant expires = Endings.earlier(declared, drawn).orElse(null);
        // What may have been delivered is not called back.
        boolean begun = newest.created().isBefore(draft.options.now())
                && newest.validity().begun(draft.options.now());
        @Nullable
        Instant notBefore = begun
                ? newest.validity().notBefore()
                : schedule.notBefore()
                        .or(() -> schedule.delay().map(newest.created()::plus))
                        .orElse(null);
        all.add(newest.valid(new Validity(notBefore, expires)));
        return all;
    }

    /** The version to deliver: pinned, or the newest whose time has come; empty when none may be delivered yet. */
    Optional<SecretVersion> delivered(OptionalInt pin, SecretRecord record) {
        if (pin.isPresent()) {
            return record.version(pin.getAsInt());
        }
        return record.versions().reversed().stream()
                .filter(v -> v.validity().begun(draft.options.now()))
                .findFirst();
    }

    /** Says what will expire or has, notes what may go to no new place. */
    void tell(Resource.SecretResource resource, SecretVersion delivered) {
        var now = draft.options.now();
        var expires = delivered.validity().expires();
        if (expires == null || now.isBefore(expires.minus(resource.schedule().warnBefore()))) {
            return;
        }
        boolean expired = delivered.validity().expired(now);
        if (expired) {
            draft.expired.add(resource.address());
        }
        draft.diagnostics.add(Diagnostic.warning(
                        PlanCode.SECRET_EXPIRES,
                        expired ? "A secret has expired" : "A secret expires soon",
                        "Version " + delivered.number() + " of " + resource.address()
                                + (expired ? " expired at " : " expires at ") + expires
                                + ". What is delivered stays as it is; an expired version is delivered to no new place. Give it"
                                + " another value to make a version that lasts; rotate { before_expiry } renews what a"
                                + " generator draws.",
                        resource.range())
                .about(resource.address()));
    }
}
