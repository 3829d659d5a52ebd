package dev.tacit.kubernetes.access;

import dev.tacit.kubernetes.wire.Route;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The way to an API server, with what to show there. Never printed. */
public record Access(Route route, Logins logins) {
    /** Reads an address; only https is accepted, since a token would travel. */
    public static Optional<URI> server(String text) {
        return uri(text).filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawUserInfo() == null);
    }

    /** Reads the address of an HTTP proxy, which may have a user with a password in it. */
    public static Optional<URI> proxy(String text) {
        return uri(text)
                .filter(uri -> uri.getScheme().matches("(?i)https?")
                        && uri.getRawPath().isEmpty());
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean usable = uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "access to " + route.server();
    }
}
