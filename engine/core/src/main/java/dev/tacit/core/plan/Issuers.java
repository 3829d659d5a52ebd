package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Told;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Resource;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decides what the issuers of secrets are to learn. */
final class Issuers {
    private final Draft draft;

    Issuers(Draft draft) {
        this.draft = draft;
    }

    /** Whether a secret that changes by itself says who must hear of it. */
    boolean isComplete(Resource.SecretResource resource) {
        if (draft.rotating.isEmpty()
                || resource.activation().isPresent()
                || draft.options.mode() == Plan.Mode.DESTROY) {
            return true;
        }
        var rotating = rotating(resource.address(), new TreeSet<>());
        if (!rotating.isEmpty()) {
            var names =
                    String.join(", ", rotating.stream().map(Address::toString).toList());
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.ACTIVATION_NOT_SAID,
                            "Nobody would tell the issuer",
                            resource.address() + " takes values of " + names
                                    + ", which rotates. Whoever issued the value must"
                                    + " learn the new one before it is delivered: add activate { command = [\"./program\"] } or"
                                    + " activate { manual = true }; activate { none = true } where there is nobody to tell.",
                            resource.range())
                    .about(resource.address()));
        }
        return rotating.isEmpty();
    }

    /** Generators that rotate, directly or behind other generators; what comes by another secret is that one's concern. */
    private SortedSet<Address> rotating(Address address, Set<Address> seen) {
        var found = new TreeSet<Address>();
        for (var used : draft.references.of(address)) {
            if (used.kind() == Kind.GENERATOR && seen.add(used)) {
                if (draft.rotating.contains(used)) {
                    found.add(used);
                }
                found.addAll(rotating(used, seen));
            }
        }
        return found;
    }

    /** What is to happen before {@code delivered} is. */
    void tell(Resource.SecretResource resource, SecretVersion delivered, SecretRecord next) {
        boolean needed = resource.activation().map(Issuers::isTold).orElse(false)
                && !next.told().knows(delivered.number());
        boolean said = draft.options.activated().contains(resource.address());
        if (said && !(needed && resource.activation().get() instanceof Activation.ByHand)) {
            draft.diagnostics.add(Diagnostic.warning(
                            PlanCode.NOTHING_AWAITED,
                            "No activation is awaited",
                            "-activated names " + resource.address()
                                    + ", and nothing of it waits for someone to tell its issuer.",
                            resource.range())
                    .about(resource.address()));
        }
        if (!needed) {
            return;
        }
        var told = next.told();
        boolean again = told.begun().contains(delivered.number());
        draft.change(
                next.key(),
                new Change.Activate(
                        resource.address(),
                        again ? Reason.UNFINISHED : Reason.NOT_TOLD,
                        delivered.number(),
                        told,
                        way(resource.activation().get(), said && isRecorded(resource.address(), delivered)),
                        Collections.emptySortedSet()));
        // Kept only as they were told; that ends with this.
        told.possible().stream()
                .filter(number -> number <= next.current().number() - next.keepVersions())
                .forEach(number -> draft.obsolete.add(SecretRecord.payload(resource.address(), number)));
    }

    /** Whether that is recorded which an issuer knows; otherwise it is never asked about. */
    static boolean isTold(Activation activation) {
        return switch (activation) {
            case Activation.Command _, Activation.ByHand _ -> true;
            case Activation.NotNeeded _ -> false;
        };
    }

    /** Nobody can have told an issuer what this very plan makes. */
    private boolean isRecorded(Address secret, SecretVersion version) {
        return draft.known
                .living(secret)
                .flatMap(record -> record.version(version.number()))
                .isPresent();
    }

    private static Change.Activate.Way way(Activation activation, boolean said) {
        return switch (activation) {
            case Activation.Command command -> new Change.Activate.Way.Run(command);
            case Activation.ByHand _ -> said ? new Change.Activate.Way.Said() : new Change.Activate.Way.Awaited();
            case Activation.NotNeeded _ -> throw new IllegalStateException("nobody to tell: a bug in Tacit");
        };
    }

    /** Completes the activations by what has to wait for them, once everything is declared. */
    void hold() {
        var told = new TreeSet<Address>();
        draft.changes.forEach(change -> {
            if (change instanceof Change.Activate a) {
                told.add(a.address());
            }
        });
        if (told.isEmpty()) {
            return;
        }
        var dependents = new Dependents(draft.references, told);
        var holds = dependents.among(Kind.FEDERATION);
        draft.changes.replaceAll(change -> change instanceof Change.Activate a
                ? a.holding(holds.getOrDefault(a.address(), Collections.emptySortedSet()))
                : change);
    }

    /** What is known of an issuer by a record that is written anew. */
    static Told carried(Resource.SecretResource resource, Told recorded) {
        return resource.activation().map(Issuers::isTold).orElse(false) ? recorded : Told.NOTHING;
    }
}
