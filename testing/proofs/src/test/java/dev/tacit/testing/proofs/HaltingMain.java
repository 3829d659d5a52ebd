package dev.tacit.testing.proofs;

import dev.tacit.cli.Program;
import dev.tacit.cli.project.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The program as it is shipped, but for points at which it ends: the number of the last point, a file for how many were
 * passed when none was the last, the program's own arguments.
 */
final class HaltingMain {
    private HaltingMain() {}

    public static void main(String[] args) throws IOException {
        var points = Points.ofThisProcess(Integer.parseInt(args[0]));
        var surroundings = Surroundings.ofThisProcess().with(points.wiring());
        int code = new Program(surroundings).run(Arrays.copyOfRange(args, 2, args.length));
        Files.writeString(Path.of(args[1]), Integer.toString(points.passed()));
        System.exit(code);
    }
}
