package dev.tacit.core.value;

import dev.tacit.core.address.Address;

/** What a declared resource offers to references: its attributes, and which resource it is. */
public record Exports(Address address, ObjectValue attributes) implements Value {
    @Override
    public Type type() {
        return attributes.type();
    }
}
