package dev.tacit.core.address;

/** The key that tells instances of one block apart. */
public sealed interface InstanceKey {
    /** A key of {@code for_each}. */
    record Name(String value) implements InstanceKey {
        @Override
        public String toString() {
            return "[\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
        }
    }

    /** A position of {@code count}. */
    record Index(int value) implements InstanceKey {
        @Override
        public String toString() {
            return "[" + value + "]";
        }
    }
}
