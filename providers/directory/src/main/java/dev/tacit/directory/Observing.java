package dev.tacit.directory;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at objects; reads content only of those that moved. */
record Observing(Path root, FileSteps steps, TargetIdentity identity, Address target) {
    /** The type of all objects, which have none. */
    private static final String TYPE = "Opaque";

    Observations observe(ObservationRequest request) {
        var named = new HashSet<>(request.recorded().keySet());
        named.addAll(request.wanted());
        Map<ObjectKey, Observation> seen = new HashMap<>();
        for (var key : named) {
            seen.put(key, observe(key, request.recorded().get(key), request.keys()));
        }
        if (request.reach() == ObservationRequest.Reach.NAMESPACES && Files.isDirectory(root)) {
            try (var entries = Files.newDirectoryStream(root, Files::isSymbolicLink)) {
                for (var entry : entries) {
                    var key = new ObjectKey("", entry.getFileName().toString());
                    if (!named.contains(key)
                            && Names.isObject(key.name())
                            && observe(key, null, request.keys()) instanceof Observation.Moved moved) {
                        seen.put(key, moved);
                    }
                }
            } catch (IOException e) {
                // What is named was looked at one by one; what nobody names waits until the directory can be listed.
                return new Observations(seen);
            }
        }
        return new Observations(seen);
    }

    /** What is there of an object of ours, or of one that looks like it. */
    Reading read(ObjectKey key) {
        if (!Names.isObject(key.name())) {
            return new Reading.NotRead(Problems.name(key.name()).about(target));
        }
        try {
            return switch (new Place(root, key.name()).find()) {
                case Place.Found.Nothing _ -> new Reading.Absent();
                case Place.Found.Foreign(String what) ->
                    new Reading.NotRead(Problems.foreign(key.name(), what).about(target));
                case Place.Found.Ours(Version version) -> {
                    var entries = new TreeMap<String, Value>();
                    version.readData(steps).forEach((name, bytes) -> entries.put(name, Payload.entry(bytes)));
                    yield new Reading.Found(new Payload(entries));
                }
            };
        } catch (IOException e) {
            return new Reading.NotRead(failed(key, e));
        }
    }

    private Observation observe(ObjectKey key, @Nullable DeliveryRecord recorded, ContentKeys keys) {
        if (!Names.isObject(key.name())) {
            return new Observation.NotObserved(Problems.name(key.name()).about(target));
        }
        try {
            return switch (new Place(root, key.name()).find()) {
                case Place.Found.Nothing _ -> new Observation.Absent();
                case Place.Found.Foreign(String what) -> foreign(what);
                case Place.Found.Ours(Version version) -> judge(key, version, recorded, keys);
            };
        } catch (IOException e) {
            return new Observation.NotObserved(failed(key, e));
        }
    }

    private Observation judge(ObjectKey key, Version version, @Nullable DeliveryRecord recorded, ContentKeys keys)
            throws IOException {
        boolean known = recorded != null && version.uid().equals(recorded.uid());
        var resourceVersion = version.resourceVersion();
        if (recorded != null && known && resourceVersion.equals(recorded.resourceVersion())) {
            return new Observation.Unmoved(version.uid(), resourceVersion);
        }
        var mark = version.readMark(steps).orElse(null);
        if (!known && mark == null) {
            return foreign("a link that Tacit left, without a mark");
        }
        var content = keys.fingerprints().of(version.readData(steps));
        boolean valid = mark != null
                && keys.marks().valid(mark, new Marks.Place(identity, key, TYPE, content))
                && version.isPrivate();
        if (!known && !valid) {
            return foreign("an object of another Tacit store, or a copy of one");
        }
        return new Observation.Moved(
                version.uid(),
                resourceVersion,
                TYPE,
                content,
                mark,
                valid ? MarkStatus.VALID : MarkStatus.INVALID,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                null,
                Mutability.MUTABLE);
    }

    /** Files of others are never taken over: their place has another form than an object of ours. */
    private static Observation foreign(String what) {
        return new Observation.Foreign(new Owner(Owner.Tool.OTHER, what));
    }

    private Diagnostic failed(ObjectKey key, IOException e) {
        return Problems.failed("\"" + key + "\" could not be looked at", e).about(target);
    }
}
