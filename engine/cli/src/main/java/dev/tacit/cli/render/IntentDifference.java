package dev.tacit.cli.render;

import dev.tacit.core.plan.Intent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What was approved, beside what would be done. */
public final class IntentDifference {
    private IntentDifference() {}

    public static Listing of(Intent approved, Intent planned) {
        var rows = new ArrayList<List<Cell>>();
        rows.addAll(rows("planned only", planned, approved));
        rows.addAll(rows("approved only", approved, planned));
        return Listing.of("difference", "difference", "action", "address", "keys", "target", "object", "wave", "reason")
                .with(rows);
    }

    private static List<List<Cell>> rows(String which, Intent of, Intent without) {
        var known = new HashSet<>(without.entries());
        return of.entries().stream()
                .filter(entry -> !known.contains(entry))
                .map(entry -> Cell.row(
                        Cell.of(which),
                        Cell.of(entry.action()),
                        Cell.of(entry.address()),
                        new Cell.Several(entry.keys()),
                        Cell.of(entry.target()),
                        Cell.of(entry.namespace().isEmpty() ? entry.name() : entry.namespace() + "/" + entry.name()),
                        Cell.of(entry.wave() == 0 ? "" : Integer.toString(entry.wave())),
                        Cell.of(entry.reason()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))))
                .toList();
    }
}
