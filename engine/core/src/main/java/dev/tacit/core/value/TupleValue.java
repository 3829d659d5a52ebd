package dev.tacit.core.value;

import java.util.List;

/** A sequence whose positions have types of their own. */
public record TupleValue(List<Value> elements) implements Value {
    public TupleValue {
        elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
        return new Type.TupleOf(elements.stream().map(Value::type).toList());
    }
}
