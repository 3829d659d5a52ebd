package dev.tacit.template.keys;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON Web Key (RFC 7517) of one of the kinds that PEM has a form for. */
public final class Jwk {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> members;

    private Jwk(Map<String, String> members) {
        this.members = members;
    }

    public static Jwk of(String json) throws Unreadable {
        var members = new HashMap<String, String>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("A JWK is a JSON object.");
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    members.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new Unreadable("A JWK is one JSON object with nothing behind it.");
            }
        } catch (JacksonException e) {
            throw Unreadable.because("The JWK is not valid JSON.", e);
        }
        return new Jwk(members);
    }

    /** The public key, or that of a private key, as PEM. */
    public String publicPem() throws Unreadable {
        var key = switch (text("kty")) {
            case "RSA" -> {
                var exponent = number("e");
                if (number("n").bitLength() < 512 || exponent.signum() == 0) {
                    throw new Unreadable("The JWK is not an RSA key of 512 bits or more.");
                }
                yield key(
                        Der.sequence(Der.oid(PrivateKey.RSA), Der.nothing()),
                        Der.sequence(Der.integer(number("n")), Der.integer(exponent))
                                .encoded());
            }
            case "EC" -> {
                var curve = Curve.named(text("crv"));
                yield key(Der.sequence(Der.oid(PrivateKey.EC), Der.oid(curve.oid())), point(curve));
            }
            case "OKP" -> key(Der.sequence(Der.oid(octetAlgorithm())), octets("x"));
            default -> throw unknownKind();
        };
        return new Pem("PUBLIC KEY", key.encoded()).encoded();
    }

    private static Der key(Der algorithm, byte[] bits) {
        return Der.sequence(algorithm, Der.bits(bits));
    }

    /** The private key as PEM. */
    public String privatePem() throws Unreadable {
        if (!members.containsKey("d")) {
            throw new Unreadable("The JWK has no \"d\": it is a public key.");
        }
        var key = switch (text("kty")) {
            case "RSA" -> rsa();
            case "EC" -> {
                var curve = Curve.named(text("crv"));
                yield PrivateKey.ec(curve, padded(number("d"), curve.size()), point(curve));
            }
            case "OKP" -> PrivateKey.octets(octetAlgorithm(), octets("d"));
            default -> throw unknownKind();
        };
        return key.pem();
    }

    private PrivateKey rsa() throws Unreadable {
        var d = number("d");
        var p = number("p");
        var q = number("q");
        if (p.bitLength() < 2
                || q.bitLength() < 2
                || !p.multiply(q).equals(number("n"))
                || p.gcd(q).bitLength() != 1) {
            throw new Unreadable("The JWK is no RSA key: its \"n\" is not the product of its \"p\" and \"q\".");
        }
        return PrivateKey.rsa(Der.sequence(
                Der.integer(0),
                Der.integer(number("n")),
                Der.integer(number("e")),
                Der.integer(d),
                Der.integer(p),
                Der.integer(q),
                Der.integer(d.mod(p.subtract(BigInteger.ONE))),
                Der.integer(d.mod(q.subtract(BigInteger.ONE))),
                Der.integer(q.modInverse(p))));
    }

    private byte[] point(Curve curve) throws Unreadable {
        var x = number("x");
        var y = number("y");
        if (!curve.contains(x, y)) {
            throw new Unreadable("The JWK is no key: its point is not on its curve.");
        }
        var point = new byte[1 + 2 * curve.size()];
        point[0] = 4;
        System.arraycopy(padded(x, curve.size()), 0, point, 1, curve.size());
        System.arraycopy(padded(y, curve.size()), 0, point, 1 + curve.size(), curve.size());
        return point;
    }

    private static byte[] padded(BigInteger number, int size) throws Unreadable {
        if (number.bitLength() > 8 * size) {
            throw new Unreadable("A number of the JWK is too long for its curve.");
        }
        var bytes = number.toByteArray();
        var padded = new byte[size];
        int count = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - count, padded, size - count, count);
        return padded;
    }

    private String octetAlgorithm() throws Unreadable {
        return switch (text("crv")) {
            case "Ed25519" -> sized(PrivateKey.ED25519);
            case "X25519" -> sized(PrivateKey.X25519);
            default -> throw new Unreadable("The JWK is on a curve that is neither Ed25519 nor X25519.");
        };
    }

    private String sized(String algorithm) throws Unreadable {
        if (octets("x").length != 32 || (members.containsKey("d") && octets("d").length != 32)) {
            throw new Unreadable("The JWK is no key: 32 bytes are wanted.");
        }
        return algorithm;
    }

    private static Unreadable unknownKind() {
        return new Unreadable("The JWK is of a kind that PEM has no form for: \"kty\" is RSA, EC or OKP.");
    }

    private String text(String name) throws Unreadable {
        var text = members.get(name);
        if (text == null) {
            throw new Unreadable("The JWK has no \"" + name + "\".");
        }
        return text;
    }

    private BigInteger number(String name) throws Unreadable {
        var bytes = octets(name);
        if (bytes.length > 2048) {
            throw new Unreadable("The \"" + name + "\" of the JWK is longer than any key.");
        }
        return new BigInteger(1, bytes);
    }

    private byte[] octets(String name) throws Unreadable {
        var text = text(name);
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Unreadable.because("The \"" + name + "\" of the JWK is not base64url.", e);
        }
    }

    @Override
    public String toString() {
        return members.containsKey("d") ? "Jwk[private]" : "Jwk[public]";
    }
}
