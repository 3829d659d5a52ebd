package dev.tacit.kubernetes.access;

import java.time.Instant;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Whom to trust, who we are, for as long as it holds. Never printed. */
public final class Login {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private final SSLContext tls;
    private final @Nullable String token;
    private final @Nullable Instant expires;

    private Login(SSLContext tls, @Nullable String token, @Nullable Instant expires) {
        this.tls = tls;
        this.token = token;
        this.expires = expires;
    }

    /**
     * Everything as text, as it was written.
     *
     * @param ca certificates in PEM; null trusts the JDK's authorities
     * @param expires null when nobody said
     */
    static Login of(
            @Nullable String ca, @Nullable String token, @Nullable ClientIdentity client, @Nullable Instant expires)
            throws ClusterException {
        var trimmed = token == null ? null : token.strip();
        if (trimmed != null && !TOKEN.matcher(trimmed).matches()) {
            throw new ClusterException(
                    KubernetesCode.CREDENTIAL_INVALID,
                    "The token is not a bearer token",
                    "A bearer token is one line of printable ASCII without spaces. What was given is empty, or has other"
                            + " characters in it.");
        }
        return new Login(Tls.context(ca, client), trimmed, expires);
    }

    public SSLContext tls() {
        return tls;
    }

    public @Nullable String token() {
        return token;
    }

    boolean hasExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "a login";
    }
}
