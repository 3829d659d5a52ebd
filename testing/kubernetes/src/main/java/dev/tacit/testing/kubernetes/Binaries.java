package dev.tacit.testing.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds the Go programs of the test bed. {@code KUBEBUILDER_ASSETS}, the convention of envtest, wins for what it holds;
 * anything else is built once from {@code testing/kubernetes/tools} into a cache outside the checkout.
 */
public enum Binaries {
    ETCD("etcd", "go.etcd.io/etcd/server/v3"),
    KUBE_APISERVER("kube-apiserver", "k8s.io/kubernetes/cmd/kube-apiserver"),
    KUBECTL("kubectl", "k8s.io/kubernetes/cmd/kubectl"),
    /** Replays prepared requests with a bare Go client; see {@code tools/cmd/replay}. */
    REPLAY("replay", "./cmd/replay");

    private static final String VERSION_PACKAGE = "k8s.io/component-base/version.";

    private final String fileName;
    private final String goPackage;

    Binaries(String fileName, String goPackage) {
        this.fileName = fileName;
        this.goPackage = goPackage;
    }

    static Binaries named(String fileName) {
        return Arrays.stream(values())
                .filter(program -> program.fileName.equals(fileName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the test bed has no program " + fileName));
    }

    /** The executable, built if need be: minutes the first time, so progress goes to standard error. */
    public Path locate() {
        String assets = System.getenv("KUBEBUILDER_ASSETS");
        if (assets != null && !assets.isBlank()) {
            Path given = Path.of(assets, fileName);
            if (Files.isExecutable(given)) {
                return given;
            }
        }
        try {
            synchronized (Binaries.class) { // a file lock keeps out other JVMs, but not other threads
                return build();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build " + fileName + " for the tests: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building " + fileName, e);
        }
    }

    private Path build() throws IOException, InterruptedException, GeneralSecurityException {
        Path tools = toolsDirectory();
        Path cache = cacheDirectory(tools);
        Path ready = cache.resolve(fileName);
        if (Files.isExecutable(ready)) {
            return ready;
        }
        Files.createDirectories(cache);
        // One lock for all programs: two Go builds at once would only fight for the same cores.
        try (FileChannel channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isExecutable(ready)) {
                compile(tools, ready);
            }
        }
        return ready;
    }

    private void compile(Path tools, Path ready) throws IOException, InterruptedException {
        Path unfinished = ready.resolveSibling(fileName + ".unfinished");
        String version = kubernetesVersion(tools);
        String[] numbers = version.substring(1).split("\\.", -1);
        String flags = "-s -w -X " + VERSION_PACKAGE + "gitVersion=" + version
                + " -X " + VERSION_PACKAGE + "gitMajor=" + numbers[0]
                + " -X " + VERSION_PACKAGE + "gitMinor=" + numbers[1];
        say("building " + fileName + " (" + version + "); the first time this takes some minutes");
        long start = System.nanoTime();
        var command = new ProcessBuilder(List.of(
                        "go", "build", "-buildvcs=false", "-ldflags", flags, "-o", unfinished.toString(), goPackage))
                .directory(tools.toFile())
                .redirectErrorStream(true);
        command.environment().put("CGO_ENABLED", "0");
        Process go = startGo(command);
        go.getOutputStream().close();
        String output = new String(go.getInputStream().readAllBytes(), UTF_8);
        if (go.waitFor() != 0) {
            throw new IOException("go build " + goPackage + " in " + tools + " failed:\n" + output);
        }
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        say("built " + fileName + " in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    }

    private static Process startGo(ProcessBuilder command) throws IOException {
        try {
            return command.start();
        } catch (IOException e) {
            throw new IOException("Go is needed (https://go.dev/dl), or KUBEBUILDER_ASSETS: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("SystemOut") // a build of minutes must not look like a hang
    private static void say(String line) {
        System.err.println("test bed: " + line);
    }

    private static String kubernetesVersion(Path tools) throws IOException {
        for (String line : Files.readAllLines(tools.resolve("go.mod"))) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length >= 2 && words[0].equals("k8s.io/kubernetes")) {
                return words[1];
            }
        }
        throw new IOException("go.mod names no version of k8s.io/kubernetes");
    }

    /** Tests run in any module's directory, so the checkout is searched upwards. */
    private static Path toolsDirectory() throws IOException {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            Path tools = at.resolve("testing/kubernetes/tools");
            if (Files.isRegularFile(tools.resolve("go.mod"))) {
                return tools;
            }
        }
        throw new IOException(
                "no testing/kubernetes/tools above " + start + " and KUBEBUILDER_ASSETS does not hold it");
    }

    private Path cacheDirectory(Path tools) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(tools.resolve("go.mod")));
        digest.update(Files.readAllBytes(tools.resolve("go.sum")));
        Path own = tools.resolve("cmd");
        if (goPackage.startsWith("./")) { // the others do not depend on our own programs
            try (var files = Files.walk(own)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("tacit-testing").resolve(HexFormat.of().formatHex(digest.digest(), 0, 8));
    }
}
