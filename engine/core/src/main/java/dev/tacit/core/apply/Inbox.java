package dev.tacit.core.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where many workers lay answers, one committer takes them in groups. */
final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Answer> answers = new ArrayList<>();
    private int working;
    private @Nullable Throwable bug;

    /** @param last whether no more will come */
    record Batch(List<Answer> answers, boolean last) {
        Batch {
            answers = List.copyOf(answers);
        }
    }

    Inbox(int workers) {
        this.working = workers;
    }

    void put(Answer answer) {
        lock.lock();
        try {
            answers.add(answer);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** @param failure what ended the worker before its time, or null */
    void workerEnds(@Nullable Throwable failure) {
        lock.lock();
        try {
            working--;
            if (bug == null) {
                bug = failure;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What ended a worker before its time. */
    @Nullable
    Throwable bug() {
        lock.lock();
        try {
            return bug;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for answers.
     *
     * @param patience how long to wait for the first one; the batch is empty when it does not come
     * @param linger how long to wait for more after the first one
     */
    Batch take(int most, Duration patience, Duration linger) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (answers.isEmpty() && working > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            left = answers.isEmpty() ? 0 : linger.toNanos();
            while (answers.size() < most && working > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            var head = answers.subList(0, Math.min(most, answers.size()));
            var batch = List.copyOf(head);
            head.clear();
            return new Batch(batch, working == 0 && answers.isEmpty());
        } finally {
            lock.unlock();
        }
    }
}
