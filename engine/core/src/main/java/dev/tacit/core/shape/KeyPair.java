package dev.tacit.core.shape;

import dev.tacit.core.shape.ObjectTypes.Fault;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** A certificate chain with the private key of its first certificate. */
final class KeyPair {
    private static final byte[] PROBE = {'t', 'a', 'c', 'i', 't'};

    private KeyPair() {}

    static Optional<Fault> fault(String chain, String key) {
        var certificates = Pem.of(chain).stream()
                .filter(block -> block.label().equals("CERTIFICATE"))
                .toList();
        if (certificates.isEmpty()) {
            return Optional.of(new Fault("tls.crt", "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"));
        }
        PublicKey subject;
        try {
            subject = subject(certificates);
        } catch (CertificateException e) {
            return Optional.of(new Fault("tls.crt", "holds a certificate that cannot be read"));
        }
        var keys = Pem.of(key).stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.isEmpty()) {
            return Optional.of(new Fault("tls.key", "holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)"));
        }
        var block = keys.getFirst();
        if (block.label().startsWith("ENCRYPTED") || block.headers().contains("ENCRYPTED")) {
            return Optional.of(new Fault("tls.key", "is encrypted with a passphrase, which no server could ask for"));
        }
        try {
            return belongs(privateKey(block, subject), subject)
                    ? Optional.empty()
                    : Optional.of(new Fault("tls.key", "does not belong to the first certificate of tls.crt"));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty(); // an algorithm that this JDK does not know: the server may
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of(
                    new Fault("tls.key", "cannot be read as the private key of the first certificate of tls.crt"));
        }
    }

    /** The key of the first certificate; all of them are read. */
    private static PublicKey subject(List<Pem.Block> certificates) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        PublicKey first = null;
        for (var block : certificates) {
            var certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der()));
            first = first == null ? certificate.getPublicKey() : first;
        }
        if (first == null) {
            throw new CertificateException("none");
        }
        return first;
    }

    private static PrivateKey privateKey(Pem.Block block, PublicKey subject) throws GeneralSecurityException {
        byte[] pkcs8 = switch (block.label()) {
            case "PRIVATE KEY" -> block.der();
            // The older forms leave the algorithm out; it is the certificate's if the two belong together.
            case String _ -> Der.pkcs8(Der.algorithm(subject.getEncoded()), block.der());
        };
        return KeyFactory.getInstance(subject.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static boolean belongs(PrivateKey key, PublicKey subject) throws GeneralSecurityException {
        var signature = Signature.getInstance(
                switch (subject.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case String other -> other;
                });
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(subject);
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
