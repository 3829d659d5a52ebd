package dev.tacit.seal.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** Draws keys. */
final class RandomKeys {
    private RandomKeys() {}

    /** @param privateKey seed or scalar, 32 bytes */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pair(byte[] privateKey, String publicBase64) {}

    static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static Pair signing(SecureRandom random) {
        var pair = pair("Ed25519", random);
        return new Pair(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), publicKey(pair));
    }

    static Pair sealing(SecureRandom random) {
        var pair = pair("X25519", random);
        return new Pair(((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow(), publicKey(pair));
    }

    private static KeyPair pair(String algorithm, SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** The raw key ends the X.509 form (RFC 8410). */
    private static String publicKey(KeyPair pair) {
        byte[] x509 = pair.getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }
}
