package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.FileFault;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.secret.Plaintext;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads a value byte for byte from standard input or a file; a person at a terminal types it unseen. */
final class ValueReader {
    /** The most an object may hold. */
    private static final int LARGEST = 1 << 20;

    private final Project project;
    private final Report report;

    ValueReader(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    /** @param what is asked for, by the user's words */
    Plaintext read(Command.ValueSource source, String what) throws StopException {
        byte[] bytes;
        if (source.file().isPresent()) {
            bytes = fromFile(source.file().get());
        } else if (project.surroundings().terminals().contains("0")) {
            bytes = typed(what);
        } else {
            bytes = fromInput();
        }
        if (bytes.length > LARGEST) {
            Arrays.fill(bytes, (byte) 0);
            throw Faults.error(
                    report,
                    CliCode.VALUE_TOO_LARGE,
                    "More than an object may hold",
                    "The value has more than " + LARGEST + " bytes, which is all that a Kubernetes Secret takes.");
        }
        return checked(source.trim() ? trimmed(bytes) : bytes);
    }

    private Plaintext checked(byte[] bytes) {
        if (bytes.length == 0) {
            report.diagnostic(Diagnostic.warning(
                    CliCode.VALUE_EMPTY,
                    "The value is empty",
                    "Nothing was read, so the value is taken to be empty. If that is not what you want, give it again.",
                    null));
        } else if (bytes[bytes.length - 1] == '\n') {
            report.diagnostic(Diagnostic.warning(
                    CliCode.VALUE_ENDS_A_LINE,
                    "The value ends with the end of a line",
                    "It is kept as it is, byte for byte. Passwords seldom end so, and what reads them may not take it away:"
                            + " give the value again with -trim to leave the line's end out.",
                    null));
        }
        return Plaintext.owning(bytes);
    }

    private static byte[] trimmed(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
        }
        byte[] kept = Arrays.copyOf(bytes, end);
        Arrays.fill(bytes, (byte) 0);
        return kept;
    }

    private byte[] fromFile(Path file) throws StopException {
        try (var in = Files.newInputStream(project.directory().resolve(file))) {
            return limited(in);
        } catch (IOException e) {
            throw unreadable("Reading " + file + " failed: " + FileFault.why(e) + ".");
        }
    }

    private byte[] fromInput() throws StopException {
        try {
            return limited(project.surroundings().input());
        } catch (IOException e) {
            throw unreadable("Reading standard input failed: " + FileFault.why(e) + ".");
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        return in.readNBytes(LARGEST + 1);
    }

    private byte[] typed(String what) throws StopException {
        var surroundings = project.surroundings();
        surroundings.err().print("Value of " + what + ", not shown while you type: ");
        surroundings.err().flush();
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        try {
            if (console.isPresent()) {
                char[] line = console.get().readPassword();
                return line == null ? new byte[0] : encoded(line);
            }
            var line = surroundings.in().readLine();
            return line == null ? new byte[0] : line.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable("Reading from the terminal failed: " + FileFault.why(e) + ".");
        }
    }

    private static byte[] encoded(char[] line) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(line));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.rewind().put(new byte[bytes.length]);
        Arrays.fill(line, ' ');
        return bytes;
    }

    private StopException unreadable(String detail) {
        return Faults.error(report, CliCode.FILE_UNREADABLE, "The value cannot be read", detail);
    }
}
