package dev.tacit.testing.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the packaged program, looking at its processes' arguments and environments all the while. */
final class Watched {
    private static final Path PROC = Path.of("/proc");

    private final Shell shell;
    private final Distribution distribution;
    private final Set<Long> pids = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();
    private final List<String> outputs = new ArrayList<>();

    Watched(Shell shell, Distribution distribution) {
        this.shell = shell;
        this.distribution = distribution;
    }

    /** Answers the exit code; the output is kept. */
    int run(String... args) throws IOException, InterruptedException {
        return ended(start(args));
    }

    /** For output that is meant to hold a value: answered, not kept. */
    String reveal(String... args) throws IOException, InterruptedException {
        ended(start(args));
        var last = outputs.removeLast();
        Files.delete(output());
        return last;
    }

    /** Ends as if by a crash after {@code millis}. */
    int kill(long millis, String... args) throws IOException, InterruptedException {
        var process = start(args);
        Thread.sleep(millis);
        process.destroyForcibly();
        return ended(process);
    }

    private Process start(String... args) throws IOException {
        return Child.start(shell, distribution.command(args), output().toFile());
    }

    private int ended(Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).forEach(this::look);
            Thread.sleep(3);
        }
        outputs.add(Files.readString(output()));
        return process.waitFor();
    }

    private Path output() {
        return shell.home().resolve("output");
    }

    private void look(ProcessHandle process) {
        pids.add(process.pid());
        var about = PROC.resolve(Long.toString(process.pid()));
        try {
            seen.add(Files.readString(about.resolve("cmdline"), StandardCharsets.ISO_8859_1));
            var environment = Files.readString(about.resolve("environ"), StandardCharsets.ISO_8859_1);
            // What the user passed is there because the user passed it.
            seen.add(Arrays.stream(environment.split("\0", -1))
                    .filter(entry -> !entry.startsWith("TACIT_VAR_"))
                    .collect(Collectors.joining("\0")));
        } catch (IOException e) {
            return; // it ended just now
        }
    }

    List<String> outputs() {
        return outputs;
    }

    void searchWith(Search search) {
        outputs.forEach(output -> search.in("an output", output.getBytes(StandardCharsets.UTF_8)));
        seen.forEach(text -> search.in("a process", text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** What a JVM may leave outside of its temporary directory. */
    List<Path> left() {
        return pids.stream()
                .flatMap(pid -> Stream.of(
                        Path.of("/tmp/.java_pid" + pid),
                        Path.of("/tmp/hsperfdata_" + System.getProperty("user.name"), Long.toString(pid)),
                        shell.project().resolve("hs_err_pid" + pid + ".log"),
                        shell.project().resolve("java_pid" + pid + ".hprof"),
                        shell.project().resolve("core"),
                        shell.project().resolve("core." + pid)))
                .filter(Files::exists)
                .toList();
    }
}
