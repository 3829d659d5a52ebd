package dev.tacit.cli.render;

import dev.tacit.core.plan.Change;
import dev.tacit.core.record.Reason;
import java.util.Optional;

/** What a reader must see first stands first. */
enum Rank {
    REFUSED("!"),
    DELETE("-"),
    REPLACE("±"),
    ADOPT("<"),
    NEW_NAMESPACE("+"),
    DRIFTED("!"),
    DEFERRED("?"),
    WAITING("…"),
    KEPT("="),
    ROUTINE(">");

    private final String symbol;

    Rank(String symbol) {
        this.symbol = symbol;
    }

    /** Stands before a federation whose objects are of this rank. */
    String symbol() {
        return symbol;
    }

    /**
     * Whether each change is told by name.
     *
     * @param few whether there are few of this rank
     */
    boolean isException(boolean few) {
        return switch (this) {
            case REFUSED, DELETE, REPLACE -> true;
            case ADOPT, NEW_NAMESPACE, DRIFTED -> few;
            case DEFERRED, WAITING, KEPT, ROUTINE -> false;
        };
    }

    /** Whether an object is left where no selector means it any more, which people should know of. */
    static boolean isKept(Change.Note note) {
        return note instanceof Change.Note.OfDelivery d && d.reason() == Reason.SELECTED_NO_MORE;
    }

    /** Empty for changes that only the records see. */
    static Optional<Rank> of(Change change) {
        return switch (change) {
            case Change.Refused r -> Optional.of(REFUSED);
            case Change.Drifted d ->
                Optional.of(
                        switch (d.drift()) {
                            case REFUSE -> REFUSED;
                            case REPORT, REPAIR -> DRIFTED;
                        });
            case Change.Remove r -> Optional.of(DELETE);
            case Change.Deferred d -> Optional.of(DEFERRED);
            case Change.Deliver d ->
                Optional.of(
                        switch (d.action()) {
                            case DELETE -> DELETE;
                            case REPLACE -> REPLACE;
                            case ADOPT -> ADOPT;
                            case CREATE -> d.reason() == Reason.NEW_NAMESPACE ? NEW_NAMESPACE : ROUTINE;
                            case UPDATE, REPAIR -> ROUTINE;
                        });
            case Change.NewVersion n -> Optional.of(ROUTINE);
            case Change.Draw d -> Optional.of(ROUTINE);
            case Change.Activate a -> Optional.of(a.isDone() ? ROUTINE : WAITING);
            case Change.Course c ->
                Optional.of(
                        switch (c.state()) {
                            case Change.Course.State.Goes _ -> ROUTINE;
                            case Change.Course.State.Rests _ -> WAITING;
                            case Change.Course.State.Held _ -> DEFERRED;
                        });
            case Change.Forget f -> Optional.of(DELETE);
            case Change.Move m -> Optional.of(ROUTINE);
            case Change.Output o -> Optional.of(ROUTINE);
            case Change.Waits w -> Optional.of(DEFERRED);
            case Change.AwaitsNamespace a -> Optional.of(WAITING);
            case Change.Note n when isKept(n) -> Optional.of(KEPT);
            case Change.Note n -> Optional.empty();
        };
    }
}
