package dev.tacit.generator.x509;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Extensions of certificates, of requests too. */
final class Extensions {
    private Extensions() {}

    static Extension of(ASN1ObjectIdentifier identifier, boolean isCritical, ASN1Encodable content) {
        try {
            return Extension.create(identifier, isCritical, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
