package dev.tacit.generator.store;

import dev.tacit.generator.key.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a store holds.
 *
 * @param alias of the key
 * @param chain the key's certificate first; empty without a key
 */
record Contents(
        String alias, Optional<Key> key, List<X509CertificateHolder> chain, List<X509CertificateHolder> trusted) {
    /** What the certificate to trust is called whose place in the list this is, counted from 0. */
    static String trustedAlias(int place) {
        return "trusted-" + (place + 1);
    }

    static byte[] der(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Contents[redacted]";
    }
}
