package dev.tacit.generator.login;

import dev.tacit.generator.kind.Kind;
import java.util.List;

/** The kinds of this package. */
public final class LoginKinds {
    public static final List<Kind> ALL =
            List.of(new Argon2(), new BasicAuth(), new Bcrypt(), new DockerConfigJson(), new Htpasswd(), new Totp());

    private LoginKinds() {}
}
