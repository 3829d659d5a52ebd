package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Reason;
import java.util.List;
import java.util.TreeSet;

/** Refuses a plan that would remove or replace what declarations say must stay. */
record Kept(Draft draft) {
    void check() {
        var lost = new TreeSet<Address>();
        draft.changes.forEach(change -> lost.addAll(lost(change)));
        lost.stream()
                .filter(draft.statements::keeps)
                .forEach(address -> draft.diagnostics.add(Diagnostic.error(
                                PlanCode.DESTROY_PREVENTED,
                                "What must stay would go",
                                "Its block says prevent_destroy, and this plan would remove it, or draw it anew. Take that out of"
                                        + " its lifecycle block if it is to go, or take back what makes it go.",
                                null)
                        .about(address)));
    }

    /** What is there no more, or no more the same, once {@code change} is carried out. */
    private List<Address> lost(Change change) {
        return switch (change) {
            case Change.Remove r -> List.of(r.address());
            case Change.Draw d when d.reason() == Reason.INPUTS_CHANGED -> List.of(d.address());
            case Change.Deliver d when d.action() == Change.Deliver.Action.REPLACE -> List.of(d.address());
            case Change.Deliver d
            when d.action() == Change.Deliver.Action.DELETE ->
                draft.options.mode() == Plan.Mode.DESTROY
                        ? List.of(d.address(), d.next().target())
                        : List.of(d.address());
            case Change.NewVersion _,
                    Change.Activate _,
                    Change.Draw _,
                    Change.Course _,
                    Change.Deliver _,
                    Change.Output _,
                    Change.Move _,
                    Change.Forget _,
                    Change.Note _,
                    Change.Drifted _,
                    Change.Deferred _,
                    Change.AwaitsNamespace _,
                    Change.Waits _,
                    Change.Refused _ -> List.of();
        };
    }
}
