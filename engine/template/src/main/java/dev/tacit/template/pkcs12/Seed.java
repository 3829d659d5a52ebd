package dev.tacit.template.pkcs12;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Salt with initial vector. They need not be secret, only new for new content, so they are derived from it: rendered twice, a
 * store is the same. The password has no part in them, since whoever has the store could try passwords against its salt.
 */
final class Seed {
    private static final int SIZE = 16;

    private final byte[] derived;

    private Seed(byte[] derived) {
        this.derived = derived;
    }

    byte[] salt() {
        return Arrays.copyOf(derived, SIZE);
    }

    byte[] iv() {
        return Arrays.copyOfRange(derived, SIZE, 2 * SIZE);
    }

    /**
     * @param purpose keeps the parts of one store apart
     * @param secret nobody can guess, where the store has such content
     */
    static Seed of(String purpose, byte[] secret, List<byte[]> content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var label = ("tacit pkcs12 " + purpose).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret.length == 0 ? label : secret, "HmacSHA256"));
            mac.update(label);
            content.forEach(mac::update);
            return new Seed(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has HMAC", e);
        }
    }
}
