package dev.tacit.testing.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A backup of etcd as {@code etcdctl snapshot save} makes it, put back by {@code etcdutl snapshot restore}. */
public final class EtcdSnapshot {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path file;

    private EtcdSnapshot(Path file) {
        this.file = file;
    }

    /** How revisions go on after a restore. */
    public enum Revisions {
        /** From the snapshot's: numbers that were given already are given anew. */
        AGAIN,
        /** From far above, as the etcd documents advise for Kubernetes. */
        BUMPED
    }

    /** The maintenance call over etcd's JSON gateway: parts in order, the last of them the checksum. */
    static EtcdSnapshot take(ClusterFiles files, int clientPort) throws IOException, InterruptedException {
        var file = files.directory.resolve("snapshot-" + COUNTER.incrementAndGet() + ".db");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clientPort + "/v3/maintenance/snapshot"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (var http = HttpClient.newHttpClient();
                var out = Files.newOutputStream(file)) {
            var answer = http.send(request, BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IOException("etcd answered " + answer.statusCode());
            }
            for (var line : answer.body().toList()) {
                if (!(Json.parse(line) instanceof Map<?, ?> part) || part.get("result") == null) {
                    throw new IOException("etcd broke off the snapshot");
                }
                out.write(Base64.getDecoder().decode(Json.text(part, "result", "blob")));
            }
        }
        return new EtcdSnapshot(file);
    }

    /** Answers the new data directory. */
    Path restore(ClusterFiles files, int peerPort, Revisions revisions) throws IOException, InterruptedException {
        var data = files.etcdData("restored-" + COUNTER.incrementAndGet());
        var peer = "http://127.0.0.1:" + peerPort;
        var command = new ArrayList<>(List.of(
                Binaries.ETCDUTL.locate().toString(),
                "snapshot",
                "restore",
                file.toString(),
                "--data-dir=" + data,
                "--initial-memory-map-size=100000000",
                "--initial-cluster=default=" + peer,
                "--initial-advertise-peer-urls=" + peer));
        if (revisions == Revisions.BUMPED) {
            command.addAll(List.of("--bump-revision=1000000000", "--mark-compacted"));
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("etcdutl snapshot restore: " + said);
        }
        return data;
    }
}
