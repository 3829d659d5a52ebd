package dev.tacit.kubernetes.api;

import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Reference.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Gathers how a Pod's specification refers to Secrets. Fields it does not know are searched for the forms in which
 * Secrets are named, so that a later Kubernetes cannot hide a reference; what is not shaped as expected is taken for
 * unknown as a whole.
 */
final class PodSpec {
    /** Volumes that are mounted by means of a Secret. */
    private static final Set<String> MOUNTED_BY =
            Set.of("csi", "azureFile", "cephfs", "flexVolume", "iscsi", "rbd", "scaleIO", "storageos");
    /** Objects whose {@code name} is that of a Secret. */
    private static final Set<String> NAMED =
            Set.of("secret", "secretRef", "secretKeyRef", "nodePublishSecretRef", "imagePullSecrets");

    /** @param keys by the path each is written to; null for all, each to a path of its name */
    private record Part(
            String volume, String secret, Via via, @Nullable SortedMap<String, String> keys) {}

    private record Mount(String volume, String path, String subPath, String expression) {}

    private record Found(String secret, Reference reference) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    /** By the name of the container that ends before the others start, else by the empty name. */
    private final Map<String, List<Mount>> mounts = new TreeMap<>();

    private boolean odd;

    void read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            odd = true;
        }
        Json.object(parser, (field, value) -> {
            switch (field) {
                case "volumes" -> each(field, value, () -> volume(value));
                case "containers", "ephemeralContainers" ->
                    each(field, value, () -> new Container().read(value, false));
                case "initContainers" -> each(field, value, () -> new Container().read(value, true));
                case "imagePullSecrets" -> search(field, value, Via.PULL, "");
                default -> search(field, value, Via.OTHER, field);
            }
        });
    }

    /** By the Secret's name. */
    Map<String, Set<Reference>> references() {
        var references = new TreeMap<String, Set<Reference>>();
        found.forEach(one -> add(references, one.secret(), one.reference()));
        for (var part : parts) {
            boolean mounted = false;
            for (var entry : mounts.entrySet()) {
                for (var mount : entry.getValue()) {
                    if (mount.volume().equals(part.volume())) {
                        mounted = true;
                        add(references, part.secret(), mounted(part, mount, entry.getKey()));
                    }
                }
            }
            if (!mounted) {
                add(references, part.secret(), new Reference(Via.UNMOUNTED, part.volume(), keys(part)));
            }
        }
        if (odd) {
            references.replaceAll((_, _) -> Set.of(Reference.whole(Via.OTHER, "a malformed Pod")));
        }
        return references;
    }

    private static void add(Map<String, Set<Reference>> references, String secret, Reference reference) {
        references.computeIfAbsent(secret, _ -> new TreeSet<>()).add(reference);
    }

    private static Reference mounted(Part part, Mount mount, String init) {
        boolean bound = !mount.subPath().isEmpty();
        var keys = bound ? keysUnder(part, mount.subPath()) : keys(part);
        if (!init.isEmpty()) {
            return new Reference(Via.INIT, init, keys);
        }
        return bound || !mount.expression().isEmpty()
                ? new Reference(Via.SUB_PATH, mount.path(), keys)
                : new Reference(part.via(), mount.path(), keys);
    }

    private static Optional<SortedSet<String>> keys(Part part) {
        return part.keys() == null
                ? Optional.empty()
                : Optional.of(new TreeSet<>(part.keys().values()));
    }

    private static Optional<SortedSet<String>> keysUnder(Part part, String subPath) {
        var path = subPath.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
        if (path.isEmpty() || path.equals(".")) {
            return keys(part);
        }
        var keys = new TreeSet<String>();
        if (part.keys() == null) {
            keys.add(path);
        } else {
            part.keys().forEach((at, key) -> {
                if (at.equals(path) || at.startsWith(path + "/")) {
                    keys.add(key);
                }
            });
        }
        return Optional.of(keys);
    }

    private void volume(JsonParser parser) {
        var name = new StringBuilder();
        var from = new ArrayList<Part>();
        Json.object(parser, (field, value) -> {
            switch (field) {
                case "name" -> name.append(Json.text(value));
                case "secret" -> secret("secretName", value, Via.VOLUME).ifPresent(from::add);
                case "projected" ->
                    Json.object(value, (key, v) -> {
                        if (key.equals("sources")) {
                            each(key, v, () -> source(v, from));
                        } else {
                            search(key, v, Via.OTHER, key);
                        }
                    });
                default -> search(field, value, MOUNTED_BY.contains(field) ? Via.MOUNT : Via.OTHER, field);
            }
        });
        from.forEach(part -> parts.add(new Part(name.toString(), part.secret(), part.via(), part.keys())));
    }

    private void source(JsonParser parser, List<Part> into) {
        Json.object(parser, (field, value) -> {
            if (field.equals("secret")) {
                secret("name", value, Via.PROJECTED).ifPresent(into::add);
            } else {
                search(field, value, Via.OTHER, field);
            }
        });
    }

    private Optional<Part> secret(String named, JsonParser parser, Via via) {
        var name = new StringBuilder();
        var keys = new TreeMap<String, String>();
        Json.object(parser, (field, value) -> {
            if (field.equals(named)) {
                name.append(Json.text(value));
            } else if (field.equals("items")) {
                each(field, value, () -> {
                    var item = Json.texts(value);
                    keys.put(item.getOrDefault("path", item.getOrDefault("key", "")), item.getOrDefault("key", ""));
                });
            } else {
                search(field, value, Via.OTHER, field);
            }
        });
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("", name.toString(), via, keys.isEmpty() ? null : keys));
    }

    /** Visits the elements of what must be an array, or nothing. */
    private void each(String field, JsonParser parser, Runnable element) {
        switch (parser.currentToken()) {
            case START_ARRAY -> Json.array(parser, element);
            case VALUE_NULL -> {}
            default -> {
                odd = true;
                search(field, parser, Via.OTHER, field);
            }
        }
    }

    /**
     * Looks for the forms in which Secrets are named, wherever they stand.
     *
     * @param in the field that holds the value, or the array it is an element of
     */
    private void search(String in, JsonParser parser, Via via, String at) {
        switch (parser.currentToken()) {
            case START_OBJECT ->
                Json.object(parser, (field, value) -> {
                    boolean names = field.equals("secretName") || (field.equals("name") && NAMED.contains(in));
                    if (names && value.currentToken().isScalarValue()) {
                        found.add(new Found(Json.text(value), Reference.whole(via, at)));
                    } else {
                        search(field, value, via, at);
                    }
                });
            case START_ARRAY -> Json.array(parser, () -> search(in, parser, via, at));
            default -> {}
        }
    }

    /** One container, whose fields may stand in any order. */
    private final class Container {
        private final List<Found> environment = new ArrayList<>();
        private final List<Mount> mounted = new ArrayList<>();
        private String name = "";
        private String restartPolicy = "";

        void read(JsonParser parser, boolean before) {
            Json.object(parser, (field, value) -> {
                switch (field) {
                    case "name" -> name = Json.text(value);
                    case "restartPolicy" -> restartPolicy = Json.text(value);
                    case "env" -> each(field, value, () -> variable(value));
                    case "envFrom" -> each(field, value, () -> variables(value));
                    case "volumeMounts" ->
                        each(field, value, () -> {
                            var mount = Json.texts(value);
                            mounted.add(new Mount(
                                    mount.getOrDefault("name", ""),
                                    mount.getOrDefault("mountPath", ""),
                                    mount.getOrDefault("subPath", ""),
                                    mount.getOrDefault("subPathExpr", "")));
                        });
                    default -> search(field, value, Via.OTHER, field);
                }
            });
            boolean ends = before && !restartPolicy.equals("Always"); // else it runs beside the others
            mounts.computeIfAbsent(ends ? name : "", _ -> new ArrayList<>()).addAll(mounted);
            environment.forEach(one -> found.add(
                    ends
                            ? new Found(
                                    one.secret(),
                                    new Reference(
                                            Via.INIT, name, one.reference().keys()))
                            : one));
        }

        private void variable(JsonParser parser) {
            var variable = new StringBuilder();
            var from = new TreeMap<String, String>();
            Json.object(parser, (field, value) -> {
                switch (field) {
                    case "name" -> variable.append(Json.text(value));
                    case "valueFrom" ->
                        Json.object(value, (source, v) -> {
                            if (source.equals("secretKeyRef")) {
                                from.putAll(Json.texts(v));
                            } else {
                                search(source, v, Via.OTHER, source);
                            }
                        });
                    default -> value.skipChildren();
                }
            });
            if (from.containsKey("name")) {
                environment.add(new Found(
                        from.getOrDefault("name", ""),
                        Reference.of(Via.VARIABLE, variable.toString(), Set.of(from.getOrDefault("key", "")))));
            }
        }

        private void variables(JsonParser parser) {
            var prefix = new StringBuilder();
            var from = new TreeMap<String, String>();
            Json.object(parser, (field, value) -> {
                switch (field) {
                    case "prefix" -> prefix.append(Json.text(value));
                    case "secretRef" -> from.putAll(Json.texts(value));
                    default -> search(field, value, Via.OTHER, field);
                }
            });
            if (from.containsKey("name")) {
                environment.add(
                        new Found(from.getOrDefault("name", ""), Reference.whole(Via.VARIABLES, prefix.toString())));
            }
        }
    }
}
