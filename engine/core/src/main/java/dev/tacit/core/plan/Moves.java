package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Follows declared moves from what an address was to what it is. */
final class Moves {
    /** The most particular first: an instance or block before a module, what is deeper before what is not. */
    private static final Comparator<Move> PARTICULAR_FIRST = Comparator.comparingInt(
                    (Move move) -> move.from().item() == null ? 1 : 0)
            .thenComparingInt(
                    move -> -move.scope().size() - move.from().modules().size());

    private final List<Move> moves;
    private final List<Diagnostic> problems = new ArrayList<>();

    Moves(List<Move> moves) {
        this.moves = moves.stream().sorted(PARTICULAR_FIRST).toList();
        for (int i = 0; i < moves.size(); i++) {
            for (var earlier : moves.subList(0, i)) {
                contradiction(earlier, moves.get(i));
            }
        }
    }

    /** What is wrong with the moves themselves, or with those that were followed. */
    List<Diagnostic> problems() {
        return problems;
    }

    private void contradiction(Move earlier, Move later) {
        if (!earlier.scope().equals(later.scope())
                || earlier.from().equals(later.from()) == earlier.to().equals(later.to())) {
            return;
        }
        problems.add(Diagnostic.error(
                PlanCode.MOVE_AMBIGUOUS,
                "Two moves contradict each other",
                (earlier.from().equals(later.from())
                                ? later.from() + " cannot move to both " + earlier.to() + " and " + later.to()
                                : "Both " + earlier.from() + " and " + later.from() + " would move to " + later.to())
                        + ". The other move is at " + earlier.range() + ".",
                later.range()));
    }

    /** Where each of {@code addresses} that moves ends, all steps of a chain taken. */
    SortedMap<Address, Address> of(Set<Address> addresses) {
        var moved = new TreeMap<Address, Address>();
        for (var address : addresses) {
            var end = end(address);
            if (!end.equals(address)) {
                moved.put(address, end);
            }
        }
        return moved;
    }

    private Address end(Address from) {
        var passed = new LinkedHashSet<Address>();
        var at = from;
        while (passed.add(at)) {
            var here = at;
            var move = moves.stream().filter(m -> m.of(here).isPresent()).findFirst();
            if (move.isEmpty()) {
                return at;
            }
            at = move.get().of(at).orElseThrow();
            if (passed.contains(at)) {
                problems.add(Diagnostic.error(
                                PlanCode.MOVE_AMBIGUOUS,
                                "Moves in a circle",
                                "It would move for ever: "
                                        + String.join(
                                                " → ",
                                                passed.stream()
                                                        .map(Address::toString)
                                                        .toList()) + " → "
                                        + at + ". Take out the moves that were carried out before.",
                                move.get().range())
                        .about(from));
            }
        }
        return from;
    }

    /** What {@code address} was before, nearest first; itself left out. */
    List<Address> before(Address address) {
        var found = new LinkedHashSet<Address>();
        var waiting = new ArrayList<>(List.of(address));
        var seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            var at = waiting.removeFirst();
            for (var move : moves) {
                move.to().moved(move.scope(), at, move.from()).filter(seen::add).ifPresent(earlier -> {
                    found.add(earlier);
                    waiting.add(earlier);
                });
            }
        }
        return List.copyOf(found);
    }
}
