package dev.tacit.generator.key;

import dev.tacit.generator.kind.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of this package, by type. Lambdas, because references to constructors would load every class at once. */
public final class KeyKinds {
    public static final Map<String, Supplier<Kind>> ALL = Map.of(
            "age", () -> Curve25519Kind.age(),
            "ecdsa", () -> KeyPairKind.ecdsa(),
            "ed25519", () -> KeyPairKind.ed25519(),
            "jwks", () -> new Jwks(),
            "rsa", () -> KeyPairKind.rsa(),
            "ssh_key", () -> new SshKey(),
            "wireguard", () -> Curve25519Kind.wireguard(),
            "x25519", () -> KeyPairKind.x25519());

    private KeyKinds() {}
}
