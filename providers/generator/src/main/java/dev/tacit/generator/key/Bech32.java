package dev.tacit.generator.key;

import java.util.Locale;

/** Text with a checksum (BIP 173), in which age writes keys. */
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private Bech32() {}

    static String of(String prefix, byte[] bytes) {
        var groups = groups(bytes);
        int checksum = 1;
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum) ^ (prefix.charAt(i) >> 5);
        }
        checksum = step(checksum);
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum) ^ (prefix.charAt(i) & 31);
        }
        var text = new StringBuilder(prefix.toLowerCase(Locale.ROOT)).append('1');
        for (int group : groups) {
            checksum = step(checksum) ^ group;
            text.append(ALPHABET.charAt(group));
        }
        for (int i = 0; i < CHECKSUM; i++) {
            checksum = step(checksum);
        }
        checksum ^= 1;
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt((checksum >>> (5 * i)) & 31));
        }
        return text.toString();
    }

    /** Five bits each, the last filled with zeros. */
    private static int[] groups(byte[] bytes) {
        var groups = new int[(bytes.length * 8 + 4) / 5];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = (bytes[bit / 8] >> (7 - bit % 8)) & 1;
            groups[bit / 5] |= value << (4 - bit % 5);
        }
        return groups;
    }

    private static int step(int checksum) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << 5;
        for (int i = 0; i < GENERATOR.length; i++) {
            if (((top >> i) & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
