package dev.tacit.testing.kubernetes.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.testing.kubernetes.ApiAnswer;
import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Pod that runs on a {@link TestNode}. Its files are read from outside, through {@code /proc}: as its container has them,
 * whatever its image holds, and without a trace in the cluster.
 */
public final class RunningPod {
    private static final String MAIN = "main";

    private final TestCluster cluster;
    private final String namespace;
    private final String name;
    private @Nullable Path root;

    RunningPod(TestCluster cluster, String namespace, String name) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
    }

    static String pods(String namespace) {
        return "/api/v1/namespaces/" + namespace + "/pods";
    }

    public String name() {
        return name;
    }

    /** Of the Pod in the API. */
    public String path() {
        return pods(namespace) + "/" + name;
    }

    public ApiAnswer get() {
        return cluster.get(path()).expectSuccess();
    }

    public PodIdentity identity() {
        var pod = get();
        return new PodIdentity(
                pod.text("metadata", "uid"),
                pod.text("status", "containerStatuses", "0", "containerID"),
                Integer.parseInt(pod.text("status", "containerStatuses", "0", "restartCount")),
                pod.text("status", "containerStatuses", "0", "state", "running", "startedAt"));
    }

    /** Sets an annotation of the Pod, so that kubelet looks at it at once. */
    public void annotate(String key, String value) {
        cluster.patch(path(), "{\"metadata\":{\"annotations\":{" + Json.quote(key) + ":" + Json.quote(value) + "}}}")
                .expectSuccess();
    }

    /** A file as the container has it now; empty when there is none. */
    public Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(root().resolve(Path.of("/").relativize(Path.of(file)))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it took until the container had {@code content} in the file, to some milliseconds; empty if not in time. */
    public Optional<Duration> sees(String file, String content, Duration within) {
        long start = System.nanoTime();
        var wanted = Optional.of(content);
        while (true) {
            boolean isThere = read(file).equals(wanted);
            var passed = Duration.ofNanos(System.nanoTime() - start);
            if (isThere) {
                return Optional.of(passed);
            }
            if (passed.compareTo(within) > 0) {
                return Optional.empty();
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    /** Runs a program in the container as {@code kubectl exec} does. */
    public ExecAnswer exec(String... command) {
        return Exec.in(cluster, path(), MAIN, List.of(command));
    }

    /** What the container wrote so far; see {@link Image#PROBE} for the lines of a probe. */
    public List<String> log() {
        return cluster.get(path() + "/log?container=" + MAIN)
                .expectSuccess()
                .body()
                .lines()
                .toList();
    }

    /** The root of the container's files, seen from here. Another container's after a restart. */
    private Path root() throws IOException {
        var known = root;
        if (known != null && Files.isDirectory(known)) {
            return known;
        }
        String container = identity().containerId();
        String id = container.substring(container.indexOf("//") + 2);
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (belongs(process, id)) {
                    var found = process.resolve("root");
                    root = found;
                    return found;
                }
            }
        }
        throw new IllegalStateException("no process of container " + id);
    }

    private static boolean belongs(Path process, String container) {
        try {
            return Arrays.stream(new String(Files.readAllBytes(process.resolve("cgroup")), UTF_8).split("\n", -1))
                    .anyMatch(line -> line.endsWith("/" + container));
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }
}
