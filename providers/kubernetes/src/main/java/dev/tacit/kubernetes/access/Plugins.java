package dev.tacit.kubernetes.access;

import dev.tacit.core.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs credential plugins, once for each target of a run: applying goes on with what planning got. Kept in memory only.
 * Thread-safe.
 */
public final class Plugins {
    private static final Duration LIMIT = Duration.ofSeconds(25);
    /** It should still hold when it arrives. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Duration limit;
    private final Map<Asking, Answer> answers = new ConcurrentHashMap<>();

    public Plugins(InstantSource clock) {
        this(clock, LIMIT);
    }

    Plugins(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    private record Asking(Address target, CredentialPlugin plugin) {}

    /** Never printed. */
    private static final class Answer {
        private final @Nullable String token;
        private final @Nullable ClientIdentity client;
        private final @Nullable Instant expires;

        Answer(@Nullable String token, @Nullable ClientIdentity client, @Nullable Instant expires) {
            this.token = token;
            this.client = client;
            this.expires = expires;
        }

        boolean holds(Instant now) {
            return expires == null || now.isBefore(expires);
        }
    }

    /** @param ca whom to trust, in PEM */
    Logins logins(Address target, CredentialPlugin plugin, @Nullable String ca, Map<String, String> environment)
            throws ClusterException {
        var asking = new Asking(target, plugin);
        return Logins.open(
                new Logins.Source() {
                    private boolean asked;

                    @Override
                    public synchronized Login read() throws ClusterException {
                        var known = asked ? null : answers.get(asking);
                        asked = true;
                        var answer = known != null && known.holds(clock.instant()) ? known : ask(plugin, environment);
                        answers.put(asking, answer);
                        return Login.of(ca, answer.token, answer.client, answer.expires);
                    }

                    @Override
                    public boolean hasNews() {
                        return false;
                    }
                },
                clock);
    }

    private Answer ask(CredentialPlugin plugin, Map<String, String> environment) throws ClusterException {
        var run = new PluginRun(plugin, limit);
        var answer = PluginJson.read(run.output(environment)).orElse(Map.of());
        if (!plugin.version().equals(answer.get("apiVersion"))
                || !"ExecCredential".equals(answer.get("kind"))
                || !(answer.get("status") instanceof Map<?, ?> status)) {
            throw run.failed("What it printed is not an ExecCredential of " + plugin.version() + " with a status.");
        }
        var token = Kubeconfig.text(status, "token");
        var certificate = Kubeconfig.text(status, "clientCertificateData");
        var key = Kubeconfig.text(status, "clientKeyData");
        if ((certificate == null) != (key == null) || (certificate == null && token == null)) {
            throw run.failed("Its answer holds neither a token nor a client certificate with its key.");
        }
        var expires = Kubeconfig.text(status, "expirationTimestamp");
        try {
            return new Answer(
                    token,
                    certificate == null || key == null ? null : ClientIdentity.of(certificate, key),
                    expires == null ? null : Instant.parse(expires).minus(MARGIN));
        } catch (DateTimeParseException e) {
            throw run.failed("The expirationTimestamp of its answer is not a time (RFC 3339).");
        }
    }

    @Override
    public String toString() {
        return "credential plugins";
    }
}
