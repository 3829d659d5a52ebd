package dev.tacit.cli.render;

import dev.tacit.core.plan.Change;
import java.util.Optional;

/** What a reader must see first stands first. */
enum Rank {
    REFUSED,
    DELETE,
    DEFERRED,
    ROUTINE;

    /** Empty for changes that only the records see. */
    static Optional<Rank> of(Change change) {
        return switch (change) {
            case Change.Refused r -> Optional.of(REFUSED);
            case Change.Remove r -> Optional.of(DELETE);
            case Change.Deferred d -> Optional.of(DEFERRED);
            case Change.Deliver d ->
                Optional.of(
                        switch (d.action()) {
                            case DELETE -> DELETE;
                            case CREATE, UPDATE, REPAIR -> ROUTINE;
                        });
            case Change.NewVersion n -> Optional.of(ROUTINE);
            case Change.Draw d -> Optional.of(ROUTINE);
            case Change.Output o -> Optional.of(ROUTINE);
            case Change.Waits w -> Optional.of(DEFERRED);
            case Change.Note n -> Optional.empty();
        };
    }
}
