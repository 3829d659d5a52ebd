package dev.tacit.kubernetes;

import java.util.Locale;
import java.util.Optional;

/** How it is found out what is in a cluster, which decides what permissions that takes. */
enum ObserveMode {
    /** One list of each namespace that something is delivered to. */
    NAMESPACES,
    /** One list of the whole cluster. */
    CLUSTER,
    /** Every object by its name; nothing is listed. */
    NAMES;

    static Optional<ObserveMode> of(String word) {
        for (var mode : values()) {
            if (mode.word().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
