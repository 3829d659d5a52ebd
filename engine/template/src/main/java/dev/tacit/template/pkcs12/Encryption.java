package dev.tacit.template.pkcs12;

import dev.tacit.template.keys.Der;
import dev.tacit.template.keys.Unreadable;
import dev.tacit.template.pkcs12.Password.Purpose;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.RC2ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption under a password: what stores of today use is written, what older ones use is read, too. */
final class Encryption {
    /** As many as keytool's. */
    static final int ITERATIONS = 10_000;

    static final String CLOSED = "The password does not open the PKCS#12 store, or the store is damaged.";

    private Encryption() {}

    /** A cipher with all it needs. */
    private record Keyed(String cipher, SecretKeySpec key, AlgorithmParameterSpec parameters) {
        Keyed(String cipher, byte[] key, AlgorithmParameterSpec parameters) {
            this(cipher, new SecretKeySpec(key, cipher), parameters);
        }

        byte[] run(int mode, byte[] content) throws Unreadable {
            try {
                var running = Cipher.getInstance(cipher + "/CBC/PKCS5Padding");
                running.init(mode, key, parameters);
                return running.doFinal(content);
            } catch (GeneralSecurityException e) {
                throw Unreadable.because(CLOSED, e);
            }
        }
    }

    /**
     * What was encrypted, beside how.
     *
     * @param content an element of octets
     */
    record Encrypted(Der algorithm, Der content) {}

    static byte[] decrypted(Der algorithm, byte[] content, Password password) throws Unreadable {
        return keyed(algorithm, password).run(Cipher.DECRYPT_MODE, content);
    }

    private static Keyed keyed(Der algorithm, Password password) throws Unreadable {
        var fields = algorithm.sequence(2);
        var parameters = fields.get(1).sequence(2);
        return switch (fields.getFirst().oid()) {
            case Oids.PBES2 -> pbes2(parameters, password);
            case "1.2.840.113549.1.12.1.3" -> {
                var iv = new IvParameterSpec(old(parameters, Purpose.IV, 8, password));
                yield new Keyed("DESede", old(parameters, Purpose.KEY, 24, password), iv);
            }
            case "1.2.840.113549.1.12.1.5" -> rc2(parameters, 128, password);
            case "1.2.840.113549.1.12.1.6" -> rc2(parameters, 40, password);
            default -> throw unknown();
        };
    }

    private static Unreadable unknown() {
        return new Unreadable(
                "The PKCS#12 store is encrypted by a method that is not known here. Known are PBES2 with AES,"
                        + " and the older ones with triple DES or RC2.");
    }

    private static Keyed rc2(List<Der> parameters, int bits, Password password) throws Unreadable {
        var iv = old(parameters, Purpose.IV, 8, password);
        return new Keyed("RC2", old(parameters, Purpose.KEY, bits / 8, password), new RC2ParameterSpec(bits, iv));
    }

    private static byte[] old(List<Der> parameters, Purpose purpose, int size, Password password) throws Unreadable {
        return password.derived(
                "SHA-1",
                purpose,
                parameters.getFirst().octets(),
                parameters.get(1).count(),
                size);
    }

    private static Keyed pbes2(List<Der> parameters, Password password) throws Unreadable {
        var scheme = parameters.get(1).sequence(2);
        int size = switch (scheme.getFirst().oid()) {
            case "2.16.840.1.101.3.4.1.2" -> 16;
            case "2.16.840.1.101.3.4.1.22" -> 24;
            case Oids.AES_256 -> 32;
            default -> throw unknown();
        };
        var iv = scheme.get(1).octets();
        if (iv.length != 16) {
            throw unknown();
        }
        return new Keyed("AES", pbkdf2(parameters.getFirst(), size, password), new IvParameterSpec(iv));
    }

    /**
     * A key by PBKDF2.
     *
     * @param derivation its algorithm with parameters
     */
    static byte[] pbkdf2(Der derivation, int size, Password password) throws Unreadable {
        var fields = derivation.sequence(2);
        if (!fields.getFirst().oid().equals(Oids.PBKDF2)) {
            throw unknown();
        }
        var parameters = fields.get(1).sequence(2);
        var last = parameters.getLast();
        var prf = last.tag() == Der.SEQUENCE ? hmac(last.sequence(1).getFirst().oid()) : "HmacSHA1";
        return password.derived(
                prf, parameters.getFirst().octets(), parameters.get(1).count(), size);
    }

    static String hmac(String oid) throws Unreadable {
        return switch (oid) {
            case "1.2.840.113549.2.7" -> "HmacSHA1";
            case "1.2.840.113549.2.8" -> "HmacSHA224";
            case Oids.HMAC_SHA256 -> "HmacSHA256";
            case "1.2.840.113549.2.10" -> "HmacSHA384";
            case "1.2.840.113549.2.11" -> "HmacSHA512";
            default -> throw unknown();
        };
    }

    /** By PBES2 with AES-256. */
    static Encrypted encrypted(byte[] content, Password password, Seed seed) {
        var prf = Der.sequence(Der.oid(Oids.HMAC_SHA256), Der.nothing());
        var derivation =
                Der.sequence(Der.oid(Oids.PBKDF2), Der.sequence(Der.octets(seed.salt()), Der.integer(ITERATIONS), prf));
        var algorithm = Der.sequence(
                Der.oid(Oids.PBES2),
                Der.sequence(derivation, Der.sequence(Der.oid(Oids.AES_256), Der.octets(seed.iv()))));
        try {
            return new Encrypted(
                    algorithm, Der.octets(keyed(algorithm, password).run(Cipher.ENCRYPT_MODE, content)));
        } catch (Unreadable e) {
            throw new IllegalStateException("its own parameters were not understood: a bug in Tacit", e);
        }
    }
}
