package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.NextRotation;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.StoreRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What is to happen by itself, or will have happened.
 *
 * @param until what comes later is left out
 */
public record Coming(Instant now, Instant until) {
    /** Activations that wait, rotations, what was drawn and expires, versions that expire; each soonest first; overlaps that end. */
    public List<Listing> of(
            SortedMap<Address, NextRotation> rotations, List<Change.Activate> untold, List<StoreRecord> records) {
        return List.of(
                waiting(untold),
                due(rotations),
                expiring(records),
                Standing.expiring(records, now, until),
                Overlapping.of(records).endingBefore(until).listing(now));
    }

    private static Listing waiting(List<Change.Activate> untold) {
        return Listing.of("untold", "secret", "version", "issuer")
                .with(untold.stream()
                        .map(one -> Cell.row(
                                Cell.of(one.address()),
                                Cell.of(one.version()),
                                Cell.of(
                                        switch (one.way()) {
                                            case Change.Activate.Way.Run _ -> "the next apply tells it";
                                            case Change.Activate.Way.Awaited _, Change.Activate.Way.Said _ ->
                                                "someone has to tell it";
                                        })))
                        .toList());
    }

    public static String shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Listing due(SortedMap<Address, NextRotation> rotations) {
        return Listing.of("due", "generator", "due", "state", "window_opens")
                .with(rotations.entrySet().stream()
                        .filter(entry -> entry.getValue().due().isBefore(until))
                        .sorted(Comparator.comparing(entry -> entry.getValue().due()))
                        .map(this::row)
                        .toList());
    }

    private List<Cell> row(Map.Entry<Address, NextRotation> entry) {
        var next = entry.getValue();
        var opens = next.opens(now);
        var state = next.due().isAfter(now)
                ? "to come"
                : opens.isEmpty()
                        ? "due, has no window"
                        : opens.get().equals(now) ? "due, window open" : "due, waits for its window";
        return Cell.row(
                Cell.of(entry.getKey()),
                Cell.of(next.due()),
                Cell.of(state),
                opens.filter(moment -> moment.isAfter(now)).map(Cell::of).orElse(Cell.of("")));
    }

    private Listing expiring(List<StoreRecord> records) {
        record Expiring(Address generator, Instant expires) {}
        return Listing.of("expiring_material", "generator", "expires", "state")
                .with(records.stream()
                        .filter(record -> record instanceof GeneratorRecord)
                        .map(record -> (GeneratorRecord) record)
                        .flatMap(record -> {
                            var expires = record.turn().expires();
                            return expires == null || !expires.isBefore(until)
                                    ? Stream.empty()
                                    : Stream.of(new Expiring(record.address(), expires));
                        })
                        .sorted(Comparator.comparing(Expiring::expires).thenComparing(Expiring::generator))
                        .map(one -> Cell.row(
                                Cell.of(one.generator()),
                                Cell.of(one.expires()),
                                Cell.of(Standing.expiry(one.expires(), now))))
                        .toList());
    }
}
