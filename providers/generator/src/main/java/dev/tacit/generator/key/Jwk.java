package dev.tacit.generator.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** A JSON Web Key (RFC 7517, 7518, 8037), named by its thumbprint (RFC 7638). */
record Jwk(SortedMap<String, String> publicMembers, SortedMap<String, String> privateMembers) {
    static Jwk of(Key key) {
        return new Jwk(publicMembers(key.publicKey()), privateMembers(key));
    }

    String thumbprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return base64(digest.digest(json(publicMembers).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key with {@code others}, for example {@code use}. */
    String publicJson(Map<String, String> others) {
        var members = new TreeMap<>(publicMembers);
        members.putAll(others);
        members.put("kid", thumbprint());
        return json(members);
    }

    String privateJson(Map<String, String> others) {
        var members = new TreeMap<>(privateMembers);
        members.putAll(publicMembers);
        members.putAll(others);
        members.put("kid", thumbprint());
        return json(members);
    }

    private static SortedMap<String, String> publicMembers(AsymmetricKeyParameter key) {
        var members = new TreeMap<String, String>();
        switch (key) {
            case RSAKeyParameters rsa -> {
                members.put("kty", "RSA");
                members.put("n", base64(rsa.getModulus()));
                members.put("e", base64(rsa.getExponent()));
            }
            case ECPublicKeyParameters ec -> {
                members.put("kty", "EC");
                members.put("crv", "P-" + ec.getParameters().getCurve().getFieldSize());
                members.put("x", base64(ec.getQ().getAffineXCoord().getEncoded()));
                members.put("y", base64(ec.getQ().getAffineYCoord().getEncoded()));
            }
            case Ed25519PublicKeyParameters edwards -> octets(members, "Ed25519", edwards.getEncoded());
            case X25519PublicKeyParameters montgomery -> octets(members, "X25519", montgomery.getEncoded());
            case AsymmetricKeyParameter other ->
                throw new IllegalArgumentException(other.getClass().getName());
        }
        return members;
    }

    private static void octets(Map<String, String> members, String curve, byte[] x) {
        members.put("kty", "OKP");
        members.put("crv", curve);
        members.put("x", base64(x));
    }

    private static SortedMap<String, String> privateMembers(Key key) {
        var members = new TreeMap<String, String>();
        switch (key.privateKey()) {
            case RSAPrivateCrtKeyParameters rsa -> {
                members.put("d", base64(rsa.getExponent()));
                members.put("p", base64(rsa.getP()));
                members.put("q", base64(rsa.getQ()));
                members.put("dp", base64(rsa.getDP()));
                members.put("dq", base64(rsa.getDQ()));
                members.put("qi", base64(rsa.getQInv()));
            }
            case ECPrivateKeyParameters ec -> members.put("d", base64(padded(ec.getD(), (key.curveBits() + 7) / 8)));
            case Ed25519PrivateKeyParameters edwards -> members.put("d", base64(edwards.getEncoded()));
            case X25519PrivateKeyParameters montgomery -> members.put("d", base64(montgomery.getEncoded()));
            case AsymmetricKeyParameter other ->
                throw new IllegalArgumentException(other.getClass().getName());
        }
        return members;
    }

    /** All members hold base64url or plain names, which JSON takes as they are. */
    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] padded(BigInteger number, int size) {
        var bytes = number.toByteArray();
        var padded = new byte[size];
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, padded, size - length, length);
        return padded;
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Jwk[redacted]";
    }
}
