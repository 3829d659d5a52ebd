package dev.tacit.core.record;

/** The identity of a store: 16 random bytes as 32 lower-case hex digits, fixed at birth. */
public record Lineage(String hex) {
    public Lineage {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a lineage");
        }
    }

    /** The first 16 digits: fits a label's value, names the store in targets. */
    public String brief() {
        return hex.substring(0, 16);
    }

    @Override
    public String toString() {
        return hex;
    }
}
