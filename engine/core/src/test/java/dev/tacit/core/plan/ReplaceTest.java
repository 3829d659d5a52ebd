package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be changed in place: deleted, then created anew, when that is allowed. */
class ReplaceTest {
    private final World world = new World();

    private static Script db(String type) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a").set("type", Term.text(type)));
    }

    /** Where the process ends. */
    enum End {
        BEFORE_THE_DELETE,
        AFTER_THE_DELETE,
        BEFORE_THE_CREATE,
        AFTER_THE_CREATE
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void endingAt(End end) {
        world.target("a").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                endsAt(delivery instanceof Delivery.Delete ? End.BEFORE_THE_DELETE : End.BEFORE_THE_CREATE);
                return null;
            }

            @Override
            public Receipt after(Delivery delivery, Receipt receipt) {
                endsAt(delivery instanceof Delivery.Delete ? End.AFTER_THE_DELETE : End.AFTER_THE_CREATE);
                return receipt;
            }

            private void endsAt(End here) {
                if (here == end) {
                    throw new Killed();
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void isFinishedWhereverItEnded(End end) throws Exception {
        world.reach(db("Opaque"));
        var plan = world.planWith(Options.Extra.REPLACING, db("example.com/other"));
        assertThat(Lines.of(plan)).containsExactly("replace federation.db a app/db TYPE_CHANGED");
        endingAt(end);
        try {
            world.apply(plan);
        } catch (Killed e) {
            // as planned
        }
        world.target("a").fault(new MemoryWorld.Fault() {});

        var next = world.planWith(Options.Extra.REPLACING, db("example.com/other"));
        assertThat(Lines.of(next))
                .containsExactly(
                        switch (end) {
                            case BEFORE_THE_DELETE -> "replace federation.db a app/db TYPE_CHANGED";
                            case AFTER_THE_DELETE, BEFORE_THE_CREATE -> "create federation.db a app/db UNFINISHED";
                            case AFTER_THE_CREATE -> "note federation.db a app/db LANDED";
                        });
        World.done(world.apply(next));
        assertThat(world.target("a").object("app", "db").type()).isEqualTo("example.com/other");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(db("example.com/other"));
    }

    @Test
    void leavesAPendingRecordWhenNothingCanBeCreated() throws Exception {
        world.reach(db("Opaque"));
        world.target("a").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                return delivery instanceof Delivery.Create
                        ? new Receipt.Refused(Diagnostic.error(Braces.BracesCode.NOT_JSON, "no", "", null))
                        : null;
            }
        });
        var plan = world.planWith(Options.Extra.REPLACING, db("example.com/other"));
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(world.target("a").objects()).isEmpty();
        world.target("a").fault(new MemoryWorld.Fault() {});

        assertThat(Lines.of(world.reach(db("example.com/other"))))
                .isEqualTo(List.of("create federation.db a app/db UNFINISHED"));
    }
}
