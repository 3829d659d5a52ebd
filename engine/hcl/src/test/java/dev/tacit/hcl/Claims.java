package dev.tacit.hcl;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the comparisons with the originals found, a line a claim, in the form that {@code testing/prove} collects. */
public final class Claims {
    private static final Path FILE = Path.of("target", "claims.txt");

    private Claims() {}

    /** Whether everything is proved, or only the share that fits into every build. */
    public static boolean full() {
        return "full".equals(System.getProperty("tacit.proofs"));
    }

    private static void holds(String claim, String figure) {
        say(claim, figure, "holds");
    }

    private static void say(String claim, String figure, String verdict) {
        var line = claim + " | " + figure + " | " + verdict;
        System.out.println(line);
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(FILE, line + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A proof that found something else than it claims. */
    public interface Proof {
        /** Answers the figure. */
        String run() throws Exception;
    }

    /** Runs the proof, says what came of it, fails when it does. */
    public static void prove(String claim, Proof proof) throws Exception {
        try {
            holds(claim, proof.run());
        } catch (Exception | Error e) {
            say(claim, e.getClass().getSimpleName(), "falls short");
            throw e;
        }
    }
}
