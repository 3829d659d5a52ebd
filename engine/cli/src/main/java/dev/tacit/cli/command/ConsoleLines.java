package dev.tacit.cli.command;

import dev.tacit.cli.project.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Where the expressions of a console come from, one at a time. */
sealed interface ConsoleLines extends AutoCloseable permits ConsoleLines.Plain, EditedLines {
    /** Null at the end. */
    @Nullable
    String next() throws IOException;

    @Override
    void close() throws IOException;

    static ConsoleLines of(Surroundings surroundings) throws IOException {
        if (surroundings.editable()) {
            var edited = EditedLines.open();
            if (edited.isPresent()) {
                return edited.get();
            }
        }
        return new Plain(
                surroundings.in(), surroundings.out(), surroundings.terminals().contains("0") ? "> " : "");
    }

    /** Each line is one. */
    record Plain(BufferedReader in, PrintStream out, String prompt) implements ConsoleLines {
        @Override
        public @Nullable String next() throws IOException {
            out.print(prompt);
            out.flush();
            return in.readLine();
        }

        @Override
        public void close() {}
    }
}
