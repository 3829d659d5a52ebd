package dev.tacit.template.library;

import java.util.Optional;

/** Functions of sprig that templates deliberately do not have, with what to use instead. */
final class Refused {
    private Refused() {}

    static Optional<String> reason(String name) {
        return switch (name) {
            case "randAlphaNum", "randAlpha", "randAscii", "randNumeric" -> generator(name, "password");
            case "randBytes" -> generator(name, "random_bytes");
            case "randInt", "shuffle" -> generator(name, "pattern");
            case "uuidv4" -> generator(name, "uuid");
            case "genPrivateKey" -> generator(name, "rsa\", \"ecdsa\" or \"ed25519");
            case "genCA", "genCAWithKey" -> generator(name, "x509_ca");
            case "genSignedCert", "genSignedCertWithKey", "genSelfSignedCert", "genSelfSignedCertWithKey" ->
                generator(name, "x509_certificate");
            case "bcrypt" -> generator(name, "bcrypt");
            case "htpasswd" -> generator(name, "htpasswd");
            case "encryptAES" ->
                Optional.of("\"encryptAES\" draws a random start, so each rendering would have another result. Keep the"
                        + " secret as it is: Tacit encrypts what it stores.");
            case "now", "ago" ->
                Optional.of(
                        "\"" + name + "\" reads the clock, so each rendering would have another result. Pass the moment"
                                + " to the template: as seconds since 1970, or as a text that \"toDate\" reads.");
            case "env", "expandenv" ->
                Optional.of("\"" + name + "\" would read the environment of whoever runs Tacit, so the result would"
                        + " depend on it. Declare a variable and pass it to the template.");
            case "getHostByName" ->
                Optional.of("\"getHostByName\" would ask the network, so each rendering might have another result. Pass"
                        + " the address to the template.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> generator(String name, String kinds) {
        return Optional.of(
                "\"" + name + "\" draws randomness, so each rendering would have another result. Use generator \""
                        + kinds + "\", whose result is kept, and pass it to the template.");
    }
}
