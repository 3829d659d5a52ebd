package dev.tacit.kubernetes.api;

import dev.tacit.kubernetes.access.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's client: one HTTP/2 connection, no redirects, no proxy, no repetition of anything but a GET. */
public final class HttpsExchange implements Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client;
    private final String server;
    private final String authorization;

    public HttpsExchange(Access access) {
        server = access.server().toString();
        authorization = access.token().map(token -> "Bearer " + token).orElse("");
        client = HttpClient.newBuilder()
                .sslContext(access.tls())
                .connectTimeout(CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server + call.path()))
                .method(
                        call.method(),
                        call.contentType().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(call.body()))
                .header("Accept", call.accept())
                .header("User-Agent", "tacit");
        if (!call.contentType().isEmpty()) {
            request.header("Content-Type", call.contentType());
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var response = complete(request.build());
        return new Answer(
                response.statusCode(),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,3}"))
                        .map(Integer::parseInt)
                        .orElse(0),
                response.body());
    }

    /** The request's own timeout would end with the headers: a body that stalls must not wait for ever. */
    private HttpResponse<byte[]> complete(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("the HTTP client failed: a bug in Tacit", e.getCause());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
