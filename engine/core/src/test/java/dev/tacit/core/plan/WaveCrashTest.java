package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.StoreException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wherever applies end, no wave begins before the one before it is whole and found good. */
class WaveCrashTest {
    private static final List<String> TARGETS = List.of("a", "b", "c");

    private Voyage voyage = new Voyage();
    private boolean approved;
    /** Whether the last target is a wave of its own. */
    private boolean last = true;

    private Script script(String content) {
        return Voyage.script(
                content,
                Voyage.rollout(
                        "stop",
                        Voyage.checked(Voyage.wave("a")),
                        Voyage.pausing(Voyage.wave("b"), "approval"),
                        Voyage.wave()));
    }

    @Test
    void keepsTheOrderWhereverItEnds() throws Exception {
        for (int steps = 0; steps < 40; steps++) {
            for (var kind : Cut.Kind.values()) {
                try {
                    run(kind, steps, new Random(steps));
                } catch (AssertionError e) {
                    throw new AssertionError(kind + " at " + steps, e);
                }
            }
        }
    }

    private void run(Cut.Kind kind, int steps, Random random) throws Exception {
        voyage = new Voyage();
        approved = true;
        voyage.reach(Voyage.script("1", Voyage.rollout("stop", Voyage.wave())));
        approved = false;
        var next = script("2");
        cut(voyage.world.plan(next), kind, steps);
        cut(voyage.world.plan(next), kind, random.nextInt(12));
        // However often it is tried, nothing goes on without approval.
        watch(null);
        for (int i = 0; i < 2; i++) {
            voyage.apply(voyage.world.plan(next));
        }
        assertThat(voyage.all()).isEqualTo("221");

        approved = true;
        cut(voyage.goOn(next), kind, random.nextInt(12));
        watch(null);
        if (!voyage.all().equals("222") || voyage.course().isPresent()) {
            var plan = voyage.goOn(next);
            voyage.apply(plan);
        }
        assertThat(voyage.all()).isEqualTo("222");
        voyage.reach(next);
        voyage.world.settled(next);
    }

    private void cut(Plan plan, Cut.Kind kind, int steps) {
        var cut = new Cut(kind, steps);
        watch(cut);
        voyage.checks.cut = cut;
        try {
            var applied = voyage.apply(plan, cut.around(voyage.world.ledger));
            assertThat(applied.outcome()).isNotEqualTo(Outcome.REFUSED);
        } catch (Cut.Killed | StoreException e) {
            // The next plan sees only what was kept.
        } finally {
            voyage.checks.cut = null;
        }
    }

    private boolean isBack() {
        try {
            return voyage.course().filter(record -> record.held() != null).isPresent();
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    /** No write comes before its turn. */
    private void watch(@Nullable Cut cut) {
        for (var name : TARGETS) {
            voyage.world.target(name).fault(new MemoryWorld.Fault() {
                @Override
                public @Nullable Receipt before(Delivery delivery) {
                    if (!name.equals("a") && !isBack()) {
                        assertThat(voyage.held("a")).as("before " + name).isEqualTo("2");
                    }
                    if (name.equals("c") && last && !isBack()) {
                        assertThat(voyage.held("b")).as("before " + name).isEqualTo("2");
                        assertThat(approved).as("approved").isTrue();
                    }
                    return cut == null ? null : cut.before(delivery);
                }

                @Override
                public Receipt after(Delivery delivery, Receipt receipt) {
                    return cut == null ? receipt : cut.after(delivery, receipt);
                }
            });
        }
    }

    @Test
    void takesBackWhereverThatEnds() throws Exception {
        var rollout = Voyage.rollout("rollback", Voyage.wave("a"), Voyage.checked(Voyage.wave()));
        last = false;
        for (int steps = 0; steps < 30; steps++) {
            voyage = new Voyage();
            approved = true;
            voyage.reach(Voyage.script("1", rollout));
            var next = Voyage.script("2", rollout);
            voyage.checks.fails = Set.of(2);
            cut(voyage.world.plan(next), Cut.Kind.KILLED, steps);
            for (int i = 0; i < 2; i++) {
                cut(voyage.world.plan(next), Cut.Kind.KILLED, steps / 2);
            }
            watch(null);
            voyage.apply(voyage.world.plan(next));
            voyage.apply(voyage.world.plan(next));
            assertThat(voyage.all()).as("killed at " + steps).isEqualTo("111");
            assertThat(Lines.of(voyage.world.plan(next))).containsExactly("held federation.db 2 for 1: 0 HELD");
        }
    }
}
