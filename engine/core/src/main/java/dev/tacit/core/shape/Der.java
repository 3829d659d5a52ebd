package dev.tacit.core.shape;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to put an old private key into PKCS #8 (RFC 5208). */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private Der() {}

    static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return wrapped(SEQUENCE, VERSION_0, algorithm, wrapped(OCTETS, key));
    }

    /** The AlgorithmIdentifier that a SubjectPublicKeyInfo begins with; of a named algorithm it is short. */
    static byte[] algorithm(byte[] subjectPublicKeyInfo) {
        int start = 2 + (subjectPublicKeyInfo[1] < 0 ? subjectPublicKeyInfo[1] & 0x7f : 0);
        return Arrays.copyOfRange(subjectPublicKeyInfo, start, start + 2 + subjectPublicKeyInfo[start + 1]);
    }

    private static byte[] wrapped(int tag, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = body.size();
        if (length < 128) {
            out.write(length);
        } else {
            int octets = length < 256 ? 1 : length < 65536 ? 2 : 3;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(length >>> (8 * i));
            }
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}
