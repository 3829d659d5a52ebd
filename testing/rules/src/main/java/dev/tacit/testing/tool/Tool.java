package dev.tacit.testing.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A program by others that judges what ours made. A test that lacks it counts as skipped, and says so. */
public final class Tool {
    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** @param debianPackage where it comes from, for whoever reads that a test was skipped */
    @SuppressWarnings("SystemOut") // what was skipped is to be seen
    public static Tool of(String name, String debianPackage) {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        if (!isThere) {
            System.err.println("SKIPPED: no " + name + " (Debian: " + debianPackage + ") to judge what was made");
        }
        Assumptions.assumeTrue(isThere, name + " is not installed (Debian: " + debianPackage + ")");
        return new Tool(name);
    }

    /** What it printed; it must have ended well. */
    public String run(String... arguments) {
        return run(new byte[0], arguments);
    }

    /** The same with {@code input} on its standard input. */
    public String run(byte[] input, String... arguments) {
        var answer = answer(input, arguments);
        assertEquals(0, answer.code(), answer.output());
        return answer.output();
    }

    public record Answer(int code, String output) {}

    /** Its exit code with both of its outputs. */
    public Answer answer(byte[] input, String... arguments) {
        var command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
