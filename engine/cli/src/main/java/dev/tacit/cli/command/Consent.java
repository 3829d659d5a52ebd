package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Surroundings;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import java.io.IOException;

/**
 * Asks before something is changed.
 *
 * @param otherwise what to do where nobody can be asked, as whole sentences
 */
record Consent(Surroundings surroundings, Report report, String otherwise) {
    /** @param question ends without a blank */
    void ask(String question) throws StopException {
        if (!surroundings.interactive()) {
            throw nobodyToAsk();
        }
        surroundings.out().print("\n" + question + " Only \"yes\" is taken for an answer: ");
        surroundings.out().flush();
        String answer;
        try {
            answer = surroundings.in().readLine();
        } catch (IOException e) {
            answer = null;
        }
        if (answer == null || !answer.strip().equals("yes")) {
            throw Faults.stop(report, ExitCode.POLICY, CliCode.NOT_APPROVED, "Not approved", "Nothing was changed.");
        }
    }

    StopException nobodyToAsk() {
        return Faults.stop(report, ExitCode.POLICY, CliCode.NOT_A_TERMINAL, "Nobody can be asked here", otherwise);
    }
}
