package dev.tacit.seal.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM under one key, with random nonces: safe for 2^32 messages a key. Sealed form: nonce (12 bytes),
 * ciphertext, tag (16 bytes). Keeps its cipher, since making one costs as much as sealing a record. Thread-safe.
 */
public final class AeadKey {
    public static final int OVERHEAD = 28;
    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final SecureRandom random;
    private @Nullable Cipher cipher;

    public AeadKey(byte[] key, SecureRandom random) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes: a bug in Tacit");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    private Cipher cipher() throws GeneralSecurityException {
        var made = cipher;
        if (made == null) {
            made = Cipher.getInstance("AES/GCM/NoPadding");
            cipher = made;
        }
        return made;
    }

    /** HKDF-Expand (RFC 5869, one block) of a random key. */
    public static byte[] derive(byte[] key, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    public synchronized byte[] seal(byte[] plain, byte[] binding) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, plain.length + OVERHEAD);
        try {
            var cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(binding);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to seal", e);
        }
    }

    public Optional<byte[]> open(byte[] sealed, byte[] binding) {
        return open(sealed, 0, sealed.length, binding);
    }

    /** Empty when the bytes were not sealed with this key for this binding. */
    public synchronized Optional<byte[]> open(byte[] bytes, int from, int length, byte[] binding) {
        if (length < OVERHEAD) {
            return Optional.empty();
        }
        try {
            var cipher = cipher();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, bytes, from, NONCE));
            cipher.updateAAD(binding);
            return Optional.of(cipher.doFinal(bytes, from + NONCE, length - NONCE));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to open", e);
        }
    }
}
