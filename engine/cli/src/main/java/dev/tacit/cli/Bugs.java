package dev.tacit.cli;

import dev.tacit.cli.project.CliCode;
import dev.tacit.core.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says that Tacit is at fault. Messages of exceptions are left out: they may hold values. */
final class Bugs {
    private static final int FRAMES = 6;

    private Bugs() {}

    static Diagnostic diagnostic(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return Diagnostic.error(
                    CliCode.OUT_OF_MEMORY,
                    "Not enough memory",
                    "Tacit ran out of memory. What was applied before is recorded; the next plan goes on from there.",
                    null);
        }
        var places = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.tacit."))
                .limit(FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        var what = thrown.getClass().getName() + " at " + places;
        // The same bug gets the same id, so that reports of it can be found.
        var id = String.format(Locale.ROOT, "%08x", what.hashCode());
        return Diagnostic.error(
                CliCode.BUG,
                "A bug in Tacit (" + id + ")",
                "This is not your fault. What was applied before is recorded; the next plan goes on from there. Please"
                        + " report it with this line, which holds no values:\n  " + what,
                null);
    }
}
