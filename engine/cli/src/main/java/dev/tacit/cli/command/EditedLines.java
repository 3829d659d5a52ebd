package dev.tacit.cli.command;

import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Typed at a terminal, with editing and a history that ends with the console: expressions can hold secrets, so no file
 * keeps them. An expression goes on over as many lines as it is open.
 */
final class EditedLines implements ConsoleLines {
    private final Terminal terminal;
    private final LineReader reader;

    private EditedLines(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("tacit")
                .parser(new Expressions())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "!" is an operator here
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ")
                .variable(LineReader.DISABLE_COMPLETION, true)
                .build();
        // Ctrl-X Ctrl-E would write what was typed to a file, for an editor that is not here.
        reader.getWidgets().remove(LineReader.EDIT_AND_EXECUTE_COMMAND);
    }

    /** Empty where the terminal lets nobody edit. */
    static Optional<EditedLines> open() {
        try {
            return Optional.of(new EditedLines(TerminalBuilder.builder()
                    .system(true)
                    .provider("ffm")
                    .dumb(false)
                    .build()));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable String next() {
        while (true) {
            try {
                return reader.readLine("> ");
            } catch (UserInterruptException e) {
                // Only what was typed so far is given up.
            } catch (EndOfFileException e) {
                return null;
            }
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private static final class Expressions extends DefaultParser {
        private Expressions() {
            setQuoteChars(new char[0]);
            setEscapeChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, Parser.ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && Console.isUnfinished(line)) {
                throw new EOFError(-1, -1, "The expression is open");
            }
            return super.parse(line, cursor, context);
        }
    }
}
