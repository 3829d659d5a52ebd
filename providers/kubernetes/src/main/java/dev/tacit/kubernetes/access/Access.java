package dev.tacit.kubernetes.access;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where an API server is, whom to trust there, who we are. Never printed. */
public final class Access {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private final URI server;
    private final SSLContext tls;
    private final @Nullable String token;

    private Access(URI server, SSLContext tls, @Nullable String token) {
        this.server = server;
        this.tls = tls;
        this.token = token;
    }

    /**
     * Everything as text, as it was written.
     *
     * @param ca certificates in PEM; null trusts the JDK's authorities
     */
    static Access of(URI server, @Nullable String ca, @Nullable String token, @Nullable ClientIdentity client)
            throws ClusterException {
        var trimmed = token == null ? null : token.strip();
        if (trimmed != null && !TOKEN.matcher(trimmed).matches()) {
            throw new ClusterException(
                    KubernetesCode.CREDENTIAL_INVALID,
                    "The token is not a bearer token",
                    "A bearer token is one line of printable ASCII without spaces. What was given is empty, or has other"
                            + " characters in it.");
        }
        return new Access(server, Tls.context(ca, client), trimmed);
    }

    /** Reads an address; only https is accepted, since a token would travel. */
    public static Optional<URI> server(String text) {
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean usable = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    public URI server() {
        return server;
    }

    public SSLContext tls() {
        return tls;
    }

    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    @Override
    public String toString() {
        return "access to " + server;
    }
}
