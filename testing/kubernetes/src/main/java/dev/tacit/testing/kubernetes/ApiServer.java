package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** One etcd with the API server before it, both processes of ours. */
final class ApiServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;

    final URI url;
    final Ports ports;
    private final GuardedProcess etcd;
    private final GuardedProcess server;

    private ApiServer(Ports ports, GuardedProcess etcd, GuardedProcess server) {
        this.url = URI.create("https://127.0.0.1:" + ports.server());
        this.ports = ports;
        this.etcd = etcd;
        this.server = server;
    }

    /** Waits until the server is ready. A port taken by somebody else meanwhile is answered by another attempt. */
    static ApiServer start(ClusterFiles files, HttpClient http, String token) throws IOException, InterruptedException {
        String lastWords = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var ports = Ports.free();
            var started = launch(files, files.etcdData("" + ports.client()), ports);
            if (started.becomesReady(http, token)) {
                return started;
            }
            lastWords = started.etcd.lastWords() + "\n" + started.server.lastWords();
            started.close();
        }
        files.delete();
        throw new IOException("no API server after " + ATTEMPTS + " attempts\n" + lastWords);
    }

    /** Starts on the ports of one that was closed, over other data. */
    static ApiServer again(ClusterFiles files, HttpClient http, String token, Path data, Ports ports)
            throws IOException, InterruptedException {
        var started = launch(files, data, ports);
        if (!started.becomesReady(http, token)) {
            started.close();
            throw new IOException(
                    "no API server again\n" + started.etcd.lastWords() + "\n" + started.server.lastWords());
        }
        return started;
    }

    private static ApiServer launch(ClusterFiles files, Path data, Ports ports) throws IOException {
        var etcd = GuardedProcess.start(
                "etcd",
                files.directory,
                GuardedProcess.Cleanup.REMOVE_DIRECTORY,
                files.etcdCommand(data, ports.client(), ports.peer()));
        var server = GuardedProcess.start(
                "kube-apiserver",
                files.directory,
                GuardedProcess.Cleanup.KEEP_DIRECTORY,
                files.apiServerCommand(ports.server(), ports.client()));
        return new ApiServer(ports, etcd, server);
    }

    private boolean becomesReady(HttpClient http, String token) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline) && etcd.isAlive() && server.isAlive()) {
            if (answersOk(http, token, "/readyz") && answersOk(http, token, "/api/v1/namespaces/kube-system")) {
                return etcd.isAlive() && server.isAlive();
            }
            Thread.sleep(50);
        }
        return false;
    }

    private boolean answersOk(HttpClient http, String token, String path) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Those of etcd for its clients, of etcd for its peers, of the API server. */
    record Ports(int client, int peer, int server) {
        static Ports free() throws IOException {
            try (var a = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var b = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var c = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Ports(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
            }
        }
    }

    @Override
    public void close() {
        server.close();
        etcd.close();
    }
}
