package dev.tacit.seal.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the radix tree. Immutable, but for children that are read when first needed. */
sealed interface Node {
    /** How many entries a leaf holds at most, except at the greatest depth. */
    int LEAF = 64;

    int FAN = 16;

    /** @param entries by id */
    record Leaf(List<Entry> entries) implements Node {}

    /** @param children by digit, null where there is none */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Branch(@Nullable Child[] children) implements Node {}

    /** A child that lies in a pack, or is in memory, or both. */
    final class Child {
        private volatile @Nullable NodeRef ref;
        private volatile @Nullable Node node;

        Child(NodeRef ref) {
            this.ref = ref;
        }

        Child(Node node) {
            this.node = node;
        }

        @Nullable
        NodeRef ref() {
            return ref;
        }

        @Nullable
        Node node() {
            return node;
        }

        void written(NodeRef ref) {
            this.ref = ref;
        }

        void read(Node node) {
            this.node = node;
        }
    }
}
