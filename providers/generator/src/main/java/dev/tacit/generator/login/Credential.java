package dev.tacit.generator.login;

import dev.tacit.generator.kind.Inputs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A user's name with a password, as HTTP sends them (RFC 7617). */
record Credential(String username, String password) {
    static final String USERNAME = "username";
    static final String PASSWORD = "password";

    /** Reports what HTTP cannot send. */
    static void check(Inputs inputs, Optional<String> username, Optional<String> password) {
        username.filter(name -> name.isEmpty() || name.indexOf(':') >= 0 || hasControls(name))
                .ifPresent(_ -> inputs.error(
                        USERNAME, "\"username\" must not be empty; a colon or control character has no place in it."));
        password.filter(known -> known.isEmpty() || hasControls(known))
                .ifPresent(_ -> inputs.error(
                        PASSWORD, "\"password\" must not be empty; a control character has no place in it."));
    }

    String base64() {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "credential";
    }
}
