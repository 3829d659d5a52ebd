package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.address.ModuleStep;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.List;

/**
 * Something was removed from the declarations on purpose.
 *
 * @param scope the module where this is written, without keys
 */
public record Removal(List<ModuleStep> scope, AddressPattern from, Objects objects, SourceRange range) {
    /** What becomes of the objects that were delivered. */
    public enum Objects {
        DELETED,
        /** They stay, and are forgotten. */
        LEFT
    }

    public Removal {
        scope = List.copyOf(scope);
    }

    boolean covers(Address address) {
        return from.covers(scope, address);
    }
}
