package dev.tacit.cli.arguments;

import java.nio.file.Path;

/** What a command line says. */
public sealed interface Parsed {
    enum Format {
        TEXT,
        JSON
    }

    /** @param directory relative to where the run was started */
    record Invocation(Path directory, Format format, Command command) implements Parsed {}

    /** Help was asked for. */
    record Help(String text) implements Parsed {}

    /**
     * It cannot be understood. The message repeats names of flags, never their values, which may be secret.
     *
     * @param format as far as it could be told
     */
    record Mistaken(String message, Format format) implements Parsed {}
}
