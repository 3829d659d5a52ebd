package dev.tacit.cli.command;

import dev.tacit.cli.report.ExitCode;

/** A command cannot go on; why was reported already. */
final class StopException extends Exception {
    private static final long serialVersionUID = 1L;
    private final ExitCode code;

    StopException(ExitCode code) {
        super(null, null, false, false);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
