package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.key.Key;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/**
 * Who signs: a certificate with its key.
 *
 * @param certificates its own first, then those that lead to a root
 */
record Authority(List<X509CertificateHolder> certificates, Key key) {
    static final String CERTIFICATE = "ca_certificate_pem";
    private static final String KEY = "ca_private_key_pem";

    /** What is to be signed, with the usage (RFC 5280 §4.2.1.3) that the authority's key needs for it. */
    enum Signs {
        CERTIFICATES(KeyUsage.keyCertSign, "certificates"),
        AUTHORITIES(KeyUsage.keyCertSign, "certificates of authorities"),
        REVOCATIONS(KeyUsage.cRLSign, "lists of revocations");

        private final int usage;
        private final String meaning;

        Signs(int usage, String meaning) {
            this.usage = usage;
            this.meaning = meaning;
        }
    }

    static List<Schema.Attribute> attributes(Schema.Presence presence) {
        return List.of(
                new Schema.Attribute(
                        CERTIFICATE, Type.STRING, presence, Schema.Visibility.PUBLIC, Schema.Secrecy.ALLOWED),
                Attributes.masked(KEY, Type.STRING, presence));
    }

    static boolean isNamed(Inputs inputs) {
        return inputs.has(CERTIFICATE) || inputs.has(KEY);
    }

    /** Empty when closed, as well as after an error. */
    static Optional<Authority> read(Inputs inputs, Signs signs) {
        if (!inputs.has(CERTIFICATE) || !inputs.has(KEY)) {
            inputs.error(
                    inputs.has(CERTIFICATE) ? CERTIFICATE : KEY,
                    "\"" + CERTIFICATE + "\" and \"" + KEY + "\" belong together: set both, or neither.");
            return Optional.empty();
        }
        var certificates = inputs.needed(CERTIFICATE).map(PemReading::certificates);
        certificates
                .flatMap(read -> problem(read, signs, inputs.now()))
                .ifPresent(problem -> inputs.error(CERTIFICATE, problem));
        var key = PemReading.key(inputs, KEY);
        if (!inputs.areGood() || certificates.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        var authority = new Authority(certificates.get(), key.get());
        if (!PemReading.belongs(key.get(), authority.certificate())) {
            inputs.error(KEY, "\"" + KEY + "\" is not the key of the first certificate of \"" + CERTIFICATE + "\".");
            return Optional.empty();
        }
        return Optional.of(authority);
    }

    private static Optional<String> problem(
            List<X509CertificateHolder> certificates, Signs signs, Optional<Instant> now) {
        if (certificates.isEmpty()) {
            return Optional.of("\"" + CERTIFICATE + "\" must hold certificates in PEM (-----BEGIN CERTIFICATE-----).");
        }
        var first = certificates.getFirst();
        var constraints = BasicConstraints.fromExtensions(first.getExtensions());
        if (constraints == null || !constraints.isCA()) {
            return Optional.of("The first certificate of \"" + CERTIFICATE
                    + "\" is not an authority's: use the certificate_pem or chain_pem of an x509_ca.");
        }
        if (!PemReading.isChain(certificates)) {
            return Optional.of(
                    "Every certificate of \"" + CERTIFICATE
                            + "\" must be followed by its issuer's, the root last: some program reading them needs that order.");
        }
        var usage = KeyUsage.fromExtensions(first.getExtensions());
        if (usage != null && !usage.hasUsages(signs.usage)) {
            return Optional.of("The authority's certificate does not allow its key to sign " + signs.meaning + ".");
        }
        var depth = constraints.getPathLenConstraint();
        if (signs == Signs.AUTHORITIES && depth != null && depth.signum() == 0) {
            return Optional.of("The authority may have no other authority below it (its path length is 0), so nobody"
                    + " would accept this one.");
        }
        if (now.filter(at -> !first.isValidOn(java.util.Date.from(at))).isPresent()) {
            return Optional.of("The authority's certificate is not valid now ("
                    + first.getNotBefore().toInstant() + " to "
                    + first.getNotAfter().toInstant() + "), so nobody would accept what it signs: renew it first.");
        }
        return Optional.empty();
    }

    X509CertificateHolder certificate() {
        return certificates.getFirst();
    }

    /** Its own where it has one: an authority of another program may have chosen it by other rules. */
    AuthorityKeyIdentifier identifier() {
        var named = SubjectKeyIdentifier.fromExtensions(certificate().getExtensions());
        return named == null
                ? new BcX509ExtensionUtils()
                        .createAuthorityKeyIdentifier(certificate().getSubjectPublicKeyInfo())
                : new AuthorityKeyIdentifier(named.getKeyIdentifier());
    }

    /** The authorities below the root, which servers send along with their certificate. */
    String intermediates() {
        return certificates.stream()
                .filter(certificate -> !isRoot(certificate))
                .map(PemReading::pem)
                .collect(Collectors.joining());
    }

    /** What those who check start from: the root, or all that is known where no root is. */
    String trusted() {
        var root = certificates.stream()
                .filter(Authority::isRoot)
                .map(PemReading::pem)
                .collect(Collectors.joining());
        return root.isEmpty() ? pem() : root;
    }

    String pem() {
        return certificates.stream().map(PemReading::pem).collect(Collectors.joining());
    }

    private static boolean isRoot(X509CertificateHolder certificate) {
        return certificate.getSubject().equals(certificate.getIssuer());
    }

    @Override
    public String toString() {
        return "Authority[redacted]";
    }
}
