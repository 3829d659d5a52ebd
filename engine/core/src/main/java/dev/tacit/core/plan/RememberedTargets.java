package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import java.util.List;
import java.util.TreeMap;

/** Targets as the store remembers them: how one is reached whose block is gone, whether one is still the same. */
final class RememberedTargets {
    private final Draft draft;
    private final Providers providers;
    private final Reason removal;

    /** @param removal why one is forgotten */
    RememberedTargets(Draft draft, Providers providers, Reason removal) {
        this.draft = draft;
        this.providers = providers;
        this.removal = removal;
    }

    /** A target whose block is gone is reached through its record, to take back what was delivered there. */
    void reach(Observing observing, Address target) {
        var record = draft.known.targets.get(target);
        var provider = providers.target(target.type());
        if (record == null || provider.isEmpty() || record.credentials() == TargetRecord.Credentials.INLINE) {
            var names = draft.known.deliveriesTo(target).keySet().stream()
                    .sorted()
                    .limit(5)
                    .map(ObjectKey::toString)
                    .toList();
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.TARGET_REMOVED_FIRST,
                            "A target was removed before what it holds",
                            "The store remembers "
                                    + draft.known.deliveriesTo(target).size() + " objects there ("
                                    + String.join(", ", names)
                                    + "), and its credentials stood in the block that is gone. Put the block back, remove the "
                                    + "federations first, apply, then remove the target.",
                            null)
                    .about(target));
            return;
        }
        observing.begin(
                provider.get(),
                new TargetSettings(target, record.settings(), new TreeMap<>()),
                draft.known.deliveriesTo(target));
    }

    boolean isSame(Address target, TargetIdentity identity) {
        var recorded = draft.known.targets.get(target);
        if (recorded == null || recorded.identity().equals(identity)) {
            return true;
        }
        draft.diagnostics.add(another(target, recorded.identity(), identity));
        return false;
    }

    static Diagnostic another(Address target, TargetIdentity recorded, TargetIdentity found) {
        return Diagnostic.error(
                        PlanCode.WRONG_CLUSTER,
                        "This target is another one than before",
                        "What answers under these settings calls itself otherwise than what Tacit delivered to (recorded "
                                + recorded.id() + ", found " + found.id()
                                + "). Writing there could hand secrets to a stranger. Correct the settings; what was rebuilt "
                                + "on purpose is accepted by `tacit target replace " + target + "`.",
                        null)
                .about(target);
    }

    /** @param needless where nothing is kept any more */
    void remember(Address target, TargetSettings settings, TargetIdentity identity, boolean needless) {
        var recorded = draft.known.targets.get(target);
        var record = new TargetRecord(
                target,
                identity,
                settings.plain(),
                settings.credentials().isEmpty()
                        ? TargetRecord.Credentials.REFERENCED
                        : TargetRecord.Credentials.INLINE,
                recorded == null ? List.of() : recorded.deleted());
        if (needless) {
            if (recorded != null && draft.isWhole()) {
                forget(target);
            }
        } else if (!record.equals(recorded)) {
            draft.change(record.key(), new Change.Note.OfTarget(target, Reason.METADATA_CHANGED, record));
        }
    }

    void forget(Address target) {
        draft.change(TargetRecord.key(target), new Change.Note.TargetForgotten(target, removal));
    }
}
