package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.FileFault;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Cell;
import dev.tacit.cli.render.LineDiff;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.hcl.format.Formatter;
import dev.tacit.hcl.syntax.HclParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Brings files to their canonical form. */
final class Formatting {
    private static final List<String> SUFFIXES = List.of(".tacit.hcl", ".tacitvars");
    /** What standard input is called, as a file and in messages. */
    private static final String STDIN = "-";

    private final Project project;
    private final Report report;
    private final Command.Fmt command;
    private boolean faulty;
    private boolean unformatted;

    Formatting(Project project, Report report, Command.Fmt command) {
        this.project = project;
        this.report = report;
        this.command = command;
    }

    ExitCode run() {
        var paths = command.paths().isEmpty() ? List.of("") : command.paths();
        for (var path : paths) {
            if (path.equals(STDIN)) {
                standardInput();
            } else {
                path(path);
            }
        }
        if (faulty) {
            return ExitCode.ERROR;
        }
        return command.check() && unformatted ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private void path(String path) {
        var at = project.directory().resolve(path);
        if (Files.isDirectory(at)) {
            directory(at, path);
        } else if (!Files.exists(at)) {
            fault(CliCode.FILE_UNREADABLE, "Cannot read " + path, "There is no such file or directory.");
        } else if (isOurs(path)) {
            file(at, path);
        } else {
            fault(
                    CliCode.FILE_UNREADABLE,
                    "Not a file of Tacit",
                    path + " is neither a *.tacit.hcl nor a *.tacitvars file; only those are formatted.");
        }
    }

    private static boolean isOurs(String name) {
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }

    private void directory(Path directory, String shown) {
        var entries = new ArrayList<Path>();
        try (var found = Files.list(directory)) {
            found.sorted().forEach(entries::add);
        } catch (IOException e) {
            fault(CliCode.FILE_UNREADABLE, "Cannot read " + shown, FileFault.why(e) + ".");
            return;
        }
        for (var entry : entries) {
            var name = entry.getFileName().toString();
            var path = shown.isEmpty() || shown.equals(".") ? name : shown + "/" + name;
            if (name.startsWith(".") || name.endsWith("~")) {
                continue; // hidden, or the copy of an editor
            }
            if (Files.isDirectory(entry)) {
                if (command.recursive() && !Files.isSymbolicLink(entry)) {
                    directory(entry, path);
                }
            } else if (isOurs(name)) {
                file(entry, path);
            }
        }
    }

    private void file(Path file, String shown) {
        try {
            var source = Files.readAllBytes(file);
            var formatted = formatted(source, shown);
            if (Arrays.equals(source, formatted)) {
                return;
            }
            tell(source, formatted, shown);
            if (command.write() && !command.check()) {
                Files.write(file, formatted);
            }
        } catch (IOException e) {
            fault(CliCode.FILE_UNWRITABLE, "Cannot format " + shown, FileFault.why(e) + ".");
        }
    }

    /** The result goes to standard output whole, unless something else was asked for. */
    private void standardInput() {
        var text = project.surroundings().in().lines().collect(Collectors.joining("\n", "", "\n"));
        var source = text.getBytes(StandardCharsets.UTF_8);
        var formatted = formatted(source, STDIN);
        if (faulty) {
            return;
        }
        if (!Arrays.equals(source, formatted) && (command.check() || command.diff())) {
            tell(source, formatted, STDIN);
        }
        if (!command.check() && !command.diff()) {
            var out = project.surroundings().out();
            out.write(formatted, 0, formatted.length);
            out.flush();
        }
    }

    /** The same when it has errors, which were told. */
    private byte[] formatted(byte[] source, String shown) {
        var parsed = HclParser.parse(shown, source);
        project.sources().add(parsed.source());
        parsed.diagnostics().forEach(report::diagnostic);
        faulty |= parsed.hasErrors();
        return parsed.hasErrors() ? source : Formatter.format(parsed, source);
    }

    private void tell(byte[] source, byte[] formatted, String shown) {
        unformatted = true;
        if (command.list() && command.json()) {
            report.listing(Listing.of("unformatted", "file").with(List.of(Cell.row(Cell.of(shown)))));
        } else if (command.list()) {
            report.remark(shown);
        }
        if (command.diff()) {
            LineDiff.of(shown, masked(source, shown), masked(formatted, shown)).forEach(report::remark);
        }
    }

    /** With an ellipsis for each literal and comment: a diff is read in logs of builds. */
    private static List<String> masked(byte[] source, String shown) {
        return HclParser.parse(shown, source).source().lines();
    }

    private void fault(CliCode code, String summary, String detail) {
        faulty = true;
        report.diagnostic(Diagnostic.error(code, summary, detail, null));
    }
}
