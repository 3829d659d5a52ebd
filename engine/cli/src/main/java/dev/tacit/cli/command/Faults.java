package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostic;

/** Ends a command with a diagnostic. */
final class Faults {
    private Faults() {}

    static StopException error(Report report, CliCode code, String summary, String detail) {
        return stop(report, ExitCode.ERROR, code, summary, detail);
    }

    static StopException stop(Report report, ExitCode exit, CliCode code, String summary, String detail) {
        report.diagnostic(Diagnostic.error(code, summary, detail, null));
        return new StopException(exit);
    }
}
