package dev.tacit.cli;

import dev.tacit.cli.arguments.Arguments;
import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.arguments.Parsed;
import dev.tacit.cli.command.Commands;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.project.Surroundings;
import dev.tacit.cli.render.Detail;
import dev.tacit.cli.render.Style;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.JsonReport;
import dev.tacit.cli.report.MarkdownReport;
import dev.tacit.cli.report.Report;
import dev.tacit.cli.report.TextReport;
import dev.tacit.cli.report.VerdictReport;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Sources;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: arguments in, exit code out. */
public final class Program {
    private final Surroundings surroundings;
    private final Sources sources = new Sources();
    private volatile @Nullable Report running;

    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Answers the exit code; never ends the process. */
    public int run(String... args) {
        var quick = Quick.answer(List.of(args));
        if (quick.isPresent()) {
            surroundings.out().print(quick.get());
            surroundings.out().flush();
            return ExitCode.DONE.number();
        }
        return switch (Arguments.parse(args)) {
            case Parsed.Help help -> {
                surroundings.out().print(help.text());
                surroundings.out().flush();
                yield ExitCode.DONE.number();
            }
            case Parsed.Mistaken mistaken -> {
                var report = report(new Parsed.Manner(mistaken.format(), false, false));
                report.diagnostic(Diagnostic.error(
                        CliCode.ARGUMENTS_MISTAKEN, "The command line is not understood", mistaken.message(), null));
                yield ended(report, ExitCode.ERROR);
            }
            case Parsed.Invocation invocation -> run(invocation);
        };
    }

    private int run(Parsed.Invocation invocation) {
        var report = report(invocation);
        running = report;
        ExitCode code;
        try {
            var project = Project.at(invocation.directory(), surroundings, sources);
            if (Files.isDirectory(project.directory())) {
                code = Commands.run(invocation.command(), project, report);
            } else {
                report.diagnostic(Diagnostic.error(
                        CliCode.NO_SUCH_DIRECTORY,
                        "No such directory",
                        "-chdir names " + invocation.directory() + ", which is not a directory.",
                        null));
                code = ExitCode.ERROR;
            }
        } catch (RuntimeException | Error e) {
            report.diagnostic(Bugs.diagnostic(e));
            code = ExitCode.ERROR;
        }
        return ended(report, code);
    }

    /** The process was asked to stop while nothing was being applied: the last word, so that programs get one. */
    boolean interrupted() {
        var report = running;
        if (report == null) {
            return false;
        }
        report.end(ExitCode.ERROR);
        return true;
    }

    private int ended(Report report, ExitCode code) {
        running = null;
        report.end(code);
        return code.number();
    }

    private Report report(Parsed.Invocation invocation) {
        boolean json = invocation.manner().format() == Parsed.Format.JSON;
        return switch (invocation.command()) {
            case Command.Validate _ when json -> new VerdictReport(surroundings.out(), sources);
            // Its answers are all that a program wants to read there.
            case Command.Console _ when json -> new TextReport(surroundings, Style.PLAIN, Detail.FEW, sources);
            default -> report(invocation.manner());
        };
    }

    private Report report(Parsed.Manner manner) {
        var style = surroundings.colours() && !manner.plain() ? Style.COLOURED : Style.PLAIN;
        var text = new TextReport(surroundings, style, manner.full() ? Detail.EACH : Detail.FEW, sources);
        return switch (manner.format()) {
            case JSON -> new JsonReport(surroundings.out());
            case TEXT -> text;
            case MARKDOWN -> new MarkdownReport(surroundings.out(), text);
        };
    }
}
