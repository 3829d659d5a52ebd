package dev.tacit.template.pkcs12;

import dev.tacit.template.keys.Der;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.pkcs12.Password.Purpose;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What shows that a store is whole, that the password is right. */
final class Seal {
    private Seal() {}

    static boolean fits(Der seal, byte[] content, Password password) throws Unreadable {
        var fields = seal.sequence(2);
        var info = fields.getFirst().sequence(2);
        var algorithm = info.getFirst().sequence(1);
        var oid = algorithm.getFirst().oid();
        var expected = oid.equals(Oids.PBMAC1)
                ? pbmac1(algorithm.getLast().sequence(2), content, password)
                : old(
                        hash(oid),
                        fields.get(1).octets(),
                        fields.size() > 2 ? fields.get(2).count() : 1,
                        content,
                        password);
        return MessageDigest.isEqual(expected, info.get(1).octets());
    }

    /** RFC 9579. */
    private static byte[] pbmac1(List<Der> parameters, byte[] content, Password password) throws Unreadable {
        var derivation = parameters.getFirst().sequence(2).get(1).sequence(3).get(2);
        int size = derivation.count();
        if (size < 20 || size > 64) {
            throw new Unreadable("The PKCS#12 store is sealed by a key of a size that is not safe.");
        }
        var hmac = Encryption.hmac(parameters.get(1).sequence(1).getFirst().oid());
        return hmac(hmac, Encryption.pbkdf2(parameters.getFirst(), size, password), content);
    }

    private static byte[] old(String hash, byte[] salt, int iterations, byte[] content, Password password)
            throws Unreadable {
        var hmac = "Hmac" + hash.replace("-", "");
        try {
            int size = Mac.getInstance(hmac).getMacLength();
            return hmac(hmac, password.derived(hash, Purpose.MAC, salt, iterations, size), content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + hmac, e);
        }
    }

    private static String hash(String oid) throws Unreadable {
        return switch (oid) {
            case "1.3.14.3.2.26" -> "SHA-1";
            case "2.16.840.1.101.3.4.2.4" -> "SHA-224";
            case Oids.SHA256 -> "SHA-256";
            case "2.16.840.1.101.3.4.2.2" -> "SHA-384";
            case "2.16.840.1.101.3.4.2.3" -> "SHA-512";
            default -> throw new Unreadable("The PKCS#12 store is sealed by a method that is not known here.");
        };
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + algorithm, e);
        }
    }

    static Der of(byte[] content, Password password, byte[] salt) {
        try {
            var code = old("SHA-256", salt, Encryption.ITERATIONS, content, password);
            var algorithm = Der.sequence(Der.oid(Oids.SHA256), Der.nothing());
            return Der.sequence(
                    Der.sequence(algorithm, Der.octets(code)), Der.octets(salt), Der.integer(Encryption.ITERATIONS));
        } catch (Unreadable e) {
            throw new IllegalStateException("its own parameters were not understood: a bug in Tacit", e);
        }
    }
}
