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

/**
 * A program by others that judges what ours made. A test that lacks it counts as skipped, and says so; it fails where the
 * environment variable {@code TACIT_JUDGES} is {@code required}, as {@code .ci/run} sets it once all of them are there.
 */
public final class Tool {
    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** @param debianPackage where it comes from, for whoever reads that a test was skipped */
    public static Tool of(String name, String debianPackage) {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        require(isThere, name, debianPackage);
        return new Tool(name);
    }

    /** Python with a module. */
    public static Tool ofPython(String module, String debianPackage) {
        var python = of("python3", "python3");
        boolean isThere = python.answer(new byte[0], "-c", "import " + module).code() == 0;
        require(isThere, "Python's " + module, debianPackage);
        return python;
    }

    @SuppressWarnings("SystemOut") // what was skipped is to be seen
    private static void require(boolean isThere, String name, String debianPackage) {
        if (!isThere) {
            System.err.println("SKIPPED: no " + name + " (Debian: " + debianPackage + ") to judge what was made");
        }
        if (!isThere && "required".equals(System.getenv("TACIT_JUDGES"))) {
            throw new AssertionError(name + " is not installed (Debian: " + debianPackage + ")");
        }
        Assumptions.assumeTrue(isThere, name + " is not installed (Debian: " + debianPackage + ")");
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
