package dev.tacit.kubernetes.api;

import dev.tacit.kubernetes.access.Access;
import dev.tacit.kubernetes.access.Login;
import dev.tacit.kubernetes.wire.Lines;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Kept HTTP/1.1 connections; no redirects, no repetition. */
public final class HttpsExchange implements Exchange {
    private final Access access;
    private final Lines lines;

    public HttpsExchange(Access access) {
        this.access = access;
        lines = new Lines(access.route());
    }

    /** A 401 comes before anything is done, so after a new login the same is sent once more, be it a write. */
    @Override
    public Answer send(Call call) throws IOException {
        var login = access.logins().current();
        var answer = send(call, login);
        if (answer.status() != 401) {
            return answer;
        }
        var other = access.logins().insteadOf(login);
        return other.isPresent() ? send(call, other.get()) : answer;
    }

    private Answer send(Call call, Login login) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", call.accept());
        headers.put("User-Agent", "tacit");
        if (!call.contentType().isEmpty()) {
            headers.put("Content-Type", call.contentType());
        }
        var token = login.token();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        var response = lines.send(
                login.tls(),
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
