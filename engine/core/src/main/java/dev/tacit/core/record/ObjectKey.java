package dev.tacit.core.record;

/** Names an object inside one target; {@code namespace} is {@code ""} where the target has none. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
    /** Numbered names in numbered namespaces would collide by the dozen if both hashes were weighted alike. */
    @Override
    public int hashCode() {
        int hash = namespace.hashCode() * 0x9E3779B9 ^ name.hashCode();
        return hash ^ hash >>> 16;
    }

    @Override
    public int compareTo(ObjectKey other) {
        int c = namespace.compareTo(other.namespace);
        return c != 0 ? c : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
