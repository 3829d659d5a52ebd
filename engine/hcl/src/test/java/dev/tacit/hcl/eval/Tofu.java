package dev.tacit.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** OpenTofu, built once from {@code testing/oracle/tofu} into a cache outside the checkout. */
public final class Tofu {
    private static final String PACKAGE = "github.com/opentofu/opentofu/cmd/tofu";

    private Tofu() {}

    /** What a run printed, how it ended. */
    public record Told(int code, String out, String err) {}

    public static Told run(Path directory, String... arguments) throws IOException, InterruptedException {
        return fed("", directory, arguments);
    }

    /** @param in for standard input */
    public static Told fed(String in, Path directory, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program().toString()));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile("tofu", ".out");
        var err = Files.createTempFile("tofu", ".err");
        var given = Files.createTempFile("tofu", ".in");
        try {
            Files.writeString(given, in);
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(given.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
            builder.environment().put("CHECKPOINT_DISABLE", "1");
            int code = builder.start().waitFor();
            return new Told(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
            Files.delete(given);
        }
    }

    private static Path program() throws IOException, InterruptedException {
        var module = module();
        var ready = cache(module).resolve("tofu");
        if (Files.isExecutable(ready)) {
            return ready;
        }
        Files.createDirectories(ready.getParent());
        try (var channel = FileChannel.open(
                        ready.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isExecutable(ready)) {
                build(module, ready);
            }
        }
        return ready;
    }

    @SuppressWarnings("SystemOut") // a build of minutes must not look like a hang
    private static void build(Path module, Path ready) throws IOException, InterruptedException {
        System.err.println("oracle: building OpenTofu; the first time this takes some minutes");
        var unfinished = ready.resolveSibling("tofu.unfinished");
        var go = new ProcessBuilder(
                        "go", "build", "-buildvcs=false", "-ldflags", "-s -w", "-o", unfinished.toString(), PACKAGE)
                .directory(module.toFile())
                .redirectErrorStream(true);
        go.environment().put("CGO_ENABLED", "0");
        var process = go.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("go build in testing/oracle/tofu failed:\n" + output);
        }
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path module() throws IOException {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var module = at.resolve("testing/oracle/tofu");
            if (Files.isRegularFile(module.resolve("go.mod"))) {
                return module;
            }
        }
        throw new IOException("no testing/oracle/tofu above the working directory");
    }

    private static Path cache(Path module) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(module.resolve("go.mod")));
            digest.update(Files.readAllBytes(module.resolve("go.sum")));
            var caches = System.getenv("XDG_CACHE_HOME");
            var home = caches == null || caches.isBlank()
                    ? Path.of(System.getProperty("user.home"), ".cache")
                    : Path.of(caches);
            return home.resolve("tacit-testing")
                    .resolve("tofu-" + HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
