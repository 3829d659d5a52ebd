package dev.tacit.generator.key;

import dev.tacit.generator.random.SecureBits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** The keys that can be drawn. */
public enum KeyType {
    ECDSA_P256("ecdsa-p256"),
    ECDSA_P384("ecdsa-p384"),
    ECDSA_P521("ecdsa-p521"),
    ED25519("ed25519"),
    RSA_2048("rsa-2048"),
    RSA_3072("rsa-3072"),
    RSA_4096("rsa-4096"),
    X25519("x25519");

    private final String label;

    KeyType(String label) {
        this.label = label;
    }

    /** What it is called in declarations. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException when nothing is called so */
    public static KeyType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of key is called " + label));
    }

    /** The names of {@code first} and of every other type that signs. */
    public static List<String> signing(KeyType first) {
        var labels = new ArrayList<>(List.of(first.label));
        for (var type : values()) {
            if (type != first && type != X25519) {
                labels.add(type.label);
            }
        }
        return labels;
    }

    public Key draw(RandomGenerator generator) {
        var random = new SecureBits(generator);
        return switch (this) {
            case ECDSA_P256 -> onCurve(SECObjectIdentifiers.secp256r1, random);
            case ECDSA_P384 -> onCurve(SECObjectIdentifiers.secp384r1, random);
            case ECDSA_P521 -> onCurve(SECObjectIdentifiers.secp521r1, random);
            case RSA_2048 -> rsa(2048, random);
            case RSA_3072 -> rsa(3072, random);
            case RSA_4096 -> rsa(4096, random);
            case ED25519 -> {
                var key = new Ed25519PrivateKeyParameters(random);
                yield new Key(key, key.generatePublicKey());
            }
            case X25519 -> {
                var key = new X25519PrivateKeyParameters(random);
                yield new Key(key, key.generatePublicKey());
            }
        };
    }

    private static Key onCurve(ASN1ObjectIdentifier curve, SecureBits random) {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(curve), random));
        var pair = generator.generateKeyPair();
        return new Key(pair.getPrivate(), pair.getPublic());
    }

    /** By the JDK, which needs less time for it than Bouncy Castle. */
    private static Key rsa(int bits, SecureBits random) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), random);
            var drawn = PrivateKeyInfo.getInstance(
                    generator.generateKeyPair().getPrivate().getEncoded());
            return Key.read(drawn).orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks what every JDK has", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
