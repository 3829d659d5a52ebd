package dev.tacit.testing.go;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A program in Go, built once into a cache outside the checkout.
 *
 * @param module directory of its {@code go.mod}, from the root of the checkout
 * @param goPackage one of the module itself begins with a dot
 * @param linkerFlags what {@code go build -ldflags} gets
 */
public record GoTool(String name, String module, String goPackage, String linkerFlags) {
    public GoTool(String name, String module, String goPackage) {
        this(name, module, goPackage, "-s -w");
    }

    /** What the program prints, by line, once it has read these lines. */
    public List<String> answers(List<String> lines) throws IOException, InterruptedException {
        var input = Files.createTempFile(name, ".in");
        try {
            Files.write(input, lines);
            var process = new ProcessBuilder(program().toString())
                    .redirectInput(input.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return finished(process, name).lines().toList();
        } finally {
            Files.delete(input);
        }
    }

    /** The executable. To build it may take minutes, so standard error hears of it. */
    public Path program() throws IOException, InterruptedException {
        var ready = cache().resolve(name);
        synchronized (GoTool.class) { // a file lock keeps out other JVMs, but not other threads
            if (Files.isExecutable(ready)) {
                return ready;
            }
            Files.createDirectories(ready.getParent());
            // One lock for all programs of a module: two Go builds at once would only fight for the same cores.
            try (var channel = FileChannel.open(
                            ready.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(ready)) {
                    build(ready);
                }
            }
        }
        return ready;
    }

    private void build(Path ready) throws IOException, InterruptedException {
        say("building " + name + ", once; a large program takes some minutes");
        long start = System.nanoTime();
        var unfinished = ready.resolveSibling(name + ".unfinished");
        go("build", "-buildvcs=false", "-ldflags", linkerFlags, "-o", unfinished.toString(), goPackage);
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        say("built " + name + " in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    }

    /** What the go command prints, run in the module. */
    public String go(String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder("go").directory(directory().toFile());
        command.command().addAll(List.of(arguments));
        command.environment().put("CGO_ENABLED", "0");
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        return finished(started(command), "go " + arguments[0] + " in " + module);
    }

    private static Process started(ProcessBuilder go) throws IOException {
        try {
            return go.start();
        } catch (IOException e) {
            throw new IOException("Go is needed (https://go.dev/dl): " + e.getMessage(), e);
        }
    }

    private static String finished(Process process, String what) throws IOException, InterruptedException {
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(what + " ended with " + code);
        }
        return output;
    }

    /** Tests run in any module's directory, so the checkout is searched upwards. */
    public Path directory() throws IOException {
        var start = Path.of("").toAbsolutePath();
        for (var at = start; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(module, "go.mod"))) {
                return at.resolve(module);
            }
        }
        throw new IOException("no " + module + " above " + start);
    }

    /** Its name is what the program is made from: checkouts share it, and no stale program is ever run. */
    private Path cache() throws IOException {
        var digest = sha256();
        try (var files = Files.walk(directory())) {
            for (var file : files.filter(this::isSource).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        var given = System.getenv("XDG_CACHE_HOME");
        var caches =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("tacit-testing").resolve(HexFormat.of().formatHex(digest.digest(), 0, 8));
    }

    /** A package of another module does not depend on this one's own sources. */
    private boolean isSource(Path file) {
        return file.endsWith("go.mod")
                || file.endsWith("go.sum")
                || (goPackage.startsWith(".") && file.toString().endsWith(".go"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("SystemOut") // a build of minutes must not look like a hang
    private static void say(String line) {
        System.err.println("test bed: " + line);
    }
}
