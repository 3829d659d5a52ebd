package dev.tacit.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Go's own engine: the program in testing/oracle/template, built into a cache outside the checkout. */
final class Oracle {
    private static final Path SOURCE = Path.of("../../testing/oracle/template");

    private Oracle() {}

    /** What Go makes of each case, by id; empty where it answers with an error. */
    static Map<String, Optional<String>> answers(List<String> cases) throws IOException, InterruptedException {
        var input = Files.createTempFile("cases", ".jsonl");
        var output = Files.createTempFile("answers", ".jsonl");
        try {
            Files.write(input, cases);
            run(new ProcessBuilder(build().toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile()));
            var answers = new HashMap<String, Optional<String>>();
            for (var line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
                var answer = JsonValues.Line.of(line);
                // A result that is not UTF-8 equals nothing that a template of ours makes.
                answers.put(
                        answer.text("id"),
                        answer.has("error")
                                ? Optional.empty()
                                : Optional.of(answer.has("result") ? answer.text("result") : "not UTF-8"));
            }
            return answers;
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }

    private static Path build() throws IOException, InterruptedException {
        var caches = System.getenv("XDG_CACHE_HOME");
        var directory = (caches == null || caches.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(caches))
                .resolve("tacit-testing/oracle");
        Files.createDirectories(directory);
        // Not shared with another checkout's build: its name is that of the source's content.
        int content = Files.readString(SOURCE.resolve("main.go")).hashCode();
        var program = directory.resolve("template-" + Integer.toHexString(content));
        if (!Files.exists(program)) {
            var made = directory.resolve(
                    program.getFileName() + "." + ProcessHandle.current().pid());
            run(new ProcessBuilder("go", "build", "-trimpath", "-o", made.toString(), ".").directory(SOURCE.toFile()));
            Files.move(made, program, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(
                    "the Go oracle of testing/oracle/template does not run; it needs Go 1.26 on the PATH");
        }
    }
}
