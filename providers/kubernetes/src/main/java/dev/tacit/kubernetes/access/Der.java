package dev.tacit.kubernetes.access;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Wraps the older encodings of private keys into PKCS#8 (RFC 5208), the one the JDK reads. */
final class Der {
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xa0;

    private Der() {}

    /** From PKCS#1 (RFC 8017, A.1.2). */
    static byte[] wrapRsa(byte[] pkcs1) {
        return value(SEQUENCE, VERSION_0, RSA, value(OCTETS, pkcs1));
    }

    /** From SEC 1 (RFC 5915), which names its curve inside. */
    static byte[] wrapEc(byte[] sec1) {
        int version = content(sec1, 0);
        int secret = end(sec1, version);
        int parameters = end(sec1, secret);
        if ((sec1[parameters] & 0xff) != PARAMETERS) {
            throw new IllegalArgumentException("an EC key without its curve");
        }
        int from = content(sec1, parameters);
        byte[] curve = java.util.Arrays.copyOfRange(sec1, from, end(sec1, parameters));
        return value(SEQUENCE, VERSION_0, value(SEQUENCE, EC_OID, curve), value(OCTETS, sec1));
    }

    private static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >>> 8);
            out.write(length);
        }
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Where the content of the value at {@code at} begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int end(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        int length = first;
        if (first >= 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7f); i++) {
                length = (length << 8) | (der[at + 2 + i] & 0xff);
            }
        }
        return content(der, at) + length;
    }
}
