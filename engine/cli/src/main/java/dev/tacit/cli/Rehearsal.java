package dev.tacit.cli;

import dev.tacit.cli.project.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs several commands in one JVM: how the start-up cache is trained while packaging. The file named by the only
 * argument has one command a line, words parted by blanks.
 */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            int code = new Program(Surroundings.ofThisProcess()).run(line.split(" "));
            if (code != 0) {
                System.err.println("exit code " + code + " from: " + line);
                System.exit(code);
            }
        }
        System.exit(0);
    }
}
