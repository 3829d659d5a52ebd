package dev.tacit.template.text;

/** What comes of decoding; where it goes wrong, Go's count of the byte that is at fault. */
sealed interface Decoding {
    record Decoded(String octets) implements Decoding {
        @Override
        public String toString() {
            return "Decoded";
        }
    }

    record Corrupt(int at) implements Decoding {}

    /** Line ends may stand anywhere. */
    static Decoding base64(String octets) {
        var decoded = new StringBuilder(octets.length() / 4 * 3 + 3);
        int at = 0;
        while (true) {
            int bits = 0;
            int digits = 0;
            while (digits < 4) {
                if (at == octets.length()) {
                    return digits == 0 ? new Decoded(decoded.toString()) : new Corrupt(at - digits);
                }
                char c = octets.charAt(at++);
                int digit = digit64(c);
                if (digit >= 0) {
                    bits = (bits << 6) | digit;
                    digits++;
                } else if (c == '=' && digits >= 2) {
                    return padded64(octets, at, digits, bits, decoded);
                } else if (!isLineEnd(c)) {
                    return new Corrupt(at - 1);
                }
            }
            decoded.append((char) (bits >> 16)).append((char) (bits >> 8 & 255)).append((char) (bits & 255));
        }
    }

    /** Behind the first "=", which ends the text, perhaps with another. */
    private static Decoding padded64(String octets, int at, int digits, int bits, StringBuilder decoded) {
        if (digits == 2) {
            at = afterLineEnds(octets, at);
            if (at == octets.length()) {
                return new Corrupt(at);
            }
            if (octets.charAt(at) != '=') {
                return new Corrupt(at - 1);
            }
            at++;
        }
        at = afterLineEnds(octets, at);
        if (at < octets.length()) {
            return new Corrupt(at);
        }
        bits <<= 6 * (4 - digits);
        decoded.append((char) (bits >> 16));
        if (digits == 3) {
            decoded.append((char) (bits >> 8 & 255));
        }
        return new Decoded(decoded.toString());
    }

    private static int afterLineEnds(String octets, int at) {
        while (at < octets.length() && isLineEnd(octets.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static int digit64(char c) {
        if ('A' <= c && c <= 'Z') {
            return c - 'A';
        }
        if ('a' <= c && c <= 'z') {
            return c - 'a' + 26;
        }
        if ('0' <= c && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    /** Line ends may stand anywhere, and do not count. */
    static Decoding base32(String withLineEnds) {
        var octets = withLineEnds.replace("\n", "").replace("\r", "");
        int length = octets.length();
        var decoded = new StringBuilder(length / 8 * 5);
        for (int start = 0; start < length; start += 8) {
            long bits = 0;
            int digits = 0;
            while (digits < 8) {
                int at = start + digits;
                if (at >= length) {
                    return new Corrupt(start);
                }
                char c = octets.charAt(at);
                if (c == '=' && digits >= 2 && length - at <= 8) {
                    return padded32(octets, at, digits, bits, decoded);
                }
                int digit = 'A' <= c && c <= 'Z' ? c - 'A' : '2' <= c && c <= '7' ? c - '2' + 26 : -1;
                if (digit < 0) {
                    return new Corrupt(at);
                }
                bits = (bits << 5) | digit;
                digits++;
            }
            append(decoded, bits, 5);
        }
        return new Decoded(decoded.toString());
    }

    private static Decoding padded32(String octets, int at, int digits, long bits, StringBuilder decoded) {
        int behind = octets.length() - at - 1;
        if (behind + digits < 7) {
            return new Corrupt(octets.length());
        }
        for (int i = 0; i < 7 - digits && i < behind; i++) {
            if (octets.charAt(at + 1 + i) != '=') {
                return new Corrupt(at + i);
            }
        }
        if (digits == 3 || digits == 6) {
            return new Corrupt(at);
        }
        append(decoded, bits << (5 * (8 - digits)), digits * 5 / 8);
        return new Decoded(decoded.toString());
    }

    private static void append(StringBuilder decoded, long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            decoded.append((char) (bits >> (32 - 8 * i) & 255));
        }
    }
}
