package dev.tacit.core.apply;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Carries out plans: decides nothing, but refuses a plan whose world is no longer the one it saw. */
public final class Applier {
    private final Ledger ledger;
    private final Providers providers;
    private final InstantSource clock;
    private final Progress progress;
    private final BooleanSupplier stopping;

    /** @param stopping whether someone asked to stop; asked often, by several threads */
    public Applier(
            Ledger ledger, Providers providers, InstantSource clock, Progress progress, BooleanSupplier stopping) {
        this.ledger = ledger;
        this.providers = providers;
        this.clock = clock;
        this.progress = progress;
        this.stopping = stopping;
    }

    /**
     * Blocks until nothing is running any more. A crash at any point leaves a store from which the next plan finishes
     * the work.
     *
     * @param who user name at host, process; for the lock, the audit log
     * @throws StoreException before anything was delivered; later faults of the store are told in the answer
     */
    public Applied apply(Plan plan, String who) throws StoreException {
        var tally = new Tally(plan);
        if (!plan.hasWork()) {
            return tally.as(plan.isPartial() ? Outcome.PARTIAL : Outcome.NOTHING_TO_DO);
        }
        var expired = Preflight.expired(plan, clock.instant());
        if (expired.isPresent()) {
            tally.add(expired.get());
            return tally.as(Outcome.REFUSED);
        }
        if (!plan.stops().isEmpty()) {
            plan.stops().forEach(tally::add);
            return tally.as(Outcome.REFUSED);
        }
        var session = ledger.lock(who, clock.instant());
        Outcome outcome;
        try {
            outcome = apply(plan, who, session, tally);
        } finally {
            release(session, tally);
        }
        return tally.as(outcome);
    }

    private Outcome apply(Plan plan, String who, Ledger.Session session, Tally tally) throws StoreException {
        var gate = new Gate(stopping, clock);
        var snapshot = session.snapshot();
        var book = new Book(snapshot.state());
        var misfits = Preflight.misfits(plan, snapshot, book);
        if (!misfits.isEmpty()) {
            misfits.forEach(tally::add);
            return Outcome.REFUSED;
        }
        var keys = snapshot.contentKeys()
                .orElseThrow(() -> new IllegalStateException("a lock without the value key: a bug in Tacit"));
        var moving = Moving.read(book.move(plan), snapshot);
        if (!moving.faults().isEmpty()) {
            moving.faults().forEach(tally::add);
            return Outcome.REFUSED;
        }
        try (var survey = Survey.of(plan, providers, keys, book)) {
            if (!survey.refusals().isEmpty()) {
                survey.refusals().forEach(tally::add);
                return Outcome.REFUSED;
            }
            if (stopping.getAsBoolean()) {
                return Outcome.INTERRUPTED;
            }
            survey.tidy(plan);
            var first = FirstCommit.of(plan, survey, book, moving, snapshot, keys.marks(), clock.instant(), who);
            tally.begins(first, survey.absences());
            if (first.commit().isPresent()) {
                var after = session.commit(first.commit().get());
                gate.renewed();
                book.note(first.commit().get());
                progress.committed(after.serial());
                carryOut(plan, first, new Contents(plan, after), book, session, gate, keys, who, tally);
            }
            return tally.outcome();
        }
    }

    /** What is recorded as begun: activations, then deliveries. */
    private void carryOut(
            Plan plan,
            FirstCommit first,
            Contents contents,
            Book book,
            Ledger.Session session,
            Gate gate,
            ContentKeys keys,
            String who,
            Tally tally) {
        List<Task> free;
        try {
            free = new Activations(
                            plan, contents, providers.activator(), book, session, gate, progress, tally, clock, who)
                    .run(first.tasks());
        } catch (StoreException e) {
            tally.cutShort(e.diagnostic());
            return;
        }
        new Rollout(
                        plan,
                        Passage.of(plan, first, free),
                        first.tasks(),
                        book,
                        session,
                        gate,
                        progress,
                        clock,
                        tally,
                        providers.activator())
                .run(new Attempt(contents, keys));
    }

    /** A lock that cannot be given back goes by itself; what was done stays done. */
    private static void release(Ledger.Session session, Tally tally) {
        try {
            session.close();
        } catch (StoreException e) {
            tally.add(e.diagnostic());
        }
    }
}
