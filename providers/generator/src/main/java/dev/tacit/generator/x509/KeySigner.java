package dev.tacit.generator.x509;

import dev.tacit.generator.key.Key;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Signs with the hash that fits the key. ECDSA needs no randomness that could be bad (RFC 6979). */
final class KeySigner implements ContentSigner {
    private static final DefaultSignatureAlgorithmIdentifierFinder ALGORITHMS =
            new DefaultSignatureAlgorithmIdentifierFinder();

    private final AlgorithmIdentifier algorithm;
    private final Signer signer;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private KeySigner(String algorithm, Signer signer, AsymmetricKeyParameter key) {
        this.algorithm = ALGORITHMS.find(algorithm);
        this.signer = signer;
        signer.init(true, key);
    }

    static KeySigner of(Key key) {
        return switch (key.privateKey()) {
            case RSAKeyParameters rsa -> new KeySigner("SHA256WITHRSA", new RSADigestSigner(new SHA256Digest()), rsa);
            case ECPrivateKeyParameters ec -> {
                int bits = ec.getParameters().getCurve().getFieldSize();
                yield bits <= 256
                        ? ecdsa("SHA256WITHECDSA", new SHA256Digest(), new SHA256Digest(), ec)
                        : bits <= 384
                                ? ecdsa("SHA384WITHECDSA", new SHA384Digest(), new SHA384Digest(), ec)
                                : ecdsa("SHA512WITHECDSA", new SHA512Digest(), new SHA512Digest(), ec);
            }
            case Ed25519PrivateKeyParameters edwards -> new KeySigner("ED25519", new Ed25519Signer(), edwards);
            case AsymmetricKeyParameter other ->
                throw new IllegalArgumentException(other.getClass().getName());
        };
    }

    private static KeySigner ecdsa(String name, Digest forNonces, Digest digest, ECPrivateKeyParameters key) {
        return new KeySigner(
                name, new DSADigestSigner(new ECDSASigner(new HMacDSAKCalculator(forNonces)), digest), key);
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        signer.update(content.toByteArray(), 0, content.size());
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }
}
