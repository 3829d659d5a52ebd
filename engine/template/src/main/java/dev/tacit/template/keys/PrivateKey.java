package dev.tacit.template.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** A private key in PKCS#8 (RFC 5958), in the one form that depends on nothing but the key. */
public final class PrivateKey {
    static final String RSA = "1.2.840.113549.1.1.1";
    static final String EC = "1.2.840.10045.2.1";
    static final String X25519 = "1.3.101.110";
    static final String ED25519 = "1.3.101.112";

    private static final String NONE =
            "The private key is none that can be read: it takes RSA, EC, Ed25519 or X25519, in PKCS#8, PKCS#1 or SEC1.";

    private final byte[] pkcs8;
    private final java.security.PrivateKey parsed;

    private PrivateKey(String algorithm, Der pkcs8) throws Unreadable {
        this.pkcs8 = pkcs8.encoded();
        try {
            parsed = KeyFactory.getInstance(name(algorithm)).generatePrivate(new PKCS8EncodedKeySpec(this.pkcs8));
        } catch (GeneralSecurityException e) {
            throw Unreadable.because(NONE, e);
        }
    }

    private static String name(String algorithm) throws Unreadable {
        return switch (algorithm) {
            case RSA -> "RSA";
            case EC -> "EC";
            case X25519 -> "X25519";
            case ED25519 -> "Ed25519";
            default -> throw new Unreadable(NONE);
        };
    }

    /** The first private key of a PEM. */
    public static PrivateKey ofPem(String octets) throws Unreadable {
        for (var block : Pem.read(octets).blocks()) {
            if (block.isEncrypted()) {
                throw new Unreadable("The private key is encrypted: it has to be decrypted before it gets here.");
            }
            if (block.type().endsWith(Pem.PRIVATE_KEY)) {
                return of(block.content());
            }
        }
        throw new Unreadable("There is no private key in PEM where one is wanted.");
    }

    /** Of whichever of the three forms it is. */
    public static PrivateKey of(byte[] der) throws Unreadable {
        try {
            var fields = Der.of(der).sequence(3);
            return switch (fields.get(1).tag()) {
                case Der.SEQUENCE -> ofPkcs8(fields);
                case Der.OCTETS -> ec(fields, sec1Curve(fields));
                default -> rsa(Der.of(der));
            };
        } catch (Unreadable e) {
            throw Unreadable.because(NONE, e);
        }
    }

    private static PrivateKey ofPkcs8(List<Der> fields) throws Unreadable {
        var algorithm = fields.get(1).sequence(1);
        var key = fields.get(2).octets();
        var oid = algorithm.getFirst().oid();
        return switch (oid) {
            case RSA -> rsa(Der.of(key));
            case EC -> {
                if (algorithm.size() < 2) {
                    throw new Unreadable(NONE);
                }
                yield ec(Der.of(key).sequence(2), algorithm.get(1).as(Der.OID));
            }
            default -> octets(oid, Der.of(key).octets());
        };
    }

    static PrivateKey rsa(Der pkcs1) throws Unreadable {
        pkcs1.sequence(9);
        return new PrivateKey(RSA, pkcs8(Der.sequence(Der.oid(RSA), Der.nothing()), pkcs1));
    }

    private static Der sec1Curve(List<Der> fields) throws Unreadable {
        for (var field : fields) {
            if (field.tag() == Der.context(0) && !field.elements().isEmpty()) {
                return field.elements().getFirst().as(Der.OID);
            }
        }
        throw new Unreadable(NONE);
    }

    /** Keeps the public key where there is one. */
    private static PrivateKey ec(List<Der> fields, Der curve) throws Unreadable {
        var secret = Der.octets(fields.get(1).octets());
        var version = Der.integer(1);
        var key = Der.sequence(version, secret);
        for (var field : fields) {
            if (field.tag() == Der.context(1)) {
                key = Der.sequence(version, secret, field);
            }
        }
        return new PrivateKey(EC, pkcs8(Der.sequence(Der.oid(EC), curve), key));
    }

    static PrivateKey ec(Curve curve, byte[] secret, byte[] point) throws Unreadable {
        return ec(
                List.of(Der.integer(1), Der.octets(secret), Der.of(Der.context(1), Der.bits(point))),
                Der.oid(curve.oid()));
    }

    /** Of an algorithm whose keys are mere bytes. */
    static PrivateKey octets(String algorithm, byte[] key) throws Unreadable {
        return new PrivateKey(algorithm, pkcs8(Der.sequence(Der.oid(algorithm)), Der.octets(key)));
    }

    private static Der pkcs8(Der algorithm, Der key) {
        return Der.sequence(Der.integer(0), algorithm, Der.octets(key.encoded()));
    }

    public byte[] pkcs8() {
        return pkcs8.clone();
    }

    public String pem() {
        return new Pem(Pem.PRIVATE_KEY, pkcs8).encoded();
    }

    public java.security.PrivateKey parsed() {
        return parsed;
    }

    @Override
    public String toString() {
        return "PrivateKey";
    }
}
