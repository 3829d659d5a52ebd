package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Applied.Counts;
import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.resource.Waves;
import java.util.ArrayList;
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
    private int later;
    private boolean failedWave;
    private boolean rests;
    private final List<Change.Activate> awaited;
    private boolean untold;
    private boolean unbegun;
    private int notes;
    private int waiting;
    private boolean cutShort;
    private final List<Address> back = new ArrayList<>();

    Tally(Plan plan) {
        int deliveries = 0;
        for (var change : plan.changes()) {
            switch (change) {
                case Change.Deliver _ -> deliveries++;
                case Change.Deferred d -> deferred += d.objects().size();
                case Change.Drifted _ -> drifted++;
                case Change.Refused _ -> refused++;
                case Change.Waits _ -> waiting++;
                case Change.Course c -> {
                    if (c.state() instanceof Change.Course.State.Rests r) {
                        later += r.objects();
                        rests = true;
                    }
                }
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

    void checkFailed(Diagnostic why) {
        failedWave = true;
        diagnostics.add(why);
    }

    /** A wave failed, so no later one begins. */
    void stopped(Passage passage) {
        failedWave = true;
        int waiting = passage.left();
        diagnostics.add(Diagnostic.warning(
                        ApplyCode.WAVE_FAILED,
                        "Wave " + passage.wave() + " failed",
                        (passage.onFailure() == Waves.OnFailure.ROLLBACK
                                        ? "It cannot go back: nothing else was delivered before, its issuer has heard of the new"
                                                + " version, or a template is its source. So no"
                                        : "No")
                                + " later wave of " + passage.federation() + " begins"
                                + (waiting == 0
                                        ? ""
                                        : "; " + waiting + (waiting == 1 ? " object waits" : " objects wait"))
                                + ". The next plan shows what is left, in the order of its waves.",
                        null)
                .about(passage.federation()));
    }

    /** A wave failed, so all of its federation goes back to what was there before. */
    void takenBack(Passage passage) {
        failedWave = true;
        later += passage.left();
        unstarted -= passage.left();
        back.add(passage.federation());
        diagnostics.add(Diagnostic.warning(
                        ApplyCode.WAVE_FAILED,
                        "Wave " + passage.wave() + " failed",
                        passage.federation() + " goes back to version " + passage.from()
                                + ". What was to be delivered is held: `tacit retry " + passage.federation()
                                + "` or a changed declaration tries again.",
                        null)
                .about(passage.federation()));
    }

    /** A wave did well, and the next one waits for somebody, or for long. */
    void rests(Passage passage) {
        rests = true;
        diagnostics.add(Diagnostic.warning(
                        ApplyCode.APPROVAL_PENDING,
                        "Wave " + passage.wave() + " is done, the next one waits",
                        passage.rest()
                                .map(until -> "Its pause ends at " + until + ". An apply after that goes on.")
                                .orElse(
                                        "Look at what it brought about; then `tacit apply -continue` lets the next wave of "
                                                + passage.federation() + " begin."),
                        null)
                .about(passage.federation()));
    }

    /** What of a federation was not sent in the end. */
    void left(Passage passage) {
        if (passage.isHeldUp()) {
            later += passage.left();
            unstarted -= passage.left();
        }
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
        if (cutShort || untold || failedWave || failed > 0 || deferred > 0 || refused > 0 || waiting > 0) {
            return Outcome.PARTIAL;
        }
        return !awaited.isEmpty() || rests ? Outcome.AWAITING : Outcome.DONE;
    }

    Applied as(Outcome outcome) {
        return new Applied(
                outcome,
                new Counts(
                        created, updated, repaired, adopted, replaced, deleted, failed, deferred, refused, drifted,
                        unstarted, activated, held, later, notes),
                diagnostics.list(),
                back);
    }
}
