package dev.tacit.cli.project;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * All that a run takes from the process around it.
 *
 * @param input the bytes of what {@code in} reads as text: whoever reads one leaves the other alone
 * @param terminals which of standard input, output, error are terminals, as digits: {@code "012"}
 * @param who user name at host, process: for the lock, the audit log
 * @param signals tells how often the process was asked to stop, once somebody wants to know
 */
public record Surroundings(
        Path directory,
        Map<String, String> environment,
        Clock clock,
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        String terminals,
        String who,
        Consumer<IntConsumer> signals,
        Wiring wiring,
        InputStream input) {
    /** The same with other wiring. */
    public Surroundings with(Wiring other) {
        return new Surroundings(directory, environment, clock, in, out, err, terminals, who, signals, other, input);
    }

    public static Surroundings ofThisProcess() {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 15);
        var err = new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 12);
        return new Surroundings(
                Path.of(""),
                System.getenv(),
                Clock.tickSeconds(ZoneOffset.UTC),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                System.getProperty("tacit.terminals", ""),
                System.getProperty("user.name") + "@" + host() + ", process "
                        + ProcessHandle.current().pid(),
                Interrupts::tell,
                Wiring.PLAIN,
                System.in);
    }

    /** The kernel's word, since asking a name server may take seconds. */
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return System.getenv().getOrDefault("HOSTNAME", "localhost");
        }
    }

    /** Whether somebody is there to answer a question. */
    public boolean interactive() {
        return terminals.contains("0") && terminals.contains("1");
    }

    /** Whether colours are welcome; {@code NO_COLOR} is that of no-color.org. */
    public boolean colours() {
        return terminals.contains("1")
                && !isDumb()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether a line on standard error may change in place. */
    public boolean animated() {
        return terminals.contains("2") && !isDumb();
    }

    /** Whether a line can be edited while it is typed. */
    public boolean editable() {
        return interactive() && !isDumb();
    }

    private boolean isDumb() {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** {@code ~}. */
    public Path home() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    }

    /** Where keys and memories of stores are kept, outside of any project. */
    public Path data() {
        var own = environment.get("TACIT_DATA_DIR");
        if (own != null && !own.isEmpty()) {
            return directory.resolve(own);
        }
        var xdg = environment.get("XDG_DATA_HOME");
        // The XDG specification: relative paths are invalid, to be ignored.
        boolean usable = xdg != null && xdg.startsWith("/");
        return (usable ? Path.of(xdg) : home().resolve(".local/share")).resolve("tacit");
    }
}
