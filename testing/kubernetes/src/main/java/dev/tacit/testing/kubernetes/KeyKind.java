package dev.tacit.testing.kubernetes;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** The two kinds of client key found in kubeconfig files: kubeadm writes RSA, k3s writes EC. */
public enum KeyKind {
    RSA("RSA", 2048),
    EC("EC", 256);

    private final String algorithm;
    private final int bits;

    KeyKind(String algorithm, int bits) {
        this.algorithm = algorithm;
        this.bits = bits;
    }

    KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
