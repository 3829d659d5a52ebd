package dev.tacit.kubernetes.api;

import dev.tacit.kubernetes.access.Access;
import dev.tacit.kubernetes.wire.Lines;
import dev.tacit.kubernetes.wire.Route;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Kept HTTP/1.1 connections; no redirects, no repetition. */
public final class HttpsExchange implements Exchange {
    private final Access access;
    private final Lines lines;

    public HttpsExchange(Access access) {
        this.access = access;
        lines = new Lines(new Route(access.server(), null, null));
    }

    @Override
    public Answer send(Call call) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", call.accept());
        headers.put("User-Agent", "tacit");
        if (!call.contentType().isEmpty()) {
            headers.put("Content-Type", call.contentType());
        }
        access.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        var response = lines.send(
                access.tls(),
                call.method(),
                call.path(),
                headers,
                call.contentType().isEmpty() ? null : call.body());
        return new Answer(
                response.status(), seconds(response.headers().getOrDefault("retry-after", "")), response.body());
    }

    private static int seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,3}") ? Integer.parseInt(retryAfter) : 0;
    }

    @Override
    public void close() {
        lines.close();
    }
}
