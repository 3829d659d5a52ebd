package dev.tacit.kubernetes.access;

import dev.tacit.kubernetes.wire.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An API server whose address and credentials stand in the declaration itself. */
public final class InlineAccess {
    private InlineAccess() {}

    /** @param ca certificates in PEM */
    public static Access of(
            Route route, String ca, Optional<String> token, Optional<String> certificate, Optional<String> key)
            throws ClusterException {
        return new Access(
                route,
                Logins.fixed(Login.of(
                        ca,
                        token.orElse(null),
                        certificate.isPresent() && key.isPresent()
                                ? ClientIdentity.of(certificate.get(), key.get())
                                : null,
                        null)));
    }

    /** @param tokenFile read again whenever it is replaced */
    public static Access of(Route route, String ca, Path tokenFile) throws ClusterException {
        return new Access(route, Logins.open(new TokenFile(ca, tokenFile), InstantSource.system()));
    }

    private static final class TokenFile implements Logins.Source {
        private final String ca;
        private final Path file;
        private volatile FileStamps seen = new FileStamps(List.of(), List.of());

        TokenFile(String ca, Path file) {
            this.ca = ca;
            this.file = file;
        }

        @Override
        public Login read() throws ClusterException {
            seen = FileStamps.of(List.of(file));
            try {
                return Login.of(ca, Files.readString(file), null, null);
            } catch (IOException e) {
                throw new ClusterException(
                        KubernetesCode.CREDENTIAL_INVALID,
                        "The token file cannot be read",
                        "Reading " + file + ", which token_file names, failed: " + Paths.why(e) + ".");
            }
        }

        @Override
        public boolean hasNews() {
            return seen.haveChanged();
        }
    }
}
