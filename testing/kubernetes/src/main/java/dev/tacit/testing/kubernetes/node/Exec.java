package dev.tacit.testing.kubernetes.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs programs in containers over the API server's WebSocket (subprotocol {@code v5.channel.k8s.io}). */
final class Exec implements WebSocket.Listener {
    private static final int OUTPUT = 1;
    private static final int ERROR_OUTPUT = 2;
    private static final int STATUS = 3;
    private static final int PATIENCE_SECONDS = 30;

    private final ByteArrayOutputStream[] channels = new ByteArrayOutputStream[STATUS + 1];
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private int channel = -1;

    private Exec() {
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new ByteArrayOutputStream();
        }
    }

    static ExecAnswer in(TestCluster cluster, String podPath, String container, List<String> command) {
        String query = command.stream()
                .map(word -> "&command=" + URLEncoder.encode(word, UTF_8))
                .collect(Collectors.joining());
        URI url = cluster.server().resolve(podPath + "/exec?stdout=true&stderr=true&container=" + container + query);
        var exec = new Exec();
        try (var http = HttpClient.newBuilder().sslContext(cluster.tls()).build()) {
            http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + cluster.adminToken())
                    .subprotocols("v5.channel.k8s.io")
                    .buildAsync(URI.create("wss" + url.toString().substring("https".length())), exec)
                    .join();
            exec.ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            return exec.answer();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return new ExecAnswer(
                        -1, "", "", "refused with " + refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    private ExecAnswer answer() {
        String status = channels[STATUS].toString(UTF_8);
        boolean isWell = Json.text(status, "status").equals("Success");
        boolean isExitCode =
                Json.text(status, "details", "causes", "0", "reason").equals("ExitCode");
        int code =
                isWell ? 0 : isExitCode ? Integer.parseInt(Json.text(status, "details", "causes", "0", "message")) : -1;
        return new ExecAnswer(
                code,
                channels[OUTPUT].toString(UTF_8),
                channels[ERROR_OUTPUT].toString(UTF_8),
                isWell ? "" : Json.text(status, "message"));
    }

    /** The first byte of a message names its channel; a message may come in parts. */
    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        if (channel < 0 && data.hasRemaining()) {
            channel = data.get();
        }
        byte[] part = new byte[data.remaining()];
        data.get(part);
        if (channel >= 0 && channel < channels.length) {
            channels[channel].writeBytes(part);
        }
        if (last) {
            channel = -1;
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended.complete(null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.completeExceptionally(error);
    }
}
