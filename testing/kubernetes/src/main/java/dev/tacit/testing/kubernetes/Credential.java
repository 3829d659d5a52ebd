package dev.tacit.testing.kubernetes;

/** What a client shows to prove who it is. */
public sealed interface Credential {
    record Token(String token) implements Credential {
        @Override
        public String toString() {
            return "Token[redacted]";
        }
    }

    /** The certificate with its PKCS#8 key, both as PEM. */
    record ClientCertificate(String certificatePem, String keyPem) implements Credential {
        @Override
        public String toString() {
            return "ClientCertificate[redacted]";
        }
    }
}
