package dev.tacit.kubernetes.access;

import java.util.Optional;

/** An API server whose address and credentials stand in the declaration itself. */
public final class InlineAccess {
    private InlineAccess() {}

    /**
     * @param server an address that {@link Access#server} accepted
     * @param ca certificates in PEM
     */
    public static Access of(
            String server, String ca, Optional<String> token, Optional<String> certificate, Optional<String> key)
            throws ClusterException {
        return Access.of(
                Access.server(server).orElseThrow(),
                ca,
                token.orElse(null),
                certificate.isPresent() && key.isPresent() ? ClientIdentity.of(certificate.get(), key.get()) : null);
    }
}
