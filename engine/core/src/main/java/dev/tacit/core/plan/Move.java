package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.address.ModuleStep;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded under one address is to be that of another.
 *
 * @param scope the module where this is written, without keys
 */
public record Move(List<ModuleStep> scope, AddressPattern from, AddressPattern to, SourceRange range) {
    public Move {
        scope = List.copyOf(scope);
    }

    Optional<Address> of(Address address) {
        return from.moved(scope, address, to);
    }
}
