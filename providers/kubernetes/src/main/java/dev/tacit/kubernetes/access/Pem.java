package dev.tacit.kubernetes.access;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads certificates, private keys from PEM (RFC 7468). Nothing of what was read is repeated in a diagnostic. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    private Pem() {}

    /** @param what names the place for people, for example {@code client certificate} */
    static List<X509Certificate> certificates(String pem, String what) throws ClusterException {
        var found = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var blocks = BLOCK.matcher(pem);
            while (blocks.find()) {
                if (blocks.group(1).equals("CERTIFICATE")) {
                    var der = new ByteArrayInputStream(decode(blocks.group(2)));
                    found.add((X509Certificate) factory.generateCertificate(der));
                }
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw invalid(what, "A block in it is damaged.");
        }
        if (found.isEmpty()) {
            throw invalid(what, "There is no block that begins with -----BEGIN CERTIFICATE-----.");
        }
        return found;
    }

    /** PKCS#8, PKCS#1 (as kubeadm writes) or SEC 1 (as k3s writes). */
    static PrivateKey privateKey(String pem) throws ClusterException {
        try {
            var blocks = BLOCK.matcher(pem);
            while (blocks.find()) {
                switch (blocks.group(1)) {
                    case "PRIVATE KEY" -> {
                        return generate(decode(blocks.group(2)));
                    }
                    case "RSA PRIVATE KEY" -> {
                        return generate(Der.wrapRsa(decode(blocks.group(2))));
                    }
                    case "EC PRIVATE KEY" -> {
                        return generate(Der.wrapEc(decode(blocks.group(2))));
                    }
                    case "ENCRYPTED PRIVATE KEY" ->
                        throw invalid("client key", "It is encrypted with a passphrase, which Tacit does not ask for.");
                    default -> {} // EC PARAMETERS often stands before the key
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw invalid("client key", "The block is damaged, encrypted, or of an unknown kind of key.");
        }
        throw invalid("client key", "There is no block that begins with -----BEGIN PRIVATE KEY-----.");
    }

    private static PrivateKey generate(byte[] pkcs8) throws GeneralSecurityException {
        for (var algorithm : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // of another algorithm
            }
        }
        throw new InvalidKeySpecException("none of EC, RSA, EdDSA");
    }

    private static byte[] decode(String base64) {
        return Base64.getMimeDecoder().decode(base64.strip().getBytes(StandardCharsets.US_ASCII));
    }

    private static ClusterException invalid(String what, String why) {
        return new ClusterException(
                KubernetesCode.CREDENTIAL_INVALID,
                "The " + what + " is not usable PEM",
                why + " Check what is given as the " + what + ".");
    }
}
