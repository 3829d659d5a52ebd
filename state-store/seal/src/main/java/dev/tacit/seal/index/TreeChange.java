package dev.tacit.seal.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to change in the tree.
 *
 * @param entry what to put, or null to remove what is there
 */
public record TreeChange(RecordId id, @Nullable Entry entry) {
    public static TreeChange put(Entry entry) {
        return new TreeChange(entry.id(), entry);
    }

    public static TreeChange remove(RecordId id) {
        return new TreeChange(id, null);
    }

    /** Both are sorted by id. */
    static List<Entry> merge(List<Entry> entries, List<TreeChange> changes) {
        var result = new ArrayList<Entry>(entries.size() + changes.size());
        int i = 0;
        for (var change : changes) {
            for (; i < entries.size() && entries.get(i).id().compareTo(change.id) < 0; i++) {
                result.add(entries.get(i));
            }
            if (i < entries.size() && entries.get(i).id().equals(change.id)) {
                i++;
            }
            if (change.entry != null) {
                result.add(change.entry);
            }
        }
        result.addAll(entries.subList(i, entries.size()));
        return result;
    }

    /** A leaf where everything fits into one, else branches; null when nothing is left. */
    static Node.@Nullable Child build(List<Entry> entries, int depth) {
        if (entries.isEmpty()) {
            return null;
        }
        if (entries.size() <= Node.LEAF || depth == RecordId.DEPTHS) {
            return new Node.Child(new Node.Leaf(List.copyOf(entries)));
        }
        var children = new Node.@Nullable Child[Node.FAN];
        int from = 0;
        for (int digit = 0; digit < Node.FAN; digit++) {
            int to = from;
            while (to < entries.size() && entries.get(to).id().digit(depth) == digit) {
                to++;
            }
            children[digit] = build(entries.subList(from, to), depth + 1);
            from = to;
        }
        return new Node.Child(new Node.Branch(children));
    }

    static Optional<Entry> find(List<Entry> sorted, RecordId id) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int c = sorted.get(middle).id().compareTo(id);
            if (c == 0) {
                return Optional.of(sorted.get(middle));
            }
            if (c < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
