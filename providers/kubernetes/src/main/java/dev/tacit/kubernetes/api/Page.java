package dev.tacit.kubernetes.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/** A part of a list as it was at {@code version}; {@code next} is empty on the last one. */
record Page<T>(List<T> objects, String next, String version) {
    Page {
        objects = List.copyOf(objects);
    }

    /** The parser stands on the item. */
    interface Item<T> {
        void read(JsonParser parser, Consumer<T> kept);
    }

    static <T> Page<T> read(byte[] json, Item<T> item) {
        var objects = new ArrayList<T>();
        var next = new StringBuilder();
        var version = new StringBuilder();
        try (var parser = Json.parser(json)) {
            Json.object(parser, (name, value) -> {
                switch (name) {
                    case "metadata" ->
                        Json.object(value, (field, v) -> {
                            switch (field) {
                                case "continue" -> next.append(Json.text(v));
                                case "resourceVersion" -> version.append(Json.text(v));
                                default -> v.skipChildren();
                            }
                        });
                    case "items" -> Json.array(value, () -> item.read(value, objects::add));
                    default -> value.skipChildren();
                }
            });
        }
        return new Page<>(objects, next.toString(), version.toString());
    }
}
