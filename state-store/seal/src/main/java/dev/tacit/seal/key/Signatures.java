package dev.tacit.seal.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 (RFC 8032). Every signature carries a domain, so that a head can never pass for a plan. */
public final class Signatures {
    public static final int LENGTH = 64;

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Signatures() {}

    /** What is signed. */
    public enum Domain {
        HEAD("tacit head 1"),
        PLAN("tacit plan 1"),
        /** Proof that a seed belongs to a verification key. */
        POSSESSION("tacit possession 1");

        private final String text;

        Domain(String text) {
            this.text = text;
        }

        private byte[] prefix() {
            return (text + "\0").getBytes(StandardCharsets.UTF_8);
        }
    }

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    static byte[] sign(PrivateKey key, Domain domain, byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(domain.prefix());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** @param key the 32 bytes of RFC 8032; a key that is no point verifies nothing */
    public static boolean verify(byte[] key, Domain domain, byte[] message, byte[] signature) {
        if (key.length != 32 || signature.length != LENGTH) {
            return false;
        }
        byte[] x509 = new byte[X509_PREFIX.length + 32];
        System.arraycopy(X509_PREFIX, 0, x509, 0, X509_PREFIX.length);
        System.arraycopy(key, 0, x509, X509_PREFIX.length, 32);
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            verifier.update(domain.prefix());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException
                | java.security.InvalidKeyException
                | java.security.spec.InvalidKeySpecException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }
}
