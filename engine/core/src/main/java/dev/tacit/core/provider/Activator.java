package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.resource.Activation;
import java.util.Optional;

/** Tells the issuers of secrets what was drawn for them. */
public interface Activator {
    /**
     * Runs once; the same may be run again after a crash. An interrupt ends what runs.
     *
     * @return why it cannot be said that the issuer knows; empty when it does
     */
    Optional<Diagnostic> tell(Activation.Command command, Telling telling);

    /** For a planning, which tells nobody anything. */
    Activator NOBODY = (_, _) -> {
        throw new IllegalStateException("an activation where none can be: a bug in Tacit");
    };
}
