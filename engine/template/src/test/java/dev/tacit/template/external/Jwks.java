package dev.tacit.template.external;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** JSON Web Keys of keys that the JDK drew. */
final class Jwks {
    static final List<String> PRIVATE = List.of(rsa(), ec("P-256", 32), ec("P-384", 48), ec("P-521", 66), ed());

    private Jwks() {}

    static String publicPart(String jwk) {
        return jwk.replaceAll(",\"(d|p|q|dp|dq|qi)\":\"[^\"]*\"", "");
    }

    private static KeyPair pair(String algorithm, String curve) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (!curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String rsa() {
        var key = (RSAPrivateCrtKey) pair("RSA", "").getPrivate();
        return "{\"kty\":\"RSA\",\"key_ops\":[\"sign\"],\"other\":{\"n\":[1]},\"n\":\"" + encoded(key.getModulus(), 0)
                + "\",\"e\":\""
                + encoded(key.getPublicExponent(), 0) + "\",\"d\":\"" + encoded(key.getPrivateExponent(), 0)
                + "\",\"p\":\""
                + encoded(key.getPrimeP(), 0) + "\",\"q\":\"" + encoded(key.getPrimeQ(), 0) + "\",\"dp\":\""
                + encoded(key.getPrimeExponentP(), 0) + "\",\"dq\":\"" + encoded(key.getPrimeExponentQ(), 0)
                + "\",\"qi\":\"" + encoded(key.getCrtCoefficient(), 0) + "\"}";
    }

    private static String ec(String crv, int size) {
        var pair = pair("EC", crv.replace("P-", "secp") + "r1");
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return "{\"kty\":\"EC\",\"kid\":\"k\",\"crv\":\"" + crv + "\",\"x\":\"" + encoded(point.getAffineX(), size)
                + "\",\"y\":\"" + encoded(point.getAffineY(), size) + "\",\"d\":\""
                + encoded(((ECPrivateKey) pair.getPrivate()).getS(), size) + "\"}";
    }

    private static String ed() {
        var pair = pair("Ed25519", "");
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var spki = pair.getPublic().getEncoded();
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + encoder.encodeToString(Arrays.copyOfRange(spki, spki.length - 32, spki.length)) + "\",\"d\":\""
                + encoder.encodeToString(
                        ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow()) + "\"}";
    }

    private static String encoded(BigInteger number, int size) {
        var bytes = number.toByteArray();
        int zeros = bytes[0] == 0 ? 1 : 0;
        var padded = new byte[Math.max(size, bytes.length - zeros)];
        System.arraycopy(bytes, zeros, padded, padded.length - (bytes.length - zeros), bytes.length - zeros);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
