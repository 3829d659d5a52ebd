package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.StoreRecord;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the store remembers, as listings. */
public final class Shown {
    private Shown() {}

    /** Everything recorded, one listing for each sort of record. */
    public static List<Listing> state(List<StoreRecord> records) {
        var secrets = Listing.of("secret", "secret", "version", "changed", "keys")
                .with(of(records, SecretRecord.class)
                        .filter(secret -> secret.presence() == SecretRecord.Presence.DECLARED)
                        .map(secret -> Cell.row(
                                Cell.of(secret.address()),
                                Cell.of(secret.current().number()),
                                Cell.of(secret.current().created()),
                                new Cell.Several(
                                        List.copyOf(secret.current().keys().keySet()))))
                        .toList());
        var generators = Listing.of("generator", "generator", "drawn")
                .with(of(records, GeneratorRecord.class)
                        .map(g -> Cell.row(Cell.of(g.address()), Cell.of(g.created())))
                        .toList());
        var deliveries = Listing.of("delivery", "federation", "target", "object", "status", "source", "version")
                .with(of(records, DeliveryRecord.class)
                        .map(d -> Cell.row(
                                Cell.of(d.federation()),
                                Cell.of(d.target()),
                                Cell.of(d.object()),
                                Cell.of(word(d.status())),
                                Cell.of(d.source()),
                                Cell.of(d.sourceVersion())))
                        .toList());
        var outputs = outputs(of(records, OutputRecord.class).toList());
        var inputs = Listing.of("provided", "provided", "key", "set", "bytes")
                .with(of(records, InputRecord.class)
                        .map(i -> Cell.row(
                                Cell.of(i.secret()),
                                Cell.of(i.name()),
                                Cell.of(i.set()),
                                Cell.of(i.content().size())))
                        .toList());
        return List.of(secrets, inputs, generators, deliveries, outputs);
    }

    public static Listing outputs(List<OutputRecord> outputs) {
        return Listing.of("output", "output", "value")
                .with(outputs.stream()
                        .map(output -> {
                            var value = output.value();
                            return Cell.row(
                                    Cell.of(name(output.address())),
                                    Cell.of(value == null ? "(secret)" : ValueText.of(value)));
                        })
                        .toList());
    }

    private static String name(Address output) {
        return output.module().isEmpty() ? output.name() : output.toString();
    }

    public static Listing history(SecretRecord secret) {
        return Listing.of("version", "version", "created", "keys", "bytes", "reason")
                .with(secret.versions().reversed().stream()
                        .map(version -> Cell.row(
                                Cell.of(version.number()),
                                Cell.of(version.created()),
                                new Cell.Several(List.copyOf(version.keys().keySet())),
                                Cell.of(version.keys().values().stream()
                                        .mapToLong(KeyVersion::size)
                                        .sum()),
                                Cell.of(reason(version))))
                        .toList());
    }

    private static String reason(SecretVersion version) {
        var validity = version.validity();
        return version.reason().text()
                + (version.restored() == 0 ? "" : " to v" + version.restored())
                + (validity.notBefore() == null ? "" : "; not before " + validity.notBefore())
                + (validity.expires() == null ? "" : "; expires " + validity.expires());
    }

    /** The store as a whole. */
    public static Listing store(String place, Lineage lineage, long epoch, long serial, List<StoreRecord> records) {
        long secrets = of(records, SecretRecord.class)
                .filter(secret -> secret.presence() == SecretRecord.Presence.DECLARED)
                .count();
        long pending =
                of(records, DeliveryRecord.class).filter(d -> !d.isSettled()).count();
        long open = of(records, RolloutRecord.class)
                .filter(rollout -> rollout.status() == RolloutRecord.Status.OPEN)
                .count();
        return Listing.of("store", "store", "lineage", "epoch", "serial", "secrets", "pending", "unfinished_applies")
                .with(List.of(Cell.row(
                        Cell.of(place),
                        Cell.of(lineage),
                        Cell.of(epoch),
                        Cell.of(serial),
                        Cell.of(secrets),
                        Cell.of(pending),
                        Cell.of(open))));
    }

    private static String word(DeliveryRecord.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static <R extends StoreRecord> Stream<R> of(List<StoreRecord> records, Class<R> sort) {
        return records.stream().filter(sort::isInstance).map(sort::cast);
    }
}
