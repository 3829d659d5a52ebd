package dev.tacit.kubernetes.api;

import java.io.IOException;

/** Carries requests to one API server; safe for use by several threads. */
public interface Exchange extends AutoCloseable {
    /**
     * Sends once and waits for the whole answer.
     *
     * @throws IOException when there is no answer; whether the request arrived is unknown unless the connection itself
     *     could not be made ({@link java.net.ConnectException}, {@link java.net.http.HttpConnectTimeoutException},
     *     {@link javax.net.ssl.SSLHandshakeException})
     */
    Answer send(Call call) throws IOException, InterruptedException;

    @Override
    void close();
}
