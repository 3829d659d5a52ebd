package dev.tacit.kubernetes.api;

import dev.tacit.core.liveness.Reference;
import dev.tacit.core.record.ObjectKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reduces Pods to the references somebody asked about; most Pods have none, and leave nothing behind. */
final class PodParser {
    private static final Set<String> TEMPLATE_LABELS = Set.of("pod-template-hash", "rollouts-pod-template-hash");

    private final PodSpec spec = new PodSpec();
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final SortedMap<String, String> annotations = new TreeMap<>();
    private String namespace = "";
    private String name = "";
    private PodUse.@Nullable Controller owner;
    private @Nullable Instant since;

    private PodParser() {}

    /** @param asked which objects to look for */
    static Page<PodUse> page(byte[] json, Predicate<ObjectKey> asked) {
        return Page.read(json, (parser, kept) -> {
            var pod = new PodParser();
            pod.read(parser);
            pod.use(asked).ifPresent(kept);
        });
    }

    private void read(JsonParser parser) {
        Json.object(parser, (field, value) -> {
            switch (field) {
                case "metadata" -> readMetadata(value);
                case "spec" -> spec.read(value);
                case "status" -> readStatus(value);
                default -> value.skipChildren();
            }
        });
    }

    private Optional<PodUse> use(Predicate<ObjectKey> asked) {
        var references = new TreeMap<ObjectKey, Set<Reference>>();
        spec.references().forEach((secret, how) -> {
            var object = new ObjectKey(namespace, secret);
            if (asked.test(object)) {
                references.put(object, how);
            }
        });
        return references.isEmpty()
                ? Optional.empty()
                : Optional.of(new PodUse(
                        namespace,
                        name,
                        labels,
                        annotations,
                        Optional.ofNullable(owner),
                        Optional.ofNullable(since),
                        references));
    }

    private void readMetadata(JsonParser parser) {
        Json.object(parser, (field, value) -> {
            switch (field) {
                case "namespace" -> namespace = Json.text(value);
                case "name" -> name = Json.text(value);
                case "creationTimestamp" -> started(Json.text(value));
                case "labels" -> readTexts(value, TEMPLATE_LABELS::contains, labels);
                case "annotations" -> readTexts(value, Conducts::isSaid, annotations);
                case "ownerReferences" -> Json.array(value, () -> readOwner(value));
                default -> value.skipChildren();
            }
        });
    }

    private static void readTexts(JsonParser parser, Predicate<String> wanted, Map<String, String> into) {
        Json.object(parser, (key, value) -> {
            if (wanted.test(key)) {
                into.put(key, Json.text(value));
            } else {
                value.skipChildren();
            }
        });
    }

    private void readOwner(JsonParser parser) {
        var fields = Json.texts(parser);
        if ("true".equals(fields.get("controller"))) {
            owner = new PodUse.Controller(
                    fields.getOrDefault("apiVersion", "").replaceFirst("/.*", ""),
                    fields.getOrDefault("kind", ""),
                    fields.getOrDefault("name", ""));
        }
    }

    /** A container that started anew read everything anew, but the oldest has what it began with. */
    private void readStatus(JsonParser parser) {
        var oldest = new Instant[1];
        Json.object(parser, (field, value) -> {
            switch (field) {
                case "startTime" -> started(Json.text(value));
                case "containerStatuses" ->
                    Json.array(
                            value,
                            () -> Json.object(value, (key, v) -> {
                                if (key.equals("state")) {
                                    Json.object(v, (state, in) -> {
                                        if (state.equals("running")) {
                                            time(Json.texts(in).getOrDefault("startedAt", ""))
                                                    .filter(at -> oldest[0] == null || at.isBefore(oldest[0]))
                                                    .ifPresent(at -> oldest[0] = at);
                                        } else {
                                            in.skipChildren();
                                        }
                                    });
                                } else {
                                    v.skipChildren();
                                }
                            }));
                default -> value.skipChildren();
            }
        });
        if (oldest[0] != null) {
            since = oldest[0];
        }
    }

    private void started(String text) {
        time(text).filter(at -> since == null || at.isAfter(since)).ifPresent(at -> since = at);
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
