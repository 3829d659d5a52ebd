package dev.tacit.cli;

import dev.tacit.cli.project.Project;
import dev.tacit.cli.project.Surroundings;
import dev.tacit.cli.project.Wiring;
import dev.tacit.core.diagnostic.Sources;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this JVM, as a shell in {@code directory} would. */
final class Shell {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private String input = "";
    private byte[] piped = {};
    private String terminals = "";
    private boolean stopsAtOnce;

    Shell(Path directory, Path data) {
        this.directory = directory;
        environment.put("TACIT_DATA_DIR", data.toString());
        environment.put("HOME", directory.toString());
    }

    record Result(int code, String out, String err) {
        String all() {
            return out + err;
        }
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The next command runs a minute later. */
    Shell at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /** As if somebody sat at a terminal who types {@code text}. */
    Shell typing(String text) {
        input = text;
        terminals = "01";
        return this;
    }

    /** As if something wrote {@code bytes} into a pipe that ends here. */
    Shell piping(byte[] bytes) {
        piped = bytes;
        terminals = "";
        return this;
    }

    /** As if standard input were a file or pipe. */
    Shell feeding(String text) {
        input = text;
        terminals = "";
        return this;
    }

    Shell write(String file, String text) throws IOException {
        var path = directory.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Asks to stop as soon as somebody listens. */
    Shell stoppingAtOnce(boolean stops) {
        stopsAtOnce = stops;
        return this;
    }

    Result run(String line) {
        return run(line.split(" ", -1));
    }

    Result run(String... args) {
        now = now.plusSeconds(60);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = new Program(surroundings(out, err)).run(args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What the commands work on, for reaching behind their back. */
    Project project() {
        var nowhere = new ByteArrayOutputStream();
        return Project.at(Path.of(""), surroundings(nowhere, nowhere), new Sources());
    }

    private Surroundings surroundings(OutputStream out, OutputStream err) {
        return new Surroundings(
                directory,
                environment,
                Clock.fixed(now, ZoneOffset.UTC),
                new BufferedReader(new StringReader(input)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminals,
                "tester@localhost, process 1",
                told -> {
                    if (stopsAtOnce) {
                        told.accept(1);
                    }
                },
                Wiring.PLAIN,
                new ByteArrayInputStream(piped));
    }
}
