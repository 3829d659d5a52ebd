package dev.tacit.kubernetes.api;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object without its content.
 *
 * @param annotations without {@code last-applied-configuration}, which repeats the content
 * @param writers every entry of the managed fields, in their order
 */
public record ObjectMeta(
        String name,
        String uid,
        String resourceVersion,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        List<Owner> owners,
        List<Writer> writers) {
    /** @param group of its API, without the version */
    public record Owner(String group, String kind, String name) {}

    /** @param time as the server wrote it, RFC 3339 in UTC; may be empty */
    public record Writer(String program, String time) {}

    public ObjectMeta {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        owners = List.copyOf(owners);
        writers = List.copyOf(writers);
    }

    /** Who wrote last, null when managed fields do not say. */
    public @Nullable Writer writer() {
        Writer last = null;
        for (var writer : writers) {
            if (last == null || writer.time().compareTo(last.time()) >= 0) {
                last = writer;
            }
        }
        return last;
    }
}
