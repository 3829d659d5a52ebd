package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What declarations say about what is recorded, rather than about what there is to be.
 *
 * @param kept blocks, without any key, whose instances no plan may remove or replace
 */
public record Statements(List<Move> moves, List<Removal> removals, Set<Address> kept) {
    public static final Statements NONE = new Statements(List.of(), List.of(), Set.of());

    public Statements {
        moves = List.copyOf(moves);
        removals = List.copyOf(removals);
        kept = Set.copyOf(kept);
    }

    boolean keeps(Address address) {
        return kept.contains(address.block());
    }

    /** The range of a statement that says {@code address} is there no more; null when there is none. */
    @Nullable
    SourceRange gone(Address address) {
        for (var move : moves) {
            if (move.of(address).isPresent()) {
                return move.range();
            }
        }
        for (var removal : removals) {
            if (removal.covers(address)) {
                return removal.range();
            }
        }
        return null;
    }
}
