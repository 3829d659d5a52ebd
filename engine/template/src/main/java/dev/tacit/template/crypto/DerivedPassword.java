package dev.tacit.template.crypto;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.nio.ByteBuffer;
import java.util.List;

/** The algorithm of Master Password, version 3: a password that follows from a master password and the name of a site. */
final class DerivedPassword {
    private static final String SCOPE = "com.lyndir.masterpassword";
    private static final int COST = 32768;
    private static final int BLOCK = 8;
    private static final int LANES = 2;
    private static final int KEY = 64;
    /** Steps of a rendering, against the two million that one has; it takes about as long. */
    private static final int STEPS = 600_000;

    private DerivedPassword() {}

    static GoValue derive(Arguments a) {
        var templates = templates(a.octets(1));
        if (templates.isEmpty()) {
            return a.answer("cannot find password template " + a.octets(1));
        }
        a.spend(STEPS);
        byte[] salt = counted(a.octets(3), new byte[0]);
        byte[] key = new Scrypt(COST, BLOCK, LANES).derive(Octets.bytes(a.octets(2)), salt, KEY);
        byte[] counter =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) a.whole(0)).array();
        byte[] seed = new Hmac(key).of(counted(a.octets(4), counter));
        var template = templates.get((seed[0] & 0xFF) % templates.size());
        var password = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            var characters = characters(template.charAt(i));
            password.append(characters.charAt((seed[i + 1] & 0xFF) % characters.length()));
        }
        return a.answer(password.toString());
    }

    /** The scope, how long the name is, the name, what follows. */
    private static byte[] counted(String octets, byte[] rest) {
        byte[] name = Octets.bytes(octets);
        byte[] scope = Octets.bytes(SCOPE);
        return ByteBuffer.allocate(scope.length + Integer.BYTES + name.length + rest.length)
                .put(scope)
                .putInt(name.length)
                .put(name)
                .put(rest)
                .array();
    }

    private static List<String> templates(String type) {
        return switch (type) {
            case "maximum" -> List.of("anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno");
            case "long" ->
                List.of(
                        "CvcvnoCvcvCvcv",
                        "CvcvCvcvnoCvcv",
                        "CvcvCvcvCvcvno",
                        "CvccnoCvcvCvcv",
                        "CvccCvcvnoCvcv",
                        "CvccCvcvCvcvno",
                        "CvcvnoCvccCvcv",
                        "CvcvCvccnoCvcv",
                        "CvcvCvccCvcvno",
                        "CvcvnoCvcvCvcc",
                        "CvcvCvcvnoCvcc",
                        "CvcvCvcvCvccno",
                        "CvccnoCvccCvcv",
                        "CvccCvccnoCvcv",
                        "CvccCvccCvcvno",
                        "CvcvnoCvccCvcc",
                        "CvcvCvccnoCvcc",
                        "CvcvCvccCvccno",
                        "CvccnoCvcvCvcc",
                        "CvccCvcvnoCvcc",
                        "CvccCvcvCvccno");
            case "medium" -> List.of("CvcnoCvc", "CvcCvcno");
            case "short" -> List.of("Cvcn");
            case "basic" -> List.of("aaanaaan", "aannaaan", "aaannaaa");
            case "pin" -> List.of("nnnn");
            default -> List.of();
        };
    }

    private static String characters(char kind) {
        var letters = "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
        return switch (kind) {
            case 'C' -> "BCDFGHJKLMNPQRSTVWXYZ";
            case 'v' -> "aeiou";
            case 'c' -> "bcdfghjklmnpqrstvwxyz";
            case 'a' -> letters;
            case 'n' -> "0123456789";
            case 'o' -> "@&%?,=[]_:-+*$#!'^~;()/.";
            default -> letters + "0123456789!@#$%^&*()";
        };
    }
}
