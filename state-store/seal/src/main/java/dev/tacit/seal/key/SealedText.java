package dev.tacit.seal.key;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.SealedValues;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Values sealed to a store's public key, as text that may lie in version control. X25519 with a new key for each
 * (RFC 7748), HKDF-SHA-256 (RFC 5869), AES-256-GCM; see "Sealed values" in docs/store-format.md.
 */
public final class SealedText implements SealedValues {
    private static final byte VERSION = 1;
    private static final int KEY = 32;
    private static final int NAME = 8;
    private static final int HEADER = 1 + NAME + KEY;

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b656e032100");

    private final PrivateKey privateKey;
    private final byte[] publicKey;
    private final Lineage lineage;
    private final SecureRandom random;

    private SealedText(PrivateKey privateKey, byte[] publicKey, Lineage lineage, SecureRandom random) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.lineage = lineage;
        this.random = random;
    }

    /** @param scalar of the store's X25519 key */
    static SealedText opening(byte[] scalar, Lineage lineage, SecureRandom random) {
        try {
            var key = KeyFactory.getInstance("X25519")
                    .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
            return new SealedText(key, publicOf(key), lineage, random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has X25519", e);
        }
    }

    /** RFC 7748 §6.1: the public key is the scalar times the base point, whose u is 9. */
    private static byte[] publicOf(PrivateKey key) {
        byte[] base = new byte[KEY];
        base[0] = 9;
        return agree(key, base).orElseThrow(() -> new IllegalStateException("no public key: a bug in Tacit"));
    }

    /** Seals {@code content} so that only {@code pins}'s store opens it, only for this key of this secret. */
    public static String seal(Pins pins, Address secret, String key, byte[] content, SecureRandom random) {
        byte[] recipient = Base64.getDecoder().decode(pins.sealing());
        var pair = RandomKeys.sealing(random);
        byte[] mine = Base64.getDecoder().decode(pair.publicBase64());
        try {
            var scalar = KeyFactory.getInstance("X25519")
                    .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, pair.privateKey()));
            byte[] shared = agree(scalar, recipient)
                    .orElseThrow(() -> new IllegalStateException("the pinned sealing key is no point of X25519"));
            var out = new ByteArrayOutputStream(HEADER + content.length + AeadKey.OVERHEAD);
            out.write(VERSION);
            out.writeBytes(name(recipient));
            out.writeBytes(mine);
            out.writeBytes(new AeadKey(derive(shared, mine, recipient), random)
                    .seal(content, binding(pins.lineage(), secret, key)));
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has X25519", e);
        } finally {
            Arrays.fill(pair.privateKey(), (byte) 0);
        }
    }

    @Override
    public Answer open(List<Address> secrets, String key, String text) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            return new Answer.Malformed();
        }
        if (sealed.length < HEADER + AeadKey.OVERHEAD || sealed[0] != VERSION) {
            return new Answer.Malformed();
        }
        if (!MessageDigest.isEqual(name(publicKey), Arrays.copyOfRange(sealed, 1, 1 + NAME))) {
            return new Answer.ForAnotherStore();
        }
        byte[] theirs = Arrays.copyOfRange(sealed, 1 + NAME, HEADER);
        var shared = agree(privateKey, theirs);
        if (shared.isEmpty()) {
            return new Answer.ForAnotherPlace();
        }
        var opening = new AeadKey(derive(shared.get(), theirs, publicKey), random);
        for (var secret : secrets) {
            var opened = opening.open(sealed, HEADER, sealed.length - HEADER, binding(lineage, secret, key));
            if (opened.isPresent()) {
                return new Answer.Opened(Payload.entry(opened.get()));
            }
        }
        return new Answer.ForAnotherPlace();
    }

    private static byte[] binding(Lineage lineage, Address secret, String key) {
        return new Binding("tacit sealed value", lineage)
                .text(secret.toString())
                .text(key)
                .toBytes();
    }

    /** Tells one store's key from another's; the key itself is public. */
    private static byte[] name(byte[] publicKey) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(publicKey), NAME);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] derive(byte[] shared, byte[] mine, byte[] recipient) {
        byte[] info = "tacit sealed value 1".getBytes(StandardCharsets.US_ASCII);
        byte[] salt = Arrays.copyOf(mine, 2 * KEY);
        System.arraycopy(recipient, 0, salt, KEY, KEY);
        try {
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(shared)
                                    .addSalt(salt)
                                    .thenExpand(info, KEY));
            return key.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    /** Empty for a public key of small order, which would make the secret one that everybody knows. */
    private static Optional<byte[]> agree(PrivateKey mine, byte[] theirs) {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY);
        System.arraycopy(theirs, 0, x509, X509_PREFIX.length, KEY);
        try {
            var agreement = KeyAgreement.getInstance("X25519");
            agreement.init(mine);
            agreement.doPhase(KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(x509)), true);
            return Optional.of(agreement.generateSecret());
        } catch (InvalidKeyException | java.security.spec.InvalidKeySpecException | IllegalStateException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has X25519", e);
        }
    }
}
