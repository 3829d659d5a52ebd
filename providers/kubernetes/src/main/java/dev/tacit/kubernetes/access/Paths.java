package dev.tacit.kubernetes.access;

import java.nio.file.Path;

/** Paths as people write them. */
public final class Paths {
    private Paths() {}

    /** With {@code ~/} replaced by {@code home}. */
    public static Path expand(String path, Path home) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }
}
