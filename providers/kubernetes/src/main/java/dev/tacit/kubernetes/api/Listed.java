package dev.tacit.kubernetes.api;

import java.util.List;

/** @param version the cluster's own at that moment */
public record Listed<T>(List<T> objects, String version) {
    public Listed {
        objects = List.copyOf(objects);
    }
}
