package dev.tacit.seal;

import dev.tacit.core.record.Commit;
import dev.tacit.core.record.StoreException;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.head.Lock;
import dev.tacit.seal.head.SignedHead;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Moves the head forward. A swap that fails and a swap whose answer was lost are the same thing: the head is read
 * again, and either it holds what was meant, or the step is made anew on top of what it holds.
 */
final class HeadSwaps {
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_LOST_ANSWERS = 5;

    private final StoreAccess access;
    private final SecureRandom random;

    HeadSwaps(StoreAccess access, SecureRandom random) {
        this.access = access;
        this.random = random;
    }

    interface Step {
        /** The head to follow {@code before}, or an exception when the step must not be made any more. */
        Head after(Head before) throws StoreException, IOException;

        /** Whether {@code now} came from this step, though its answer was lost. */
        boolean madeIn(Head now) throws StoreException, IOException;
    }

    /** Whether the lock permits a commit, and what becomes of it. */
    interface LockRule {
        Lock apply(Lock lock) throws StoreException;
    }

    SignedHead make(Step step) throws StoreException, IOException {
        return make(access.head(), step);
    }

    /** @param current the head as last known; need not be current any more */
    SignedHead make(SignedHead current, Step step) throws StoreException, IOException {
        int lost = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var next = SignedHead.sign(step.after(current.head()), access.valueKey());
            boolean answered = true;
            try {
                if (access.store().swap(Optional.of(current.bytes()), next.bytes())) {
                    return next;
                }
            } catch (IOException e) {
                answered = false;
                if (++lost > MOST_LOST_ANSWERS) {
                    throw e;
                }
            }
            current = access.head();
            if (!answered && (Arrays.equals(current.bytes(), next.bytes()) || step.madeIn(current.head()))) {
                return current;
            }
        }
        throw new IOException("others wrote to it " + MOST_ATTEMPTS + " times in a row");
    }

    /**
     * Makes {@code commit} durable, on top of {@code current} or of what others have appended since.
     *
     * @return the head that holds it
     */
    SignedHead commit(SignedHead current, Commit commit, Instant time, LockRule rule) throws StoreException {
        try {
            var step = new CommitStep(commit, time, rule, current.head().serial() + 1);
            var made = make(current, step);
            access.swapped(made.head());
            if (made.head().commit().equals(step.id)) {
                access.committed(made.head(), step.index());
            }
            return made;
        } catch (IOException e) {
            throw StoreFault.unreachable(access.store().place(), e);
        }
    }

    private final class CommitStep implements Step {
        private final String id;
        private final Instant time;
        private final LockRule rule;
        private final PreparedCommit prepared;
        private Optional<dev.tacit.seal.index.Index> index = Optional.empty();

        CommitStep(Commit commit, Instant time, LockRule rule, long revision) throws StoreException, IOException {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            this.id = HexFormat.of().formatHex(bytes);
            this.time = time;
            this.rule = rule;
            this.prepared = new PreparedCommit(access, commit, id, revision);
        }

        dev.tacit.seal.index.Index index() {
            return index.orElseThrow();
        }

        @Override
        public Head after(Head before) throws StoreException {
            var lock = rule.apply(before.lock());
            var made = access.reading(
                    before, () -> prepared.into(access.snapshot(before).index(), before.serial() + 1));
            index = Optional.of(made);
            return before.committed(id, time, made.root(), lock);
        }

        @Override
        public boolean madeIn(Head now) throws StoreException {
            return now.commit().equals(id)
                    || access.reading(
                            now, () -> prepared.isIn(access.snapshot(now).index()));
        }
    }
}
