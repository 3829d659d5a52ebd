package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is not as it was meant to be, as far as the records tell. */
public final class Standing {
    private static final Duration SOON = Duration.ofDays(30);

    private final List<DeliveryRecord> deliveries = new ArrayList<>();
    private final List<RolloutRecord> rollouts = new ArrayList<>();
    private final TreeMap<Address, TargetRecord> targets = new TreeMap<>();
    private final Map<Address, Integer> newest = new HashMap<>();

    private final List<FederationRecord> federations = new ArrayList<>();
    private final List<SecretRecord> secrets = new ArrayList<>();

    private Standing(List<StoreRecord> records) {
        for (var record : records) {
            if (record instanceof DeliveryRecord delivery) {
                deliveries.add(delivery);
                // A template has the version of its secret, which only its deliveries tell.
                newest.merge(delivery.source(), delivery.sourceVersion(), Math::max);
            } else if (record instanceof RolloutRecord rollout && rollout.status() == RolloutRecord.Status.OPEN) {
                rollouts.add(rollout);
            } else if (record instanceof FederationRecord federation) {
                federations.add(federation);
            } else if (record instanceof TargetRecord target) {
                targets.put(target.address(), target);
            } else if (record instanceof SecretRecord secret && secret.presence() == SecretRecord.Presence.DECLARED) {
                secrets.add(secret);
                newest.merge(secret.address(), secret.current().number(), Math::max);
            }
        }
    }

    /**
     * Targets, applies that did not finish, deliveries under way, federations between two waves, deliveries that were
     * deferred, what was kept where nothing means it any more, what expires soon, earlier versions that are valid still.
     */
    public static List<Listing> of(List<StoreRecord> records, Instant now) {
        var standing = new Standing(records);
        return List.of(
                standing.targets(),
                standing.unfinished(),
                standing.pending(),
                standing.waves(),
                standing.behind(),
                standing.kept(),
                standing.expiring(now, now.plus(SOON)),
                Overlapping.of(records).listing(now));
    }

    private Listing targets() {
        var rows = new ArrayList<List<Cell>>();
        var all = new TreeMap<Address, List<DeliveryRecord>>();
        targets.keySet().forEach(target -> all.put(target, new ArrayList<>()));
        deliveries.forEach(
                d -> all.computeIfAbsent(d.target(), t -> new ArrayList<>()).add(d));
        all.forEach((target, there) -> {
            var record = targets.get(target);
            rows.add(Cell.row(
                    Cell.of(target),
                    Cell.of(record == null ? "" : record.identity().id()),
                    Cell.of(there.size()),
                    Cell.of(there.stream().filter(d -> !d.isSettled()).count()),
                    Cell.of(there.stream().filter(this::isBehind).count())));
        });
        return Listing.of("target", "target", "identity", "objects", "pending", "behind")
                .with(rows);
    }

    private Listing unfinished() {
        return Listing.of("unfinished", "plan", "started", "serial")
                .with(rollouts.stream()
                        .map(rollout -> Cell.row(
                                Cell.of(rollout.planId()), Cell.of(rollout.started()), Cell.of(rollout.serial())))
                        .toList());
    }

    private Listing pending() {
        return Listing.of("pending", "federation", "target", "object", "status")
                .with(deliveries.stream()
                        .filter(delivery -> !delivery.isSettled())
                        .map(d -> Cell.row(
                                Cell.of(d.federation()),
                                Cell.of(d.target()),
                                Cell.of(d.object()),
                                Cell.of(d.status().name().toLowerCase(Locale.ROOT))))
                        .toList());
    }

    /** Federations between two waves, those of which a version is held. */
    private Listing waves() {
        var rows = new ArrayList<List<Cell>>();
        for (var federation : federations) {
            var course = federation.course();
            if (course != null) {
                rows.add(Cell.row(
                        Cell.of(federation.address()),
                        Cell.of(
                                course.good() == null
                                        ? "wave " + course.ahead().first() + " is not whole"
                                        : "rests after wave " + course.ahead().first()),
                        Cell.of(course.good() == null ? "" : course.good().toString())));
            }
            var held = federation.held();
            if (held != null) {
                rows.add(Cell.row(
                        Cell.of(federation.address()),
                        Cell.of("v" + held.version() + " is held, v" + held.from() + " delivered"),
                        Cell.of("")));
            }
        }
        return Listing.of("waves", "federation", "state", "since").with(rows);
    }

    /** What was left out of an apply: it holds an older version than there is. */
    private Listing behind() {
        return Listing.of("behind", "federation", "target", "object", "delivered", "newest")
                .with(deliveries.stream()
                        .filter(this::isBehind)
                        .map(d -> Cell.row(
                                Cell.of(d.federation()),
                                Cell.of(d.target()),
                                Cell.of(d.object()),
                                Cell.of(d.sourceVersion()),
                                Cell.of(newest.getOrDefault(d.source(), 0).longValue())))
                        .toList());
    }

    /** What nothing means any more, left where it is as it was. */
    private Listing kept() {
        return Listing.of("kept", "federation", "target", "object", "version")
                .with(deliveries.stream()
                        .filter(delivery -> delivery.status() == DeliveryRecord.Status.KEPT)
                        .map(d -> Cell.row(
                                Cell.of(d.federation()),
                                Cell.of(d.target()),
                                Cell.of(d.object()),
                                Cell.of(d.sourceVersion())))
                        .toList());
    }

    /** Versions that expire before {@code until}, soonest first; those that have expired as well. */
    static Listing expiring(List<StoreRecord> records, Instant now, Instant until) {
        return new Standing(records).expiring(now, until);
    }

    static String expiry(Instant expires, Instant now) {
        return expires.isAfter(now) ? "expires soon" : "expired";
    }

    private Listing expiring(Instant now, Instant until) {
        record Expiring(Address secret, int version, Instant expires) {}
        var found = new ArrayList<Expiring>();
        for (var secret : secrets) {
            var expires = secret.current().validity().expires();
            if (expires != null && expires.isBefore(until)) {
                found.add(new Expiring(secret.address(), secret.current().number(), expires));
            }
        }
        found.sort(Comparator.comparing(Expiring::expires).thenComparing(Expiring::secret));
        return Listing.of("expiring", "secret", "version", "expires", "state")
                .with(found.stream()
                        .map(one -> Cell.row(
                                Cell.of(one.secret()),
                                Cell.of(one.version()),
                                Cell.of(one.expires()),
                                Cell.of(expiry(one.expires(), now))))
                        .toList());
    }

    private boolean isBehind(DeliveryRecord delivery) {
        return delivery.status() == DeliveryRecord.Status.DELIVERED
                && delivery.sourceVersion() < newest.getOrDefault(delivery.source(), 0);
    }
}
