package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Single records, as listings. */
public final class RecordListings {
    private RecordListings() {}

    /** A row for each address. */
    public static Listing list(SortedMap<Address, List<StoreRecord>> records) {
        var rows = new ArrayList<List<Cell>>();
        records.forEach((address, of) -> rows.add(Cell.row(Cell.of(address), Cell.of(holds(of)))));
        return Listing.of("record", "address", "holds").with(rows);
    }

    private static String holds(List<StoreRecord> records) {
        long objects = records.stream().filter(r -> r instanceof DeliveryRecord).count();
        if (objects > 0) {
            return Words.count(objects, "object");
        }
        long inputs = records.stream().filter(r -> r instanceof InputRecord).count();
        var rest = records.stream()
                .filter(r -> !(r instanceof InputRecord))
                .map(RecordListings::held)
                .toList();
        var provided = inputs == 0 ? "" : Words.count(inputs, "provided value");
        return rest.isEmpty() ? provided : rest.getFirst() + (provided.isEmpty() ? "" : ", " + provided);
    }

    private static String held(StoreRecord record) {
        return switch (record) {
            case SecretRecord r -> "v" + r.current().number();
            case GeneratorRecord r -> "drawn " + r.created();
            case OutputRecord r -> r.value() == null ? "(secret)" : ValueText.of(r.value());
            case TargetRecord r -> r.identity().id();
            case InputRecord r -> r.name();
            case DeliveryRecord r -> r.object().toString();
            case FederationRecord r -> r.held() == null ? "between waves" : "held";
            case RolloutRecord r -> r.planId();
        };
    }

    /** Everything about one address. */
    public static List<Listing> show(List<StoreRecord> records) {
        var listings = new ArrayList<Listing>();
        var objects = new ArrayList<List<Cell>>();
        var inputs = new ArrayList<List<Cell>>();
        for (var record : records) {
            switch (record) {
                case SecretRecord r -> {
                    listings.add(properties(
                            r.address(),
                            "description",
                            r.description(),
                            "keep_versions",
                            Integer.toString(r.keepVersions())));
                    listings.add(Shown.history(r));
                }
                case GeneratorRecord r ->
                    listings.add(properties(
                            r.address(),
                            "drawn",
                            r.created().toString(),
                            "exports",
                            String.join(", ", r.exports().keySet()),
                            "earlier_draws",
                            Integer.toString(r.past().size())));
                case OutputRecord r ->
                    listings.add(
                            properties(r.address(), "value", r.value() == null ? "(secret)" : ValueText.of(r.value())));
                case TargetRecord r -> listings.add(target(r));
                case DeliveryRecord r -> objects.add(object(r));
                case InputRecord r ->
                    inputs.add(Cell.row(
                            Cell.of(r.name()),
                            Cell.of(r.set()),
                            Cell.of(r.content().size())));
                case FederationRecord r -> listings.add(federation(r));
                case RolloutRecord r -> {}
            }
        }
        if (!inputs.isEmpty()) {
            listings.add(Listing.of("provided", "key", "set", "bytes").with(inputs));
        }
        if (!objects.isEmpty()) {
            listings.add(Listing.of("object", "target", "object", "status", "source", "version", "type", "uid")
                    .with(objects));
        }
        return listings;
    }

    private static List<Cell> object(DeliveryRecord r) {
        var uid = r.uid();
        return Cell.row(
                Cell.of(r.target()),
                Cell.of(r.object()),
                Cell.of(r.status().name().toLowerCase(Locale.ROOT)),
                Cell.of(r.source()),
                Cell.of(r.sourceVersion()),
                Cell.of(r.type()),
                Cell.of(uid == null ? "" : uid));
    }

    private static Listing federation(FederationRecord record) {
        var course = record.course();
        var held = record.held();
        return properties(
                record.address(),
                "waves_ahead",
                course == null
                        ? ""
                        : course.ahead().stream().map(Object::toString).collect(Collectors.joining(", ")),
                "good_since",
                course == null || course.good() == null ? "" : course.good().toString(),
                "held",
                held == null ? "" : "v" + held.version() + ", v" + held.from() + " instead");
    }

    private static Listing target(TargetRecord target) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(row("address", target.address().toString()));
        rows.add(row("identity", target.identity().id()));
        for (Map.Entry<String, String> setting : target.settings().entrySet()) {
            rows.add(row(setting.getKey(), setting.getValue()));
        }
        return Listing.of("property", "property", "value").with(rows);
    }

    private static Listing properties(Address address, String... pairs) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(row("address", address.toString()));
        for (int i = 0; i < pairs.length; i += 2) {
            rows.add(row(pairs[i], pairs[i + 1]));
        }
        return Listing.of("property", "property", "value").with(rows);
    }

    private static List<Cell> row(String name, String value) {
        return Cell.row(Cell.of(name), Cell.of(value));
    }
}
