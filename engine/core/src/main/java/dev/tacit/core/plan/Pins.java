package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Secret;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Holds a secret at the version that its declaration pins. */
final class Pins {
    private final Draft draft;

    Pins(Draft draft) {
        this.draft = draft;
    }

    /** The pinned version; empty after a diagnostic when there is none. */
    Optional<SecretVersion> version(Resource.SecretResource resource, Optional<SecretRecord> recorded) {
        int number = resource.pin().orElseThrow();
        var version = recorded.flatMap(r -> r.version(number));
        if (version.isEmpty()) {
            refuse(
                    resource,
                    recorded.isEmpty()
                            ? "Nothing is recorded of " + resource.address() + " yet, so there is no version to pin."
                            : resource.address() + " has the versions "
                                    + recorded.get().versions().getFirst().number() + " to "
                                    + recorded.get().current().number() + ", not " + number + ".");
            return Optional.empty();
        }
        int newest = recorded.get().current().number();
        if (number <= newest - recorded.get().keepVersions()) {
            refuse(
                    resource,
                    "The content of version " + number
                            + " is no longer kept: only the newest keep_versions versions keep theirs.");
            return Optional.empty();
        }
        return version;
    }

    /** Says which keys would be otherwise without the pin, as far as that is known without opening anything. */
    void tell(
            Resource.SecretResource resource,
            SortedMap<String, Secret> declared,
            SecretVersion pinned,
            SecretVersion current) {
        var held = new TreeSet<String>();
        var keys = new TreeSet<>(declared.keySet());
        keys.addAll(pinned.keys().keySet());
        for (var key : keys) {
            var now = declared.get(key);
            var then = pinned.keys().get(key);
            if (now == null || then == null || !same(now, then, current.keys().get(key))) {
                held.add(key);
            }
        }
        if (!held.isEmpty()) {
            draft.diagnostics.add(Diagnostic.warning(
                            PlanCode.PIN_HOLDS_BACK,
                            "A pinned secret is held back",
                            resource.address() + " stays at version " + pinned.number()
                                    + ", which is not what the declaration says otherwise for "
                                    + String.join(", ", held) + ". Take pin away to let it follow.",
                            resource.range())
                    .about(resource.address()));
        }
    }

    private static boolean same(Secret now, KeyVersion then, @org.jspecify.annotations.Nullable KeyVersion current) {
        return now.provenance().equals(then.provenance())
                || (current != null && now.provenance().equals(current.provenance()) && current.sameContentAs(then));
    }

    private void refuse(Resource.SecretResource resource, String why) {
        draft.diagnostics.add(Diagnostic.error(
                        PlanCode.PIN_UNKNOWN_VERSION,
                        "No such version to pin",
                        why + " `tacit history` lists the versions.",
                        resource.range())
                .about(resource.address()));
    }
}
