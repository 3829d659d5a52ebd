package dev.tacit.template.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A string as Go stores it: bytes, which need not be UTF-8. They are kept as the characters 0 to 255 of a Java string, which
 * takes one byte each, so that length, index, order, search are those of Go.
 */
public final class Octets {
    /** What stands for a byte that belongs to no character. */
    public static final int BROKEN = 0xFFFD;

    private Octets() {}

    public static String of(String text) {
        return isAscii(text) ? text : of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As text, with {@link #BROKEN} for each byte that belongs to no character. */
    public static String text(String octets) {
        if (isAscii(octets)) {
            return octets;
        }
        var text = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i += width(octets, i)) {
            text.appendCodePoint(rune(octets, i));
        }
        return text.toString();
    }

    /** Empty when they are not UTF-8. */
    public static Optional<String> strictText(String octets) {
        if (isAscii(octets)) {
            return Optional.of(octets);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(octets)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The character that begins at {@code index}; {@link #BROKEN} where none does. */
    public static int rune(String octets, int index) {
        return decode(octets, index) >>> 3;
    }

    /** How many bytes the character at {@code index} takes; 1 where none begins. */
    public static int width(String octets, int index) {
        return decode(octets, index) & 7;
    }

    /** All characters, with {@link #BROKEN} for each byte that belongs to none. */
    public static int[] runes(String octets) {
        int[] runes = new int[octets.length()];
        int count = 0;
        for (int i = 0; i < octets.length(); ) {
            int decoded = decode(octets, i);
            runes[count++] = decoded >>> 3;
            i += decoded & 7;
        }
        return java.util.Arrays.copyOf(runes, count);
    }

    /** The UTF-8 form of one character; of {@link #BROKEN} where {@code rune} is none. */
    public static String ofRune(int rune) {
        boolean valid = rune >= 0 && rune <= Character.MAX_CODE_POINT && (rune < 0xD800 || rune > 0xDFFF);
        return rune >= 0 && rune < 0x80
                ? String.valueOf((char) rune)
                : of(Character.toString(valid ? rune : BROKEN).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is nothing but what Unicode calls white space. */
    public static boolean isBlank(String octets) {
        for (int i = 0; i < octets.length(); i += width(octets, i)) {
            if (!isSpace(rune(octets, i))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isSpace(int rune) {
        return (rune >= '\t' && rune <= '\r') || rune == 0x85 || Character.isSpaceChar(rune);
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The character, shifted by three, with its width. */
    private static int decode(String octets, int at) {
        int first = octets.charAt(at);
        int width = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (width == 1) {
            return (first << 3) | 1;
        }
        if (width == 0 || at + width > octets.length()) {
            return (BROKEN << 3) | 1;
        }
        int rune = first & (0xFF >> (width + 1));
        for (int i = 1; i < width; i++) {
            int next = octets.charAt(at + i);
            if ((next & 0xC0) != 0x80) {
                return (BROKEN << 3) | 1;
            }
            rune = (rune << 6) | (next & 0x3F);
        }
        boolean overlong = (width == 3 && rune < 0x800) || (width == 4 && rune < 0x10000);
        boolean none = overlong || rune > Character.MAX_CODE_POINT || (rune >= 0xD800 && rune <= 0xDFFF);
        return none ? (BROKEN << 3) | 1 : (rune << 3) | width;
    }
}
