package dev.tacit.seal.index;

import dev.tacit.core.record.RecordClass;
import dev.tacit.core.store.BlobId;
import dev.tacit.seal.index.PackReader.MissingException;
import dev.tacit.seal.json.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The radix tree of one commit: an id leads to its record. Immutable; nodes are read when first needed. Thread-safe. */
public final class Index {
    private final PackReader reader;
    private final Map<Digest, PackBlob> blobs;
    private final Node.@Nullable Child root;

    private Index(PackReader reader, Map<Digest, PackBlob> blobs, Node.@Nullable Child root) {
        this.reader = reader;
        this.blobs = blobs;
        this.root = root;
    }

    public static Index open(PackReader reader, Optional<NodeRef> root) {
        var blobs = new ConcurrentHashMap<Digest, PackBlob>();
        root.ifPresent(ref -> blobs.put(
                Digest.parse(ref.extent().blob().id().hex()), ref.extent().blob()));
        return new Index(reader, blobs, root.map(Node.Child::new).orElse(null));
    }

    /** Empty when the tree is empty. */
    public Optional<NodeRef> root() {
        return root == null ? Optional.empty() : Optional.ofNullable(root.ref());
    }

    public Optional<Entry> find(RecordId id) throws IOException, MissingException, MalformedException {
        var child = root;
        for (int depth = 0; child != null; depth++) {
            switch (node(child)) {
                case Node.Leaf leaf -> {
                    return TreeChange.find(leaf.entries(), id);
                }
                case Node.Branch branch -> child = branch.children()[id.digit(depth)];
            }
        }
        return Optional.empty();
    }

    /** Every entry of a class. */
    public List<Entry> all(RecordClass recordClass) throws IOException, MissingException, MalformedException {
        var result = new ArrayList<Entry>();
        if (root == null) {
            return result;
        }
        var level = List.of(root);
        if (node(root) instanceof Node.Branch(var children)) {
            var child = children[recordClass.code() & 15];
            level = child == null ? List.of() : List.of(child);
        }
        for (; !level.isEmpty(); level = visit(level, result)) {}
        result.removeIf(entry -> !entry.id().isOf(recordClass));
        return result;
    }

    /** Every blob that holds a node or a record. */
    public Set<BlobId> blobs() throws IOException, MissingException, MalformedException {
        var result = new HashSet<BlobId>();
        var entries = new ArrayList<Entry>();
        List<Node.Child> level = root == null ? List.of() : List.of(root);
        while (!level.isEmpty()) {
            for (var child : level) {
                var ref = child.ref();
                if (ref != null) {
                    result.add(ref.extent().blob().id());
                }
            }
            level = visit(level, entries);
        }
        entries.forEach(entry -> result.add(entry.extent().blob().id()));
        return result;
    }

    /** Reads a level of the tree at once: collects the entries of its leaves, answers the children of its branches. */
    private List<Node.Child> visit(List<Node.Child> level, List<Entry> entries)
            throws IOException, MissingException, MalformedException {
        load(level);
        var next = new ArrayList<Node.Child>();
        for (var child : level) {
            switch (node(child)) {
                case Node.Leaf leaf -> entries.addAll(leaf.entries());
                case Node.Branch branch -> {
                    for (var c : branch.children()) {
                        if (c != null) {
                            next.add(c);
                        }
                    }
                }
            }
        }
        return next;
    }

    /**
     * The tree after {@code changes}, its changed nodes appended to {@code writer}; the caller finishes the writer.
     *
     * @param changes sorted by id; an entry to put, or none to remove what is there
     */
    public Index update(List<TreeChange> changes, PackWriter writer)
            throws IOException, MissingException, MalformedException {
        var node = update(root, 0, changes);
        if (node == null) {
            return new Index(reader, blobs, null);
        }
        write(node, writer);
        return new Index(reader, blobs, node);
    }

    private Node.@Nullable Child update(Node.@Nullable Child child, int depth, List<TreeChange> changes)
            throws IOException, MissingException, MalformedException {
        if (changes.isEmpty()) {
            return child;
        }
        if (child == null) {
            return TreeChange.build(TreeChange.merge(List.of(), changes), depth);
        }
        return switch (node(child)) {
            case Node.Leaf leaf -> TreeChange.build(TreeChange.merge(leaf.entries(), changes), depth);
            case Node.Branch branch -> {
                var children = branch.children().clone();
                boolean any = false;
                int from = 0;
                load(touched(children, depth, changes));
                for (int digit = 0; digit < Node.FAN; digit++) {
                    int to = from;
                    while (to < changes.size() && changes.get(to).id().digit(depth) == digit) {
                        to++;
                    }
                    children[digit] = update(children[digit], depth + 1, changes.subList(from, to));
                    any |= children[digit] != null;
                    from = to;
                }
                yield any ? new Node.Child(new Node.Branch(children)) : null;
            }
        };
    }

    private static List<Node.Child> touched(Node.@Nullable Child[] children, int depth, List<TreeChange> changes) {
        var result = new ArrayList<Node.Child>();
        int last = -1;
        for (var change : changes) {
            int digit = change.id().digit(depth);
            var child = children[digit];
            if (digit != last && child != null) {
                result.add(child);
            }
            last = digit;
        }
        return result;
    }

    /** Children before parents, so that a parent can say where they are. */
    private static void write(Node.Child child, PackWriter writer) throws IOException {
        var node = child.node();
        if (child.ref() != null || node == null) {
            return;
        }
        if (node instanceof Node.Branch(var children)) {
            for (var c : children) {
                if (c != null) {
                    write(c, writer);
                }
            }
        }
        writer.reserve(NodeCodec.length(node));
        byte[] bytes = NodeCodec.encode(node);
        child.written(new NodeRef(writer.append(bytes), Digest.of(bytes)));
    }

    private Node node(Node.Child child) throws IOException, MissingException, MalformedException {
        if (child.node() == null) {
            load(List.of(child));
        }
        var node = child.node();
        if (node == null) {
            throw new IllegalStateException("an index node neither in memory nor in a pack: a bug in Tacit");
        }
        return node;
    }

    private void load(List<Node.Child> children) throws IOException, MissingException, MalformedException {
        var absent = new ArrayList<Node.Child>();
        var refs = new ArrayList<NodeRef>();
        for (var child : children) {
            var ref = child.ref();
            if (child.node() == null && ref != null) {
                absent.add(child);
                refs.add(ref);
            }
        }
        if (absent.isEmpty()) {
            return;
        }
        var slices = reader.read(refs.stream().map(NodeRef::extent).toList());
        for (int i = 0; i < absent.size(); i++) {
            var slice = slices.get(i);
            var ref = refs.get(i);
            if (!Digest.of(slice.bytes(), slice.from(), slice.length()).equals(ref.digest())) {
                throw new MalformedException();
            }
            absent.get(i)
                    .read(NodeCodec.decode(
                            ByteBuffer.wrap(slice.bytes(), slice.from(), slice.length())
                                    .slice(),
                            ref.extent().blob(),
                            blobs));
        }
    }
}
