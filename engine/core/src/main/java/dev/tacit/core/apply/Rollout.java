package dev.tacit.core.apply;

import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers what was committed as pending; commits the answers in groups while deliveries go on, then clears up. */
final class Rollout {
    private static final int GROUP = 256;
    private static final Duration LINGER = Duration.ofMillis(200);
    static final Duration RENEWAL = Gate.TRUSTED.dividedBy(2);

    private final Plan plan;
    private final List<Task> tasks;
    private final List<Task> begun;
    private final Book book;
    private final Ledger.Session session;
    private final Gate gate;
    private final Progress progress;
    private final InstantSource clock;
    private final Tally tally;
    private boolean interrupted;

    /**
     * @param tasks to be carried out
     * @param begun those that were recorded as pending, be it that some of them are not carried out now
     */
    Rollout(
            Plan plan,
            List<Task> tasks,
            List<Task> begun,
            Book book,
            Ledger.Session session,
            Gate gate,
            Progress progress,
            InstantSource clock,
            Tally tally) {
        this.plan = plan;
        this.tasks = tasks;
        this.begun = begun;
        this.book = book;
        this.session = session;
        this.gate = gate;
        this.progress = progress;
        this.clock = clock;
        this.tally = tally;
    }

    /** Returns when no delivery is running any more. */
    void run(Attempt attempt) {
        var lanes = Lane.of(tasks);
        var inbox = new Inbox(lanes.stream().mapToInt(Lane::workers).sum());
        for (var lane : lanes) {
            for (int i = 0; i < lane.workers(); i++) {
                Thread.ofVirtual().name("delivery").start(() -> work(lane, attempt, inbox));
            }
        }
        try {
            record(inbox);
        } catch (StoreException e) {
            gate.shut();
            drain(inbox);
            tally.cutShort(e.diagnostic());
        } catch (RuntimeException | Error e) {
            gate.shut();
            drain(inbox);
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        rethrow(inbox.bug());
    }

    private void work(Lane lane, Attempt attempt, Inbox inbox) {
        Throwable failure = null;
        try {
            while (gate.opens()) {
                var task = lane.next();
                if (task == null) {
                    break;
                }
                try {
                    deliver(task, attempt, inbox);
                } finally {
                    lane.answered();
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            gate.shut();
        }
        inbox.workerEnds(failure);
    }

    private void deliver(Task task, Attempt attempt, Inbox inbox) {
        // A stop may have come while waiting for an earlier phase to end.
        if (gate.opens()) {
            progress.delivering(task.change());
            var receipt = attempt.run(task);
            inbox.put(new Answer(task, receipt));
            progress.answered(task.change(), receipt);
        }
    }

    private void record(Inbox inbox) throws StoreException {
        while (true) {
            var batch = take(inbox);
            var edits = new Edits();
            for (var answer : batch.answers()) {
                tally.count(answer);
                answer.task().note(answer.receipt(), edits);
            }
            if (batch.last()) {
                finish(edits);
                return;
            }
            // Empty when the targets are slow: then it is the lock that needs a commit.
            commit(edits.commit());
        }
    }

    private void finish(Edits edits) throws StoreException {
        book.note(edits.commit());
        new LastCommit(plan, begun, book, edits).collect(clock.instant());
        if (!edits.isEmpty()) {
            commit(edits.commit());
        }
        session.collect();
    }

    private void commit(Commit commit) throws StoreException {
        var snapshot = session.commit(commit);
        gate.renewed();
        book.note(commit);
        progress.committed(snapshot.serial());
    }

    /** An interrupt is one more way of asking to stop; the thread gets it back when all is recorded. */
    private Inbox.Batch take(Inbox inbox) {
        while (true) {
            try {
                return inbox.take(GROUP, RENEWAL, LINGER);
            } catch (InterruptedException e) {
                interrupted = true;
                gate.shut();
            }
        }
    }

    /** Waits until nothing is running; what is answered now stays pending in the store. */
    private void drain(Inbox inbox) {
        Inbox.Batch batch;
        do {
            batch = take(inbox);
            batch.answers().forEach(tally::count);
        } while (!batch.last());
    }

    private static void rethrow(@Nullable Throwable bug) {
        switch (bug) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(bug);
        }
    }
}
