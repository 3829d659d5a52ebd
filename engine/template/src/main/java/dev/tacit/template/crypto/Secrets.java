package dev.tacit.template.crypto;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on digests, derived passwords, what is encrypted, certificates. */
public final class Secrets {
    private static final int AES_BLOCK = 16;
    private static final int AES_KEY = 32;

    private Secrets() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "sha1sum" -> digest(name, "SHA-1");
            case "sha256sum" -> digest(name, "SHA-256");
            case "sha512sum" -> digest(name, "SHA-512");
            case "adler32sum" -> function(name, "string", Secrets::adler32);
            case "derivePassword" -> function(name, "uint32 string string string string", DerivedPassword::derive);
            case "decryptAES" -> function(name, "string string", Secrets::decryptAes);
            case "buildCustomCert" -> function(name, "string string", CustomCertificate::build);
            default -> null;
        };
    }

    private static GoFunction digest(String name, String algorithm) {
        return function(name, "string", a -> {
            try {
                var digest = MessageDigest.getInstance(algorithm).digest(Octets.bytes(a.octets(0)));
                return a.answer(HexFormat.of().formatHex(digest));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static GoValue adler32(Arguments a) {
        var sum = new Adler32();
        sum.update(Octets.bytes(a.octets(0)));
        return a.answer(Long.toString(sum.getValue()));
    }

    /** What sprig's encryptAES made: AES-256-CBC, the start vector first, the password itself as the key. */
    private static GoValue decryptAes(Arguments a) {
        if (a.octets(1).isEmpty()) {
            return a.answer("");
        }
        byte[] encrypted = base64(a, 1);
        if (encrypted.length < 2 * AES_BLOCK || encrypted.length % AES_BLOCK != 0) {
            throw a.failure("\"decryptAES\" got what is no encrypted text.");
        }
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(Octets.bytes(a.octets(0)), AES_KEY), "AES"),
                    new IvParameterSpec(encrypted, 0, AES_BLOCK));
            byte[] padded = cipher.doFinal(encrypted, AES_BLOCK, encrypted.length - AES_BLOCK);
            int padding = padded[padded.length - 1] & 0xFF;
            if (padding > padded.length) {
                throw a.failure("\"decryptAES\" cannot decrypt with this password.");
            }
            return a.answer(Octets.of(Arrays.copyOf(padded, padded.length - padding)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The argument at {@code index} decoded, as Go does it: line ends may stand anywhere. */
    static byte[] base64(Arguments a, int index) {
        try {
            var octets = a.octets(index).replace("\n", "").replace("\r", "");
            if (octets.length() % 4 != 0) {
                throw new IllegalArgumentException();
            }
            return Base64.getDecoder().decode(octets);
        } catch (IllegalArgumentException _) {
            throw a.failure("An argument of this function is not Base64.");
        }
    }
}
