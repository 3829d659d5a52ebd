package dev.tacit.core.value;

import java.util.List;

/** An ordered collection of values of one type. */
public record ListValue(Type element, List<Value> elements) implements Value {
    public ListValue {
        elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
        return new Type.ListOf(element);
    }
}
