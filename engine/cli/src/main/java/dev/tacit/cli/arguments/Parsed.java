package dev.tacit.cli.arguments;

import java.nio.file.Path;

/** What a command line says. */
public sealed interface Parsed {
    enum Format {
        TEXT,
        JSON,
        /** For a pull request's comment. */
        MARKDOWN
    }

    /**
     * How a run tells what it does.
     *
     * @param full whether every change is listed, be they ever so many
     * @param plain whether colours are left out, terminal or not
     */
    record Manner(Format format, boolean full, boolean plain) {}

    /** @param directory relative to where the run was started */
    record Invocation(Path directory, Manner manner, Command command) implements Parsed {}

    /** Help was asked for. */
    record Help(String text) implements Parsed {}

    /**
     * It cannot be understood. The message repeats names of flags, never their values, which may be secret.
     *
     * @param format as far as it could be told
     */
    record Mistaken(String message, Format format) implements Parsed {}
}
