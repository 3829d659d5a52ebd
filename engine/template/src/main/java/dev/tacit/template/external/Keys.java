package dev.tacit.template.external;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.keys.Jwk;
import dev.tacit.template.keys.PrivateKey;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** The functions on single keys. */
final class Keys {
    /** Steps that a decryption by a key of 2048 bits counts as. */
    private static final long DECRYPTION = 4000;

    private Keys() {}

    static GoValue publicKey(Arguments arguments) {
        return Reading.answer(arguments, () -> jwk(arguments).publicPem());
    }

    static GoValue privateKey(Arguments arguments) {
        return Reading.answer(arguments, () -> jwk(arguments).privatePem());
    }

    private static Jwk jwk(Arguments arguments) throws Unreadable {
        arguments.spend(500);
        return Jwk.of(arguments.text(0));
    }

    /** Takes a scheme, a hash, what is encrypted, the key. */
    static GoValue decrypted(Arguments arguments) {
        return Reading.answer(arguments, () -> switch (arguments.octets(0)) {
            case "None" -> arguments.octets(2);
            case "RSA-OAEP" -> oaep(arguments, hash(arguments.octets(1)));
            default -> throw new Unreadable("\"rsaDecrypt\" knows the schemes \"RSA-OAEP\" and \"None\".");
        });
    }

    private static String hash(String name) throws Unreadable {
        return switch (name) {
            case "SHA1" -> "SHA-1";
            case "SHA256", "None", "" -> "SHA-256";
            case "SHA512" -> "SHA-512";
            default -> throw new Unreadable("\"rsaDecrypt\" knows the hashes \"SHA1\", \"SHA256\" and \"SHA512\".");
        };
    }

    private static String oaep(Arguments arguments, String hash) throws Unreadable {
        if (!(PrivateKey.ofPem(arguments.octets(3)).parsed() instanceof RSAPrivateKey key)) {
            throw new Unreadable("\"rsaDecrypt\" needs an RSA key.");
        }
        long size = Math.max(1, key.getModulus().bitLength() / 1024);
        arguments.spend(DECRYPTION * size * size * size / 8);
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
            return Octets.of(cipher.doFinal(Octets.bytes(arguments.octets(2))));
        } catch (GeneralSecurityException e) {
            throw Unreadable.because(
                    "The key does not decrypt what \"rsaDecrypt\" got: another key, another hash, or it is still in base64.",
                    e);
        }
    }
}
