package dev.tacit.generator.login;

import dev.tacit.generator.kind.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of this package, by type. Lambdas, because references to constructors would load every class at once. */
public final class LoginKinds {
    public static final Map<String, Supplier<Kind>> ALL = Map.of(
            "argon2", () -> new Argon2(),
            "basic_auth", () -> new BasicAuth(),
            "bcrypt", () -> new Bcrypt(),
            "docker_config_json", () -> new DockerConfigJson(),
            "htpasswd", () -> new Htpasswd(),
            "totp", () -> new Totp());

    private LoginKinds() {}
}
