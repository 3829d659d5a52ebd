package dev.tacit.template.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with a key that may be empty. */
final class Hmac {
    private final Mac mac;

    Hmac(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            // Keys are filled up with zeros, so this one is the same as an empty one, which Java refuses.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] of(byte[] message) {
        return mac.doFinal(message);
    }
}
