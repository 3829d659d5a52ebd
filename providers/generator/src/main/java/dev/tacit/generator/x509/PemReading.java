package dev.tacit.generator.x509;

import dev.tacit.generator.key.Key;
import dev.tacit.generator.key.Pem;
import dev.tacit.generator.kind.Inputs;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** What others wrote in PEM. */
public final class PemReading {
    private PemReading() {}

    /** The certificates in {@code text}; none when one of them cannot be read. */
    public static List<X509CertificateHolder> certificates(String text) {
        var certificates = new ArrayList<X509CertificateHolder>();
        try (var parser = new PEMParser(new StringReader(text))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof X509CertificateHolder certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
        return certificates;
    }

    /** The private key in an attribute: PKCS #8, PKCS #1 or SEC 1. Empty when closed, as well as after an error. */
    public static Optional<Key> key(Inputs inputs, String name) {
        var text = inputs.needed(name);
        var key = text.flatMap(PemReading::key);
        if (text.isPresent() && key.isEmpty()) {
            inputs.error(
                    name,
                    "\"" + name
                            + "\" must hold one private key that signs (RSA of 2048 bits or more, ECDSA, Ed25519) in PEM, without passphrase.");
        }
        return key;
    }

    private static Optional<Key> key(String text) {
        try (var parser = new PEMParser(new StringReader(text))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof PEMKeyPair pair) {
                    return Key.read(pair.getPrivateKeyInfo());
                }
                if (object instanceof PrivateKeyInfo info) {
                    return Key.read(info);
                }
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // whatever it says could quote the key
        }
        return Optional.empty();
    }

    public static boolean belongs(Key key, X509CertificateHolder certificate) {
        try {
            var here = key.subjectPublicKeyInfo();
            var there = certificate.getSubjectPublicKeyInfo();
            return Arrays.equals(
                    here.getPublicKeyData().getEncoded(),
                    there.getPublicKeyData().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each is followed by its issuer's. */
    public static boolean isChain(List<X509CertificateHolder> certificates) {
        for (int i = 1; i < certificates.size(); i++) {
            if (!certificates.get(i - 1).getIssuer().equals(certificates.get(i).getSubject())) {
                return false;
            }
        }
        return true;
    }

    static String pem(X509CertificateHolder certificate) {
        try {
            return Pem.of("CERTIFICATE", certificate.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
