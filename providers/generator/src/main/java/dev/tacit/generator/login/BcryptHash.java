package dev.tacit.generator.login;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A bcrypt hash in the notation of OpenBSD. Each step of {@code cost} doubles the work; 14 is about a second. */
record BcryptHash(String version, int cost) {
    static final int LOWEST_COST = 10;
    static final int HIGHEST_COST = 14;
    /** What follows does not reach the hash. */
    private static final int LONGEST_PASSWORD = 72;

    private static final int SALT = 16;

    /** What keeps {@code password} from being hashed, without telling it. */
    static Optional<String> objection(String password) {
        if (password.isEmpty()) {
            return Optional.of("is empty");
        }
        if (password.indexOf('\0') >= 0) {
            return Optional.of("holds a NUL, where bcrypt ends");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD
                ? Optional.of("has more than " + LONGEST_PASSWORD + " bytes; bcrypt would ignore the rest")
                : Optional.empty();
    }

    String of(String password, RandomGenerator random) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate(version, password.getBytes(StandardCharsets.UTF_8), salt, cost);
    }
}
