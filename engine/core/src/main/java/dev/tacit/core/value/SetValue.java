package dev.tacit.core.value;

import java.util.List;

/** Distinct values of one type, in the order HCL iterates them (strings by code point, numbers by size). */
public record SetValue(Type element, List<Value> elements) implements Value {
    public SetValue {
        elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
        return new Type.SetOf(element);
    }
}
