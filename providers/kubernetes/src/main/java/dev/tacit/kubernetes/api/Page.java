package dev.tacit.kubernetes.api;

import java.util.List;

/** A part of a list; {@code next} is empty on the last one. */
record Page(List<ObjectMeta> objects, String next) {
    Page {
        objects = List.copyOf(objects);
    }
}
