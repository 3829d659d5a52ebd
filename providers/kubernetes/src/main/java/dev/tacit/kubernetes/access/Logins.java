package dev.tacit.kubernetes.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The login of the moment: files are read again when they change, a plugin is asked again when its answer expires; both
 * also when the server no longer accepts what they said. Thread-safe.
 */
public final class Logins {
    /** Reads all of it anew, or asks anew. */
    interface Source {
        Login read() throws ClusterException;

        /** Whether a new reading may well give another login. */
        boolean hasNews();
    }

    private static final long LOOK_NANOS = 1_000_000_000;
    /** A plugin that failed, perhaps only after its time limit, is not asked again by every request. */
    private static final long REST_NANOS = 30_000_000_000L;

    private final Source source;
    private final InstantSource clock;
    private Login login;
    private long nextLook = System.nanoTime() + LOOK_NANOS;

    private Logins(Source source, InstantSource clock, Login login) {
        this.source = source;
        this.clock = clock;
        this.login = login;
    }

    static Logins open(Source source, InstantSource clock) throws ClusterException {
        return new Logins(source, clock, source.read());
    }

    /** One that nothing can renew. */
    static Logins fixed(Login login) {
        return new Logins(
                new Source() {
                    @Override
                    public Login read() {
                        return login;
                    }

                    @Override
                    public boolean hasNews() {
                        return false;
                    }
                },
                () -> Instant.EPOCH,
                login);
    }

    public synchronized Login current() {
        if (System.nanoTime() - nextLook > 0) {
            nextLook = System.nanoTime() + LOOK_NANOS;
            if (login.hasExpired(clock.instant()) || source.hasNews()) {
                renew();
            }
        }
        return login;
    }

    /** What to try once more with, after the server refused {@code used}; empty when there is nothing else. */
    public synchronized Optional<Login> insteadOf(Login used) {
        if (login.equals(used)) {
            renew();
        }
        return login.equals(used) ? Optional.empty() : Optional.of(login);
    }

    private void renew() {
        try {
            login = source.read();
            nextLook = System.nanoTime() + LOOK_NANOS;
        } catch (ClusterException e) {
            nextLook = System.nanoTime() + REST_NANOS;
            // Half written, perhaps. The old one is tried on; if it is refused for good, the server says so.
        }
    }

    @Override
    public String toString() {
        return "logins";
    }
}
