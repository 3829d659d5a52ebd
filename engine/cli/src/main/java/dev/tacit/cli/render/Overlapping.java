package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Overlap;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The earlier versions of secrets that are valid beside the current ones. */
public record Overlapping(SortedMap<Address, Overlap> overlaps) {
    public static Overlapping of(List<StoreRecord> records) {
        var overlaps = new TreeMap<Address, Overlap>();
        records.forEach(record -> {
            if (record instanceof SecretRecord secret) {
                put(overlaps, secret);
            }
        });
        return new Overlapping(overlaps);
    }

    private static void put(SortedMap<Address, Overlap> overlaps, SecretRecord secret) {
        var overlap = secret.overlap();
        if (overlap == null || !overlap.isRunning()) {
            overlaps.remove(secret.address());
        } else {
            overlaps.put(secret.address(), overlap);
        }
    }

    /** Those that there will be once {@code plan} is applied. */
    public Overlapping after(Plan plan) {
        var next = new TreeMap<>(overlaps);
        for (var change : plan.changes()) {
            switch (change) {
                case Change.NewVersion n -> put(next, n.next());
                case Change.Note.OfSecret s -> put(next, s.next());
                case Change.Remove r -> next.remove(r.address());
                case Change _ -> {}
            }
        }
        return new Overlapping(next);
    }

    /** Those whose end is known and comes before {@code until}. */
    Overlapping endingBefore(Instant until) {
        var ending = new TreeMap<>(overlaps);
        ending.values()
                .removeIf(overlap ->
                        overlap.ends().filter(end -> end.isBefore(until)).isEmpty());
        return new Overlapping(ending);
    }

    public Listing listing(Instant now) {
        return Listing.of("overlap", "secret", "version", "previous", "ends", "state")
                .with(overlaps.entrySet().stream()
                        .map(one -> Cell.row(
                                Cell.of(one.getKey()),
                                Cell.of(one.getValue().version()),
                                Cell.of(one.getValue().previous()),
                                one.getValue().ends().map(Cell::of).orElse(Cell.of("")),
                                Cell.of(state(one.getValue(), now))))
                        .toList());
    }

    static String state(Overlap overlap, Instant now) {
        return overlap.ends()
                .map(end -> end.isAfter(now) ? "both valid" : "over with the next apply")
                .orElse("both valid, the new one not everywhere yet");
    }

    /** A sentence for each, on a line of its own. */
    public String sentences() {
        return overlaps.entrySet().stream()
                .map(one -> sentence(one.getKey(), one.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String sentence(Address secret, Overlap overlap) {
        return "Version " + overlap.previous() + " of " + secret + " stays valid beside version " + overlap.version()
                + overlap.ends()
                        .map(end -> " until " + Coming.shown(end) + ".")
                        .orElse(": for " + span(overlap.length()) + " once that is delivered everywhere.");
    }

    /** As a declaration writes it. */
    private static String span(Duration length) {
        var text = new StringBuilder();
        add(text, length.toDaysPart(), "d");
        add(text, length.toHoursPart(), "h");
        add(text, length.toMinutesPart(), "m");
        add(text, length.toSecondsPart(), "s");
        return text.toString();
    }

    private static void add(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
