package dev.tacit.seal.key;

import dev.tacit.core.record.Lineage;
import java.util.Base64;
import java.util.Optional;

/**
 * What identifies a store to those who use it.
 *
 * @param verification Ed25519 key that verifies heads, as base64
 * @param sealing X25519 key to which values can be sealed, as base64
 */
public record Pins(Lineage lineage, String verification, String sealing) {
    public static Optional<Pins> of(String lineage, String verification, String sealing) {
        return isHex(lineage) && isKey(verification) && isKey(sealing)
                ? Optional.of(new Pins(new Lineage(lineage), verification, sealing))
                : Optional.empty();
    }

    public byte[] verificationKey() {
        return Base64.getDecoder().decode(verification);
    }

    private static boolean isHex(String text) {
        return text.length() == 32 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static boolean isKey(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            return key.length == 32 && Base64.getEncoder().encodeToString(key).equals(base64);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
