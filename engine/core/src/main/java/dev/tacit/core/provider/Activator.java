package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.resource.Activation;
import java.util.Optional;

/** Runs the programs that a declaration names: they tell issuers what was drawn, or find waves good. */
public interface Activator {
    /**
     * Runs once; the same may be run again after a crash. An interrupt ends what runs.
     *
     * @return why it cannot be said that the issuer knows; empty when it does
     */
    Optional<Diagnostic> tell(Activation.Command command, Telling telling);

    /**
     * Decides whether a wave did well. May be run again after a crash. An interrupt ends what runs.
     *
     * @return why it did not; empty when it did
     */
    Optional<Diagnostic> check(Activation.Command command, WaveCheck wave);

    /** For a planning, which tells nobody anything. */
    Activator NOBODY = new Activator() {
        @Override
        public Optional<Diagnostic> tell(Activation.Command command, Telling telling) {
            throw new IllegalStateException("an activation where none can be: a bug in Tacit");
        }

        @Override
        public Optional<Diagnostic> check(Activation.Command command, WaveCheck wave) {
            throw new IllegalStateException("a check where none can be: a bug in Tacit");
        }
    };
}
