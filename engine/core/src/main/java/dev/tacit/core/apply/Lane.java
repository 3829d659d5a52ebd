package dev.tacit.core.apply;

import dev.tacit.core.provider.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries to one target: all creates are answered before an update is handed out, all updates before a delete.
 * So what a program switches to is there before what it used goes.
 */
final class Lane {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final Deque<Deque<Task>> phases = new ArrayDeque<>();
    private final int workers;
    private int running;

    Lane(Target target, List<Task> tasks) {
        var creates = new ArrayDeque<Task>();
        var updates = new ArrayDeque<Task>();
        var deletes = new ArrayDeque<Task>();
        for (var task : tasks) {
            switch (task.change().action()) {
                case CREATE -> creates.add(task);
                case UPDATE, REPAIR, ADOPT, REPLACE -> updates.add(task);
                case DELETE -> deletes.add(task);
            }
        }
        int widest = 0;
        for (var phase : List.of(creates, updates, deletes)) {
            if (!phase.isEmpty()) {
                phases.add(phase);
                widest = Math.max(widest, phase.size());
            }
        }
        workers = Math.max(1, Math.min(target.parallelism(), widest));
    }

    /** One lane for each target among {@code tasks}. */
    static List<Lane> of(List<Task> tasks) {
        var byTarget = new LinkedHashMap<Target, List<Task>>();
        tasks.forEach(task ->
                byTarget.computeIfAbsent(task.target(), _ -> new ArrayList<>()).add(task));
        return byTarget.entrySet().stream()
                .map(entry -> new Lane(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many may use it at once. */
    int workers() {
        return workers;
    }

    /** Waits for the next task, which must be followed by {@link #answered}; null when none is left. */
    @Nullable
    Task next() {
        lock.lock();
        try {
            while (true) {
                var phase = phases.peek();
                if (phase == null) {
                    return null;
                }
                var task = phase.poll();
                if (task != null) {
                    running++;
                    return task;
                }
                if (running == 0) {
                    phases.remove();
                } else {
                    answered.awaitUninterruptibly();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void answered() {
        lock.lock();
        try {
            running--;
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
