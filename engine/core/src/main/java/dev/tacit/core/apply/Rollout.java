package dev.tacit.core.apply;

import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Activator;
import dev.tacit.core.provider.WaveCheck;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Waves;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what was committed as pending, wave by wave; commits the answers in groups while deliveries go on, then clears
 * up. A round delivers the next wave of every federation whose turn it is, so what belongs to a later wave of any of them
 * is not even in the queue of a worker.
 */
final class Rollout {
    private static final int GROUP = 256;
    private static final Duration LINGER = Duration.ofMillis(200);
    static final Duration RENEWAL = Gate.TRUSTED.dividedBy(2);

    private final Plan plan;
    private final List<Passage> passages;
    private final List<Task> begun;
    private final Book book;
    private final Ledger.Session session;
    private final Gate gate;
    private final Progress progress;
    private final InstantSource clock;
    private final Tally tally;
    private final Activator checker;
    /** What is known, and not committed yet. */
    private Edits edits = new Edits();

    private boolean interrupted;

    /**
     * @param passages to be carried out
     * @param begun those that were recorded as pending, be it that some of them are not carried out now
     */
    Rollout(
            Plan plan,
            List<Passage> passages,
            List<Task> begun,
            Book book,
            Ledger.Session session,
            Gate gate,
            Progress progress,
            InstantSource clock,
            Tally tally,
            Activator checker) {
        this.plan = plan;
        this.passages = passages;
        this.begun = begun;
        this.book = book;
        this.session = session;
        this.gate = gate;
        this.progress = progress;
        this.clock = clock;
        this.tally = tally;
        this.checker = checker;
    }

    /** Returns when no delivery is running any more. */
    void run(Attempt attempt) {
        try {
            while (!gate.isShut() && begin()) {
                deliver(attempt);
            }
            finish();
        } catch (StoreException e) {
            tally.cutShort(e.diagnostic());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the turn of some federation; false when nobody's comes. */
    private boolean begin() throws StoreException {
        while (true) {
            var now = clock.instant();
            for (var passage : passages) {
                while (passage.until().filter(until -> !until.isAfter(now)).isPresent()) {
                    passage.pass();
                    passage.note(book, edits);
                }
            }
            if (passages.stream().anyMatch(Passage::delivers)) {
                return true;
            }
            var next = passages.stream().flatMap(p -> p.until().stream()).min(Comparator.naturalOrder());
            if (next.isEmpty() || gate.isShut()) {
                return false;
            }
            save();
            new Renewing(session, gate).during(() -> wait(next.get()));
        }
    }

    /** Until then, or until someone asks to stop. */
    private boolean wait(Instant until) {
        try {
            while (!gate.isShut() && clock.instant().isBefore(until)) {
                Thread.sleep(Math.clamp(Duration.between(clock.instant(), until).toMillis(), 1, 100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** One wave of every federation whose turn it is. */
    private void deliver(Attempt attempt) throws StoreException {
        var turn = passages.stream().filter(Passage::delivers).toList();
        boolean later = turn.stream().anyMatch(passage -> passage.wave() > 0);
        if (later) {
            save(); // nobody may find an earlier wave unfinished once something of the next one is there
        }
        var sent = send(turn.stream().flatMap(p -> p.tasks().stream()).toList(), attempt);
        var answers = sent.stream()
                .collect(Collectors.groupingBy(answer -> answer.task().change().address()));
        for (var passage : turn) {
            var own = answers.getOrDefault(passage.federation(), List.of());
            judge(passage, WaveVerdict.of(own, passage.tasks().size(), passage.isReached()));
        }
    }

    private void judge(Passage passage, WaveVerdict sent) throws StoreException {
        var verdict = sent;
        if (sent instanceof WaveVerdict.Whole && passage.check().isPresent()) {
            verdict = check(passage, passage.check().get());
        }
        if (passage.wave() > 0) {
            progress.waveEnded(passage.federation(), passage.wave(), verdict instanceof WaveVerdict.Whole);
        }
        boolean goesOn = passage.onFailure() == Waves.OnFailure.CONTINUE;
        switch (verdict) {
            case WaveVerdict.Whole _ -> passage.found(clock.instant());
            case WaveVerdict.Partial _ when goesOn && !gate.isShut() -> passage.found(clock.instant());
            case WaveVerdict.Partial _ -> passage.end();
            case WaveVerdict.Failed(var why) -> {
                if (sent instanceof WaveVerdict.Whole) {
                    tally.checkFailed(why);
                }
                if (goesOn) {
                    passage.found(clock.instant());
                } else if (passage.onFailure() == Waves.OnFailure.ROLLBACK && passage.from() > 0) {
                    tally.takenBack(passage);
                    passage.takeBack(book, edits);
                    return;
                } else {
                    tally.stopped(passage);
                    passage.fail();
                }
            }
        }
        if (passage.rests()) {
            tally.rests(passage);
        }
        passage.note(book, edits);
    }

    private WaveVerdict check(Passage passage, Activation.Command command) throws StoreException {
        save();
        if (gate.isShut()) {
            return new WaveVerdict.Partial();
        }
        var checked = new WaveCheck(
                passage.federation(),
                passage.wave(),
                passage.tasks().stream().map(Task::pending).toList());
        var fault = new Renewing(session, gate).during(() -> checker.check(command, checked));
        return fault.<WaveVerdict>map(WaveVerdict.Failed::new).orElseGet(WaveVerdict.Whole::new);
    }

    /** Returns when all of them are answered, or nothing is running any more. */
    private List<Answer> send(List<Task> tasks, Attempt attempt) throws StoreException {
        var lanes = Lane.of(tasks);
        var inbox = new Inbox(lanes.stream().mapToInt(Lane::workers).sum());
        for (var lane : lanes) {
            for (int i = 0; i < lane.workers(); i++) {
                Thread.ofVirtual().name("delivery").start(() -> work(lane, attempt, inbox));
            }
        }
        var answers = new ArrayList<Answer>();
        try {
            record(inbox, answers);
        } catch (StoreException | RuntimeException | Error e) {
            gate.shut();
            drain(inbox);
            throw e;
        }
        var bug = inbox.bug();
        if (bug != null) {
            save(); // what is known, before the fault ends it all
        }
        rethrow(bug);
        return answers;
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

    private void record(Inbox inbox, List<Answer> answers) throws StoreException {
        while (true) {
            var batch = take(inbox);
            for (var answer : batch.answers()) {
                tally.count(answer);
                answers.add(answer);
                answer.task().note(answer.receipt(), edits);
            }
            if (batch.last()) {
                return;
            }
            // Empty when the targets are slow: then it is the lock that needs a commit.
            commitEdits();
        }
    }

    private void finish() throws StoreException {
        passages.forEach(tally::left);
        book.note(edits.commit());
        new LastCommit(plan, begun, book, edits).collect(clock.instant());
        save();
        session.collect();
    }

    private void save() throws StoreException {
        if (!edits.isEmpty()) {
            commitEdits();
        }
    }

    private void commitEdits() throws StoreException {
        commit(edits.commit());
        edits = new Edits();
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
