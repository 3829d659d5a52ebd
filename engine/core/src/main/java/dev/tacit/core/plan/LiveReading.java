package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.LiveContent.Place;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out what others made of the objects that hold one secret. Reads only those that moved and are ours. */
final class LiveReading {
    private static final String NOT_SEEN = "it could not be looked at";

    private final Observing observing;
    private final ContentKeys keys;
    private final SecretRecord secret;
    private final List<LiveContent.Edited> edited = new ArrayList<>();
    private final List<LiveContent.Untold> untold = new ArrayList<>();
    private final List<Place> unchanged = new ArrayList<>();
    private final Set<Diagnostic> unseen = new LinkedHashSet<>();

    private LiveReading(Observing observing, ContentKeys keys, SecretRecord secret) {
        this.observing = observing;
        this.keys = keys;
        this.secret = secret;
    }

    static LiveContent of(SecretRecord secret, Known known, Observing observing, ContentKeys keys) {
        var reading = new LiveReading(observing, keys, secret);
        new TreeMap<>(known.deliveries)
                .forEach((target, deliveries) -> new TreeMap<>(deliveries)
                        .values().stream()
                                .filter(record -> record.source().equals(secret.address()))
                                .forEach(record -> reading.look(target, record)));
        return new LiveContent(reading.edited, reading.untold, reading.unchanged, List.copyOf(reading.unseen));
    }

    private void look(Address target, DeliveryRecord record) {
        var place = new Place(target, record.object());
        if (!observing.need(target)) {
            untold.add(new LiveContent.Untold(place, "its target is not declared"));
            return;
        }
        switch (observing.visit(target)) {
            case Observing.Visit.Unreached(var _, Diagnostic why) -> unseen(place, why);
            case Observing.Visit.Refused(var _, Diagnostic why) -> unseen(place, why);
            case Observing.Visit.Reached reached -> {
                var found = reached.target().identity();
                if (found.equals(record.identity())) {
                    judge(place, record, reached.objects().get(record.object()));
                } else {
                    unseen(place, RememberedTargets.another(target, record.identity(), found));
                }
            }
        }
    }

    private void unseen(Place place, Diagnostic why) {
        unseen.add(why);
        untold.add(new LiveContent.Untold(place, NOT_SEEN));
    }

    private void judge(Place place, DeliveryRecord record, @Nullable Observation observation) {
        switch (observation) {
            case null -> throw new IllegalStateException("a target that did not answer for a record: a bug in Tacit");
            case Observation.Unmoved _ -> unchanged.add(place);
            case Observation.Absent _ -> untold.add(new LiveContent.Untold(place, Reason.MISSING.text()));
            case Observation.Foreign _, Observation.Adoptable _ ->
                untold.add(new LiveContent.Untold(place, Reason.FOREIGN.text()));
            case Observation.NotObserved(Diagnostic why) -> unseen(place, why);
            case Observation.Moved moved -> moved(place, record, moved);
        }
    }

    private void moved(Place place, DeliveryRecord record, Observation.Moved moved) {
        if (moved.mark() == null) {
            untold.add(new LiveContent.Untold(place, "someone removed our mark, so it is not ours any more"));
        } else if (record.status() != DeliveryRecord.Status.DELIVERED) {
            var why = record.isSettled() ? Reason.SELECTED_NO_MORE : Reason.UNFINISHED;
            untold.add(new LiveContent.Untold(place, why.text()));
        } else if (moved.content().equals(record.content())) {
            unchanged.add(place);
        } else {
            read(place, record, moved);
        }
    }

    private void read(Place place, DeliveryRecord record, Observation.Moved moved) {
        switch (observing.read(place.target(), place.object())) {
            case Reading.NotRead(Diagnostic why) -> unseen(place, why);
            case Reading.Absent _ -> untold.add(new LiveContent.Untold(place, Reason.MISSING.text()));
            case Reading.Found(Payload there) -> {
                if (keys.fingerprints().of(there.toBytes()).equals(moved.content())) {
                    edited.add(compare(place, record, there));
                } else {
                    untold.add(new LiveContent.Untold(place, "someone is changing it just now"));
                }
            }
        }
    }

    private LiveContent.Edited compare(Place place, DeliveryRecord record, Payload there) {
        var delivered = secret.version(record.sourceVersion())
                .map(SecretVersion::keys)
                .orElseGet(() -> secret.current().keys());
        var changed = new TreeMap<String, Value>();
        there.entries().forEach((key, value) -> {
            var before = delivered.get(key);
            if (before == null
                    || !before.fingerprint().equals(keys.fingerprints().of(Payload.bytes(value)))) {
                changed.put(key, value);
            }
        });
        var removed = new TreeSet<>(delivered.keySet());
        removed.removeAll(there.entries().keySet());
        return new LiveContent.Edited(place, new Payload(changed), removed);
    }
}
