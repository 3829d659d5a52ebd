package dev.tacit.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Tacit this is. */
public final class Release {
    private Release() {}

    /** {@code 0.1.0}, or {@code 0.1.0-SNAPSHOT} before it is released. */
    public static String version() {
        try (var in = Release.class.getResourceAsStream("/dev/tacit/cli/version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
