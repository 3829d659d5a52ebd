package dev.tacit.testing.proofs;

import dev.tacit.cli.Program;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.project.Surroundings;
import dev.tacit.cli.project.Wiring;
import dev.tacit.core.diagnostic.Sources;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** A project with its user's data directory; runs commands on it in this JVM, or tells how another process would. */
final class Shell {
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private Clock clock = Clock.systemUTC();

    /** @param home is made here, with the project and the data directory inside */
    Shell(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(project());
        Files.createDirectories(home.resolve("tmp"));
        environment.put("TACIT_DATA_DIR", data().toString());
        environment.put("HOME", home.toString());
    }

    Path home() {
        return home;
    }

    Path project() {
        return home.resolve("project");
    }

    Path data() {
        return home.resolve("data");
    }

    Map<String, String> environment() {
        return environment;
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell at(Clock other) {
        clock = other;
        return this;
    }

    Shell write(String file, String text) throws IOException {
        Files.writeString(project().resolve(file), text);
        return this;
    }

    record Result(int code, String out, String err) {
        String all() {
            return out + err;
        }
    }

    Result run(String... args) {
        return run(Wiring.PLAIN, args);
    }

    Result run(Wiring wiring, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = new Program(surroundings(out, err).with(wiring)).run(args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What commands work on, for reaching behind their back. */
    Project behind() {
        var nowhere = OutputStream.nullOutputStream();
        return Project.at(Path.of(""), surroundings(nowhere, nowhere), new Sources());
    }

    private Surroundings surroundings(OutputStream out, OutputStream err) {
        return new Surroundings(
                project(),
                Map.copyOf(environment),
                clock,
                new BufferedReader(new StringReader("")),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                "",
                "proof@localhost, process " + ProcessHandle.current().pid(),
                told -> {},
                Wiring.PLAIN,
                InputStream.nullInputStream());
    }
}
