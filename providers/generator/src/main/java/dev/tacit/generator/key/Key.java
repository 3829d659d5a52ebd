package dev.tacit.generator.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key with its public key. */
public record Key(AsymmetricKeyParameter privateKey, AsymmetricKeyParameter publicKey) {
    private static final int SHORTEST_RSA = 2048;

    /** A key that signs; empty when it is of another kind, or of RSA with fewer than 2048 bits. */
    public static Optional<Key> read(PrivateKeyInfo info) throws IOException {
        return switch (PrivateKeyFactory.createKey(info)) {
            case RSAPrivateCrtKeyParameters rsa ->
                rsa.getModulus().bitLength() < SHORTEST_RSA
                        ? Optional.empty()
                        : Optional.of(
                                new Key(rsa, new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent())));
            case ECPrivateKeyParameters ec -> {
                var curve = ec.getParameters();
                var point = new FixedPointCombMultiplier().multiply(curve.getG(), ec.getD());
                yield Optional.of(new Key(ec, new ECPublicKeyParameters(point, curve)));
            }
            case Ed25519PrivateKeyParameters edwards -> Optional.of(new Key(edwards, edwards.generatePublicKey()));
            case AsymmetricKeyParameter _ -> Optional.empty();
        };
    }

    /** PKCS #8, in PEM. */
    public String privatePem() {
        return Pem.of("PRIVATE KEY", privateDer());
    }

    /** PKCS #8. */
    public byte[] privateDer() {
        return encoded(() -> pkcs8().getEncoded());
    }

    /** The form that programs used before PKCS #8: PKCS #1 for RSA, SEC 1 for ECDSA, none for others. */
    String oldPem() {
        var label = privateKey instanceof RSAKeyParameters ? "RSA PRIVATE KEY" : "EC PRIVATE KEY";
        return Pem.of(
                label, encoded(() -> pkcs8().parsePrivateKey().toASN1Primitive().getEncoded()));
    }

    /** SubjectPublicKeyInfo, in PEM. */
    public String publicPem() {
        return Pem.of("PUBLIC KEY", encoded(() -> subjectPublicKeyInfo().getEncoded()));
    }

    public SubjectPublicKeyInfo subjectPublicKeyInfo() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 1 (RFC 5208) for all: many programs refuse version 2, which Bouncy Castle writes for Edwards curves. */
    private PrivateKeyInfo pkcs8() throws IOException {
        return switch (privateKey) {
            case Ed25519PrivateKeyParameters key ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
                        new DEROctetString(key.getEncoded()));
            case X25519PrivateKeyParameters key ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(EdECObjectIdentifiers.id_X25519), new DEROctetString(key.getEncoded()));
            case AsymmetricKeyParameter key -> PrivateKeyInfoFactory.createPrivateKeyInfo(key);
        };
    }

    /** Bits of an ECDSA key's curve. */
    int curveBits() {
        return ((ECPrivateKeyParameters) privateKey).getParameters().getCurve().getFieldSize();
    }

    @Override
    public String toString() {
        return "Key[redacted]";
    }

    @FunctionalInterface
    private interface Encoding {
        byte[] get() throws IOException;
    }

    private static byte[] encoded(Encoding encoding) {
        try {
            return encoding.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
