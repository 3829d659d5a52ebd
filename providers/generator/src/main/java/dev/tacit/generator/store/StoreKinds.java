package dev.tacit.generator.store;

import dev.tacit.generator.kind.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of this package, by type. Lambdas, because references to constructors would load every class at once. */
public final class StoreKinds {
    public static final Map<String, Supplier<Kind>> ALL = Map.of(
            "jks", () -> StoreKind.jks(),
            "pkcs12", () -> StoreKind.pkcs12());

    private StoreKinds() {}
}
