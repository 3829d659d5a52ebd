package dev.tacit.testing.proofs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for one run. */
final class Child {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private Child() {}

    record Ended(int code, String output) {}

    /** Runs {@code main} with the project as its working directory. */
    static Ended run(Shell shell, Class<?> main, String... args) throws IOException, InterruptedException {
        return run(shell, CLASS_PATH, main, args);
    }

    /** The same where the files below {@code before} stand in for those of the program. */
    static Ended patched(Shell shell, Path before, Class<?> main, String... args)
            throws IOException, InterruptedException {
        return run(shell, before + File.pathSeparator + CLASS_PATH, main, args);
    }

    private static Ended run(Shell shell, String classPath, Class<?> main, String... args)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + shell.home().resolve("tmp"),
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(args));
        return run(shell, command);
    }

    static Ended run(Shell shell, List<String> command) throws IOException, InterruptedException {
        var output = shell.home().resolve("output").toFile();
        var process = start(shell, command, output);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("not ended after two minutes: " + command);
        }
        return new Ended(process.exitValue(), Files.readString(output.toPath()));
    }

    static Process start(Shell shell, List<String> command, File output) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(shell.project().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("TACIT_"));
        builder.environment().putAll(shell.environment());
        return builder.start();
    }
}
