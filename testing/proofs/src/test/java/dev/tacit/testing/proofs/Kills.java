package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Many runs that end at numbered points. */
final class Kills {
    private Kills() {}

    /** Answers how many of them got as far as their point. */
    static int inParallel(List<Callable<Boolean>> kills) throws InterruptedException {
        int halted = 0;
        var failed = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var kill : threads.invokeAll(kills)) {
                try {
                    halted += kill.get() ? 1 : 0;
                } catch (ExecutionException e) {
                    failed.add(String.valueOf(e.getCause()));
                }
            }
        }
        assertThat(failed).as("of " + kills.size() + " runs").isEmpty();
        return halted;
    }

    /** A JVM of its own that ends at {@code point}; at 0 it goes through and leaves a file of how many there are. */
    static Child.Ended child(Shell shell, int point, List<String> arguments) throws Exception {
        var ended = Child.run(
                shell,
                HaltingMain.class,
                Stream.concat(
                                Stream.of(
                                        Integer.toString(point),
                                        shell.home().resolve("points").toString()),
                                arguments.stream())
                        .toArray(String[]::new));
        assertThat(ended.code()).as(ended.output()).isIn(0, Points.HALTED);
        return ended;
    }

    static void delete(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
