package dev.tacit.generator.x509;

import dev.tacit.generator.kind.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of this package, by type. Lambdas, because references to constructors would load every class at once. */
public final class CertificateKinds {
    public static final Map<String, Supplier<Kind>> ALL = Map.of(
            "x509_ca", () -> new CertificateAuthority(),
            "x509_certificate", () -> new Certificate(),
            "x509_crl", () -> new RevocationList(),
            "x509_csr", () -> new SigningRequest());

    private CertificateKinds() {}
}
