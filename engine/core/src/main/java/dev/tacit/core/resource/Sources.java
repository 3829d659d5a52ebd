package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Value;
import org.jspecify.annotations.Nullable;

/** What templates, federations may take content from. */
final class Sources {
    private Sources() {}

    /** Null when {@code value} is neither a secret nor a template as a whole. */
    static @Nullable Exports of(Value value) {
        return value instanceof Exports e
                        && switch (e.address().kind()) {
                            case SECRET, TEMPLATE -> true;
                            case DATA, GENERATOR, TARGET, FEDERATION, OUTPUT -> false;
                        }
                ? e
                : null;
    }

    static void refuse(Declaration declaration, SourceRange range, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(
                        ResourceCode.NOT_A_SOURCE,
                        "\"source\" is not a secret or template",
                        "\"source\" must refer to a whole secret or template, for example secret.db. For one value of a secret, "
                                + "declare a template or another secret that holds it.",
                        range)
                .about(declaration.address()));
    }
}
