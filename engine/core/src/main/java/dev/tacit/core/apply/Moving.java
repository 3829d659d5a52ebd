package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Content that goes with records to another name.
 *
 * @param contents by the key it belongs under
 * @param left the keys it was under
 * @param faults why some of it cannot be opened
 */
record Moving(Map<RecordKey, Payload> contents, Set<RecordKey> left, List<Diagnostic> faults) {
    /** @param keys from the key that each is stored under to the one it belongs under */
    static Moving read(Map<RecordKey, RecordKey> keys, Snapshot snapshot) {
        var contents = new HashMap<RecordKey, Payload>();
        var faults = new ArrayList<Diagnostic>();
        keys.forEach((from, to) -> {
            switch (snapshot.payload(from)) {
                case OpenedPayload.Opened o -> contents.put(to, o.payload());
                // No longer kept, or not yet made: nothing to move.
                case OpenedPayload.Missing _ -> {}
                case OpenedPayload.Failed f -> faults.add(f.diagnostic());
                case OpenedPayload.NeedsValueKey _ ->
                    throw new IllegalStateException("a lock without the value key: a bug in Tacit");
            }
        });
        // One that takes the place of another is written there, not deleted.
        var left = new HashSet<>(keys.keySet());
        left.removeAll(contents.keySet());
        return new Moving(contents, left, faults);
    }
}
