package dev.tacit.cli.arguments;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The form {@code NAME=VALUE}. */
final class Variables {
    /** The text after {@code -var} is no assignment; it is not repeated, since it may be secret. */
    static final class NoAssignmentException extends CommandLine.ParameterException {
        private static final long serialVersionUID = 1L;

        NoAssignmentException(CommandSpec command) {
            super(command.commandLine(), "-var takes a name and a value, as in -var name=value");
        }
    }

    private Variables() {}

    static Given.Assignment assignment(String text, CommandSpec command) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new NoAssignmentException(command);
        }
        return new Given.Assignment(text.substring(0, equals).strip(), text.substring(equals + 1));
    }
}
