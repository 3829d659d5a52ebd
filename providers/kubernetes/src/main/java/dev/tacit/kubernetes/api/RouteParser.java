package dev.tacit.kubernetes.api;

import dev.tacit.core.record.ObjectKey;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/** Finds the certificates that Ingresses or Gateways serve. */
final class RouteParser {
    private RouteParser() {}

    static Page<RouteUse> ingresses(byte[] json) {
        return page(
                json,
                "tls",
                (entry, secrets) -> Json.object(entry, (field, value) -> {
                    if (field.equals("secretName")) {
                        secrets.accept(new ObjectKey("", Json.text(value)));
                    } else {
                        value.skipChildren();
                    }
                }));
    }

    static Page<RouteUse> gateways(byte[] json) {
        return page(
                json,
                "listeners",
                (listener, secrets) -> Json.object(listener, (field, value) -> {
                    if (field.equals("tls")) {
                        Json.object(value, (key, v) -> {
                            if (key.equals("certificateRefs")) {
                                Json.array(v, () -> {
                                    var reference = Json.texts(v);
                                    if (reference.getOrDefault("kind", "Secret").equals("Secret")
                                            && reference
                                                    .getOrDefault("group", "")
                                                    .isEmpty()) {
                                        secrets.accept(new ObjectKey(
                                                reference.getOrDefault("namespace", ""),
                                                reference.getOrDefault("name", "")));
                                    }
                                });
                            } else {
                                v.skipChildren();
                            }
                        });
                    } else {
                        value.skipChildren();
                    }
                }));
    }

    private interface Entry {
        /** @param secrets takes what is named, in the empty namespace where none is named */
        void read(JsonParser entry, Consumer<ObjectKey> secrets);
    }

    private static Page<RouteUse> page(byte[] json, String list, Entry entry) {
        return Page.read(json, (parser, kept) -> {
            var place = new String[] {"", ""};
            var named = new TreeSet<ObjectKey>();
            Json.object(parser, (field, value) -> {
                switch (field) {
                    case "metadata" ->
                        Json.object(value, (key, v) -> {
                            switch (key) {
                                case "namespace" -> place[0] = Json.text(v);
                                case "name" -> place[1] = Json.text(v);
                                default -> v.skipChildren();
                            }
                        });
                    case "spec" ->
                        Json.object(value, (key, v) -> {
                            if (key.equals(list)) {
                                Json.array(v, () -> entry.read(v, named::add));
                            } else {
                                v.skipChildren();
                            }
                        });
                    default -> value.skipChildren();
                }
            });
            var secrets = new TreeSet<ObjectKey>();
            named.forEach(secret ->
                    secrets.add(secret.namespace().isEmpty() ? new ObjectKey(place[0], secret.name()) : secret));
            if (!secrets.isEmpty()) {
                kept.accept(new RouteUse(place[0], place[1], secrets));
            }
        });
    }
}
