package dev.tacit.generator.text;

import dev.tacit.generator.kind.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of this package, by type. Lambdas, because references to constructors would load every class at once. */
public final class TextKinds {
    public static final Map<String, Supplier<Kind>> ALL = Map.of(
            "passphrase", () -> new Passphrase(),
            "password", () -> new Password(),
            "pattern", () -> new Pattern(),
            "random_bytes", () -> new RandomBytes(),
            "uuid", () -> new Uuid());

    private TextKinds() {}
}
