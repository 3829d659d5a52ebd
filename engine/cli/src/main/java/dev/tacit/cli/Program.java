package dev.tacit.cli;

import dev.tacit.cli.project.Surroundings;

/** One run: arguments in, exit code out. */
final class Program {
    private Program() {}

    static int run(String[] args, Surroundings surroundings) {
        surroundings.err().println("tacit " + String.join(" ", args) + ": not yet");
        return 1;
    }
}
