package dev.tacit.kubernetes.access;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes a TLS context from certificates in PEM. */
final class Tls {
    private Tls() {}

    static SSLContext context(@Nullable String ca, @Nullable ClientIdentity client) throws ClusterException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(client == null ? null : new KeyManager[] {client}, ca == null ? null : trusting(ca), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS with certificates that were read cannot be set up: a bug in Tacit", e);
        }
    }

    private static TrustManager[] trusting(String ca) throws ClusterException, GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int n = 0;
        for (var certificate : Pem.certificates(ca, "certificate authority")) {
            trusted.setCertificateEntry("ca" + n++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
