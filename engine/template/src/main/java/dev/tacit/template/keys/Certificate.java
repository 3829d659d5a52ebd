package dev.tacit.template.keys;

import dev.tacit.template.value.Octets;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A certificate (RFC 5280), whose signature nobody has looked at. */
public final class Certificate {
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";

    private final byte[] der;
    private final X509Certificate parsed;
    private final Optional<byte[]> authorityKey;
    private final Optional<byte[]> subjectKey;

    private Certificate(byte[] der, X509Certificate parsed) throws Unreadable {
        this.der = der;
        this.parsed = parsed;
        authorityKey = authorityKey();
        var subject = extension(SUBJECT_KEY);
        subjectKey =
                subject.isEmpty() ? Optional.empty() : Optional.of(subject.get().octets());
    }

    public static Certificate of(byte[] der) throws Unreadable {
        try {
            Der.of(der);
            var factory = CertificateFactory.getInstance("X.509");
            return new Certificate(
                    der.clone(), (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | Unreadable e) {
            throw Unreadable.because("A certificate is not one: its DER cannot be read.", e);
        }
    }

    /** All certificates of a PEM. */
    public static List<Certificate> all(String octets) throws Unreadable {
        var certificates = new ArrayList<Certificate>();
        for (var block : Pem.read(octets).blocks()) {
            if (block.type().equals(Pem.CERTIFICATE)) {
                certificates.add(of(block.content()));
            }
        }
        return certificates;
    }

    public byte[] der() {
        return der.clone();
    }

    public String pem() {
        return new Pem(Pem.CERTIFICATE, der).encoded();
    }

    /** The name of its subject, as in RFC 2253. */
    public String subject() {
        return parsed.getSubjectX500Principal().getName();
    }

    /** Whether it says which key signed it. */
    public boolean hasAuthority() {
        return authorityKey.isPresent();
    }

    private Optional<byte[]> authorityKey() throws Unreadable {
        var extension = extension(AUTHORITY_KEY);
        if (extension.isEmpty()) {
            return Optional.empty();
        }
        for (var field : extension.get().sequence(0)) {
            if (field.tag() == 0x80) {
                return Optional.of(field.content());
            }
        }
        return Optional.empty();
    }

    /** Whether nobody but itself vouches for it. */
    public boolean isRoot() {
        return authorityKey.isEmpty() || isSame(authorityKey, subjectKey);
    }

    /** Whether its identifiers say that {@code issuer} signed it. */
    public boolean isIssuedBy(Certificate issuer) {
        return isSame(authorityKey, issuer.subjectKey);
    }

    private static boolean isSame(Optional<byte[]> a, Optional<byte[]> b) {
        return Arrays.equals(a.orElse(new byte[0]), b.orElse(new byte[0]));
    }

    /** Hosts, then addresses, mailboxes, URIs. */
    public List<String> alternativeNames() throws Unreadable {
        var names = new ArrayList<String>();
        var extension = extension(ALTERNATIVE_NAMES);
        if (extension.isPresent()) {
            var fields = extension.get().sequence(0);
            for (int tag : new int[] {0x82, 0x87, 0x81, 0x86}) {
                for (var field : fields) {
                    if (field.tag() == tag) {
                        names.add(tag == 0x87 ? Address.of(field.content()) : Octets.of(field.content()));
                    }
                }
            }
        }
        return names;
    }

    private Optional<Der> extension(String oid) throws Unreadable {
        var wrapped = parsed.getExtensionValue(oid);
        return wrapped == null
                ? Optional.empty()
                : Optional.of(Der.of(Der.of(wrapped).octets()));
    }

    @Override
    public String toString() {
        return "Certificate";
    }
}
