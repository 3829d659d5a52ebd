package dev.tacit.kubernetes.wire;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server.
 *
 * @param server https, with a path that every request starts with
 * @param name the certificate's name where it is not that of the server's address, else null
 * @param proxy the address of an HTTP proxy that is asked for a tunnel (RFC 9110, 9.3.6); null for none
 */
public record Route(
        URI server, @Nullable String name, @Nullable URI proxy) {
    String host() {
        return unbracketed(server);
    }

    int port() {
        return port(server);
    }

    String expectedName() {
        return name == null ? host() : name;
    }

    String authority() {
        return server.getHost() + ":" + port();
    }

    static String unbracketed(URI uri) {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    @Override
    public String toString() {
        return "the way to " + server; // a proxy's address may hold a password
    }
}
