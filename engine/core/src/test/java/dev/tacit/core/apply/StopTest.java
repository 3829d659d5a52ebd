package dev.tacit.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.DeliveryRecord.Status;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopTest {
    private static final Wish[] TEN = IntStream.range(0, 10)
            .mapToObj(i -> Wish.of("s" + i, "c" + i, "eu"))
            .toArray(Wish[]::new);
    private final Scene scene = new Scene();

    @Test
    void finishesWhatIsRunningStartsNothingMore() throws Exception {
        scene.world("eu").parallelism(2);
        var calls = new AtomicInteger();
        scene.world("eu").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                if (calls.incrementAndGet() >= 3) { // whoever comes next, while the third has not said so yet
                    scene.stop.set(true);
                }
                return null;
            }
        });
        var applied = scene.reach(TEN);
        assertThat(applied.outcome()).isEqualTo(Outcome.INTERRUPTED);
        int written = scene.world("eu").written().size();
        assertThat(written).isBetween(3, 4);
        assertThat(applied.counts().created()).isEqualTo(written);
        assertThat(applied.counts().unstarted()).isEqualTo(10 - written);
        int delivered = 0;
        for (var wish : TEN) {
            var status = scene.delivery("eu", wish.name()).orElseThrow().status();
            delivered += status == Status.DELIVERED ? 1 : 0;
        }
        assertThat(delivered).isEqualTo(written);

        scene.stop.set(false);
        scene.world("eu").fault(new MemoryWorld.Fault() {});
        assertThat(scene.reach(TEN).outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.world("eu").written()).hasSize(10);
    }

    @Test
    void aStopHoldsForThoseWhoWaitForCreatesToEnd() throws Exception {
        scene.world("eu").parallelism(2);
        scene.reach(Wish.of("a", "1", "eu"), Wish.of("b", "1", "eu"));
        scene.world("eu").fault(new MemoryWorld.Fault() {
            @Override
            public Receipt after(Delivery delivery, Receipt receipt) {
                if (delivery instanceof Delivery.Create) {
                    pause();
                    scene.stop.set(true);
                }
                return receipt;
            }
        });
        var applied = scene.reach(Wish.of("a", "2", "eu"), Wish.of("b", "2", "eu"), Wish.of("new", "1", "eu"));
        assertThat(applied.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(applied.counts().created()).isEqualTo(1);
        assertThat(applied.counts().updated()).isZero();
        assertThat(applied.counts().unstarted()).isEqualTo(2);
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stopsBeforeTheFirstCommit() throws Exception {
        scene.stop.set(true);
        assertThat(scene.reach(TEN).outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(scene.store().serial()).isZero();
    }

    @Test
    void anInterruptIsAStopThatIsPassedOn() throws Exception {
        scene.world("eu").parallelism(1);
        var self = Thread.currentThread();
        scene.world("eu").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                self.interrupt();
                pause();
                return null;
            }
        });
        var applied = scene.reach(TEN);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(applied.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(applied.counts().created()).isPositive();
    }

    @Test
    void waitsWhileTheLockMayHaveExpiredUntilACommitRenewsIt() throws Exception {
        var now = new AtomicReference<>(Instant.EPOCH);
        var gate = new Gate(() -> false, now::get);
        assertThat(gate.opens()).isTrue();
        now.set(Instant.EPOCH.plus(Gate.TRUSTED).plusMillis(1));
        var opened = new AtomicReference<@Nullable Boolean>();
        var waiting = Thread.ofVirtual().start(() -> opened.set(gate.opens()));
        Thread.sleep(50);
        assertThat(opened.get()).isNull();
        gate.renewed();
        waiting.join();
        assertThat(opened.get()).isTrue();
    }

    @Test
    void aShutGateLetsNobodyWait() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var gate = new Gate(() -> false, now::get);
        now.set(Instant.EPOCH.plusSeconds(60));
        gate.shut();
        assertThat(gate.opens()).isFalse();
    }
}
