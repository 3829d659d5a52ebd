package dev.tacit.core.value;

/** The absence of a value of some type. */
public record Null(Type type) implements Value {
    public static final Null UNTYPED = new Null(Type.DYNAMIC);

    @Override
    public String toString() {
        return "null";
    }
}
