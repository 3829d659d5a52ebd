package dev.tacit.template.pkcs12;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.value.Octets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password, from which keys are derived at a price: their iterations count as steps of the rendering. */
final class Password {
    /** Steps that an iteration of the derivation of today takes, which hashes four times. */
    private static final int PRICE = 8;

    private static final int OLD_PRICE = 3;
    /** More would take longer than a rendering may. */
    private static final int MOST = 250_000;

    private final Arguments arguments;
    private final String text;
    private final byte[] bmp;

    private Password(Arguments arguments, String text, byte[] bmp) {
        this.arguments = arguments;
        this.text = text;
        this.bmp = bmp;
    }

    static Password of(Arguments arguments, String octets) throws Unreadable {
        var text = Octets.strictText(octets)
                .orElseThrow(() -> new Unreadable("The password is not UTF-8, which a PKCS#12 store needs."));
        if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            throw new Unreadable("The password has a character beyond U+FFFF, which a PKCS#12 store cannot have.");
        }
        return new Password(arguments, text, (text + "\0").getBytes(StandardCharsets.UTF_16BE));
    }

    /** Some writers take an empty password for none at all. */
    Password none() {
        return new Password(arguments, text, new byte[0]);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    private int paid(int iterations, int price) throws Unreadable {
        if (iterations < 1) {
            throw new Unreadable("The PKCS#12 store asks for no iteration at all.");
        }
        if (iterations > MOST) {
            throw Failure.limit(
                    arguments.offset(),
                    "The PKCS#12 store asks for more than " + MOST
                            + " iterations to derive a key from its password. Write it again with fewer.");
        }
        arguments.spend((long) iterations * price);
        return iterations;
    }

    /** PBKDF2 of RFC 8018. */
    byte[] derived(String prf, byte[] salt, int iterations, int size) throws Unreadable {
        if (salt.length == 0) {
            throw new Unreadable("The PKCS#12 store has an empty salt.");
        }
        var spec = new PBEKeySpec(text.toCharArray(), salt, paid(iterations, PRICE), 8 * size);
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + prf)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has PBKDF2 with " + prf, e);
        } finally {
            spec.clearPassword();
        }
    }

    /** What a key of the older derivation is for (RFC 7292, appendix B.3). */
    enum Purpose {
        KEY(1),
        IV(2),
        MAC(3);

        private final int id;

        Purpose(int id) {
            this.id = id;
        }
    }

    /** The derivation of RFC 7292, appendix B.2. */
    byte[] derived(String hash, Purpose purpose, byte[] salt, int iterations, int size) throws Unreadable {
        try {
            var digest = MessageDigest.getInstance(hash);
            int block = digest.getDigestLength() > 32 ? 128 : 64;
            var diversifier = new byte[block];
            Arrays.fill(diversifier, (byte) purpose.id);
            var salts = repeated(salt, block);
            var input = Arrays.copyOf(salts, salts.length + repeated(bmp, block).length);
            System.arraycopy(repeated(bmp, block), 0, input, salts.length, input.length - salts.length);
            var key = new byte[size];
            for (int at = 0; at < size; at += digest.getDigestLength()) {
                digest.update(diversifier);
                var hashed = digest.digest(input);
                for (int i = paid(iterations, OLD_PRICE); i > 1; i--) {
                    hashed = digest.digest(hashed);
                }
                System.arraycopy(hashed, 0, key, at, Math.min(hashed.length, size - at));
                advance(input, hashed, block);
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + hash, e);
        }
    }

    /** As often as it takes to fill whole blocks. */
    private static byte[] repeated(byte[] bytes, int block) {
        var repeated = new byte[(bytes.length + block - 1) / block * block];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = bytes[i % bytes.length];
        }
        return repeated;
    }

    /** Adds the hash, repeated, and one to each block. */
    private static void advance(byte[] input, byte[] hashed, int block) {
        var addend = new byte[block];
        for (int i = 0; i < block; i++) {
            addend[i] = hashed[i % hashed.length];
        }
        var number = new BigInteger(1, addend).add(BigInteger.ONE);
        for (int at = 0; at < input.length; at += block) {
            var sum = new BigInteger(1, Arrays.copyOfRange(input, at, at + block))
                    .add(number)
                    .toByteArray();
            Arrays.fill(input, at, at + block, (byte) 0);
            int count = Math.min(sum.length, block);
            System.arraycopy(sum, sum.length - count, input, at + block - count, count);
        }
    }

    @Override
    public String toString() {
        return "Password[redacted]";
    }
}
