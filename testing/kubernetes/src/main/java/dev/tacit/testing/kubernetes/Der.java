package dev.tacit.testing.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few DER encodings (ITU-T X.690) a certificate is made of. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int OCTETS = 0x04;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] tlv(int tag, byte[]... contents) {
        var body = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            body.writeBytes(content);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = body.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int skip = digits[0] == 0 ? 1 : 0;
            out.write(0x80 | (digits.length - skip));
            out.write(digits, skip, digits.length - skip);
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... contents) {
        return tlv(SEQUENCE, contents);
    }

    static byte[] integer(BigInteger value) {
        return tlv(0x02, value.toByteArray());
    }

    static byte[] yes() {
        return tlv(0x01, new byte[] {(byte) 0xff});
    }

    /** A bit string whose last byte has {@code unused} bits that do not count. */
    static byte[] bits(int unused, byte[] value) {
        return tlv(0x03, new byte[] {(byte) unused}, value);
    }

    static byte[] time(Instant at) {
        return tlv(0x18, TIME.format(at).getBytes(US_ASCII));
    }

    static byte[] oid(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        var out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            int arc = Integer.parseInt(parts[i]);
            int digits = Math.max(1, (32 - Integer.numberOfLeadingZeros(arc) + 6) / 7);
            for (int d = digits - 1; d >= 0; d--) {
                out.write(((arc >>> (7 * d)) & 0x7f) | (d > 0 ? 0x80 : 0));
            }
        }
        return tlv(0x06, out.toByteArray());
    }
}
