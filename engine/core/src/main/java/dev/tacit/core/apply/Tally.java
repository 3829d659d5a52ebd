package dev.tacit.core.apply;

import dev.tacit.core.apply.Applied.Counts;
import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Receipt;
import java.util.List;
import java.util.stream.Stream;

/** Counts what happens while a plan is carried out. Used by the committing thread only. */
final class Tally {
    private final Diagnostics diagnostics = new Diagnostics();
    private final int planned;
    private int created;
    private int updated;
    private int repaired;
    private int adopted;
    private int replaced;
    private int deleted;
    private int failed;
    private int deferred;
    private int refused;
    private int drifted;
    private int unstarted;
    private int activated;
    private int held;
    private final List<Change.Activate> awaited;
    private boolean untold;
    private boolean unbegun;
    private int notes;
    private int waiting;
    private boolean cutShort;

    Tally(Plan plan) {
        int deliveries = 0;
        for (var change : plan.changes()) {
            switch (change) {
                case Change.Deliver _ -> deliveries++;
                case Change.Deferred d -> deferred += d.objects().size();
                case Change.Drifted _ -> drifted++;
                case Change.Refused _ -> refused++;
                case Change.Waits _ -> waiting++;
                case Change.NewVersion _,
                        Change.Draw _,
                        Change.Activate _,
                        Change.Remove _,
                        Change.Output _,
                        Change.AwaitsNamespace _,
                        Change.Move _,
                        Change.Forget _,
                        Change.Note _ -> {}
            }
        }
        planned = deliveries;
        awaited = plan.changes().stream()
                .flatMap(c -> c instanceof Change.Activate a && !a.isDone() ? Stream.of(a) : Stream.empty())
                .toList();
    }

    void begins(FirstCommit first, List<Diagnostic> absences) {
        held = first.held();
        deferred += planned - first.tasks().size() - held;
        unstarted = first.tasks().size();
        notes = first.notes();
        awaited.forEach(this::awaits);
        diagnostics.addAll(absences);
    }

    void count(Answer answer) {
        unstarted--;
        var change = answer.task().change();
        switch (answer.receipt()) {
            case Receipt.Written w -> {
                switch (change.action()) {
                    case CREATE -> created++;
                    case UPDATE -> updated++;
                    case REPAIR -> repaired++;
                    case ADOPT -> adopted++;
                    case REPLACE -> replaced++;
                    case DELETE -> throw new IllegalStateException("a delete that wrote: a bug in Tacit");
                }
                if (w.admitted() == Receipt.Admitted.ALTERED) {
                    diagnostics.add(altered(change));
                }
            }
            case Receipt.Deleted _ -> deleted++;
            case Receipt.Conflict c -> failed(change, c.diagnostic());
            case Receipt.Foreign f -> failed(change, f.diagnostic());
            case Receipt.Refused r -> failed(change, r.diagnostic());
            case Receipt.Unknown u -> failed(change, u.diagnostic());
        }
    }

    void activated() {
        activated++;
    }

    /** @param waiting objects that are not delivered for it */
    void notActivated(Change.Activate change, Diagnostic why, int waiting) {
        untold = true;
        held += waiting;
        unstarted -= waiting;
        diagnostics.add(why.address() == null ? why.about(change.address()) : why);
    }

    /** Stopped before an issuer was told. */
    void unbegun() {
        unbegun = true;
    }

    private void awaits(Change.Activate change) {
        diagnostics.add(Diagnostic.warning(
                        ApplyCode.ACTIVATION_AWAITED,
                        "Someone has to tell the issuer",
                        "Version " + change.version() + " of " + change.address()
                                + " is recorded, and delivered nowhere before its issuer knows it. See it by `tacit reveal "
                                + change.address() + "`, tell the issuer, then run `tacit apply -activated="
                                + change.address() + "`.",
                        null)
                .about(change.address()));
    }

    private void failed(Change change, Diagnostic diagnostic) {
        failed++;
        diagnostics.add(diagnostic.address() == null ? diagnostic.about(change.address()) : diagnostic);
    }

    private static Diagnostic altered(Change.Deliver change) {
        return Diagnostic.warning(
                        ApplyCode.OBJECT_ALTERED,
                        change.next().target() + ": " + change.next().object() + " is not kept as it was sent",
                        "Something in the target, such as an admission webhook, changed it on arrival. What is there now"
                                + " is taken as it is; later plans do not count it as a change.",
                        null)
                .about(change.address());
    }

    /** The store does not answer any more. */
    void cutShort(Diagnostic cause) {
        cutShort = true;
        diagnostics.add(cause);
        diagnostics.error(
                ApplyCode.APPLY_CUT_SHORT,
                "The apply stopped before its end",
                "Writes that were under way may have landed without being noted. The next plan looks at each of them.",
                null);
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    Outcome outcome() {
        if (!cutShort && (unstarted > 0 || unbegun)) {
            return Outcome.INTERRUPTED;
        }
        if (cutShort || untold || failed > 0 || deferred > 0 || refused > 0 || waiting > 0) {
            return Outcome.PARTIAL;
        }
        return !awaited.isEmpty() ? Outcome.AWAITING : Outcome.DONE;
    }

    Applied as(Outcome outcome) {
        return new Applied(
                outcome,
                new Counts(
                        created, updated, repaired, adopted, replaced, deleted, failed, deferred, refused, drifted,
                        unstarted, activated, held, notes),
                diagnostics.list());
    }
}
