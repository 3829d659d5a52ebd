package dev.tacit.template.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells whether a block of PEM is a private key: of PKCS#8 (RFC 5208), PKCS#1 (RFC 8017), SEC 1 (RFC 5915), or of DSA. */
final class PrivateKeys {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int OID = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xA0;
    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private PrivateKeys() {}

    static boolean isOne(Pem block) {
        return switch (block.label()) {
            case "PRIVATE KEY" ->
                List.of("RSA", "EC", "Ed25519", "X25519").stream().anyMatch(kind -> isPkcs8(block.der(), kind));
            case "RSA PRIVATE KEY" -> isPkcs8(pkcs8(RSA, block.der()), "RSA");
            case "EC PRIVATE KEY" ->
                curve(block.der())
                        .map(curve -> isPkcs8(pkcs8(joined(EC, curve), block.der()), "EC"))
                        .orElse(false);
            case "DSA PRIVATE KEY" -> isDsa(block.der());
            default -> false;
        };
    }

    private static boolean isPkcs8(byte[] der, String kind) {
        try {
            var key = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
            return !(key instanceof ECKey ec) || isNist(ec.getParams());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** Go knows no other curves; of those that Java does, they alone have -3 as first coefficient. */
    private static boolean isNist(ECParameterSpec parameters) {
        return parameters.getCurve().getField() instanceof ECFieldFp field
                && field.getFieldSize() >= 224
                && parameters.getCurve().getA().add(BigInteger.valueOf(3)).equals(field.getP());
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return element(
                SEQUENCE,
                joined(element(INTEGER, new byte[1]), element(SEQUENCE, algorithm), element(OCTET_STRING, key)));
    }

    private static byte[] element(int tag, byte[] content) {
        byte[] head = {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(
                content.length < 0x80
                        ? new byte[] {(byte) tag, (byte) content.length}
                        : content.length < 0x100 ? new byte[] {(byte) tag, (byte) 0x81, (byte) content.length} : head,
                content);
    }

    private static byte[] joined(byte[]... parts) {
        var joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    /** The curve that a key of SEC 1 names. */
    private static Optional<byte[]> curve(byte[] der) {
        return content(ByteBuffer.wrap(der), SEQUENCE)
                .flatMap(key -> content(key, INTEGER)
                        .flatMap(_ -> content(key, OCTET_STRING))
                        .flatMap(_ -> content(key, PARAMETERS))
                        .flatMap(parameters -> content(parameters, OID))
                        .map(oid -> {
                            byte[] bytes = new byte[oid.remaining()];
                            oid.get(bytes);
                            return element(OID, bytes);
                        }));
    }

    private static boolean isDsa(byte[] der) {
        var key = content(ByteBuffer.wrap(der), SEQUENCE);
        for (int i = 0; i < 6; i++) {
            if (key.flatMap(numbers -> content(numbers, INTEGER)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What the element that comes next holds, when it is one of that tag. */
    private static Optional<ByteBuffer> content(ByteBuffer der, int tag) {
        if (der.remaining() < 2 || (der.get() & 0xFF) != tag) {
            return Optional.empty();
        }
        int length = der.get() & 0xFF;
        if (length >= 0x80) {
            int bytes = length & 0x7F;
            length = 0;
            if (bytes > 2 || der.remaining() < bytes) {
                return Optional.empty();
            }
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (der.get() & 0xFF);
            }
        }
        if (der.remaining() < length) {
            return Optional.empty();
        }
        var content = der.slice(der.position(), length);
        der.position(der.position() + length);
        return Optional.of(content);
    }
}
