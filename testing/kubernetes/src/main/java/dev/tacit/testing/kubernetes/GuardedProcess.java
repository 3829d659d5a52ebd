package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that cannot outlive this JVM: a shell beside it waits for the end of its standard input, which the kernel
 * closes even when the JVM is killed, then kills the server.
 */
final class GuardedProcess implements AutoCloseable {
    // The first argument is a directory to remove when the JVM went away without a word, or empty.
    private static final String GUARD = """
            dir=$1; shift
            exec 3<&0 </dev/null
            trap '' INT TERM HUP
            "$@" 3<&- &
            server=$!
            ( read -r _ <&3 || { [ -z "$dir" ] || : >"$dir/abandoned"; }; kill -9 $server ) 2>/dev/null &
            reader=$!
            wait $server
            status=$?
            kill -9 $reader 2>/dev/null
            if [ -n "$dir" ] && [ -e "$dir/abandoned" ]; then sleep 0.2; rm -rf "$dir" || rm -rf "$dir"; fi
            exit $status
            """;

    private final String name;
    private final Process guard;
    private final Path log;

    private GuardedProcess(String name, Process guard, Path log) {
        this.name = name;
        this.guard = guard;
        this.log = log;
    }

    /** Output goes to {@code NAME.log} in {@code directory}. */
    static GuardedProcess start(String name, Path directory, Cleanup cleanup, List<String> command) throws IOException {
        var guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
        guarded.add(cleanup == Cleanup.REMOVE_DIRECTORY ? directory.toString() : "");
        guarded.addAll(command);
        Path log = directory.resolve(name + ".log");
        Process process = new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(directory.toFile())
                .start();
        return new GuardedProcess(name, process, log);
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** What went wrong, for the text of an exception: the end of the log. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            return name + " said:\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return name + " left no log: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            if (guard.isAlive()) {
                guard.getOutputStream().write('\n');
            }
            guard.getOutputStream().close();
            guard.waitFor();
        } catch (IOException e) {
            guard.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    enum Cleanup {
        KEEP_DIRECTORY,
        REMOVE_DIRECTORY
    }
}
