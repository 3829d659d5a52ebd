package dev.tacit.kubernetes.api;

import dev.tacit.core.liveness.Reference;
import dev.tacit.core.record.ObjectKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One Pod that refers to objects somebody asked about.
 *
 * @param labels those that tell which template it was made of
 * @param annotations those by which it says what it does about changed Secrets
 * @param owner its controller
 * @param since when the oldest of its containers started
 * @param references to the objects asked about
 */
public record PodUse(
        String namespace,
        String name,
        Map<String, String> labels,
        SortedMap<String, String> annotations,
        Optional<Controller> owner,
        Optional<Instant> since,
        Map<ObjectKey, Set<Reference>> references) {
    /** @param group of its API, without the version */
    public record Controller(String group, String kind, String name) {}
}
