package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import java.util.Optional;

/** Reaches one type of target. Stateless. */
public interface TargetProvider {
    /** The type label it serves, for example {@code kubernetes}. */
    String type();

    Schema schema();

    Namespaces namespaces();

    /** Whether objects of such a target live in namespaces, have types, labels, annotations. */
    enum Namespaces {
        REQUIRED,
        NONE
    }

    /** Splits a declaration into settings; pure. Empty when {@code diagnostics} got an error. */
    Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics);

    /**
     * Connects, learns the identity. Blocks on the network for at most half a minute; never throws for the world's
     * faults.
     *
     * @param lineage of the store whose objects are looked for
     */
    Connection connect(TargetSettings settings, Lineage lineage);
}
