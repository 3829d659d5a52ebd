package dev.tacit.template.keys;

/** How addresses of the Internet are written (RFC 5952). */
final class Address {
    private static final int GROUPS = 8;

    private Address() {}

    static String of(byte[] address) throws Unreadable {
        if (address.length == 4) {
            return dotted(address, 0);
        }
        if (address.length != 2 * GROUPS) {
            throw new Unreadable("An address in the certificate has neither 4 nor 16 bytes.");
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
        }
        return isMapped(groups) ? dotted(address, 12) : grouped(groups);
    }

    private static String dotted(byte[] address, int from) {
        return (address[from] & 0xFF) + "." + (address[from + 1] & 0xFF) + "." + (address[from + 2] & 0xFF) + "."
                + (address[from + 3] & 0xFF);
    }

    /** An address of version 4 inside of version 6. */
    private static boolean isMapped(int[] groups) {
        for (int i = 0; i < 5; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return groups[5] == 0xFFFF;
    }

    private static String grouped(int[] groups) {
        int from = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && groups[i + zeros] == 0) {
                zeros++;
            }
            if (zeros > longest) {
                from = i;
                longest = zeros;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
