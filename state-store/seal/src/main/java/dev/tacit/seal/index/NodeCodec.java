package dev.tacit.seal.index;

import dev.tacit.core.store.BlobId;
import dev.tacit.seal.json.MalformedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of index nodes; numbers are big-endian. A blob id of zeros means the blob that holds the node itself, whose
 * id cannot be known while it is written.
 *
 * <p>Leaf: 1, count of blobs (2), blob ids (32 each), count of entries (2), entries of id (16), revision (8), number of
 * the blob (2), offset (4), length (4), digest (32). Branch: 2, a bit for each digit with a child (2; the lowest bit is
 * digit 0), children of blob id (32), offset (4), length (4), digest (32).
 */
final class NodeCodec {
    private static final Digest SELF = new Digest(0, 0, 0, 0);
    private static final int BLOB = 32;
    private static final int ENTRY = RecordId.LENGTH + 8 + 2 + 4 + 4 + Digest.LENGTH;
    private static final int CHILD = BLOB + 4 + 4 + Digest.LENGTH;

    private NodeCodec() {}

    private static Map<PackBlob, Integer> blobs(Node.Leaf leaf) {
        var numbers = new IdentityHashMap<PackBlob, Integer>();
        for (var entry : leaf.entries()) {
            numbers.putIfAbsent(entry.extent().blob(), numbers.size());
        }
        return numbers;
    }

    static int length(Node node) {
        return switch (node) {
            case Node.Leaf leaf ->
                1 + 2 + BLOB * blobs(leaf).size() + 2 + ENTRY * leaf.entries().size();
            case Node.Branch branch -> {
                int children = 0;
                for (var child : branch.children()) {
                    children += child == null ? 0 : 1;
                }
                yield 1 + 2 + CHILD * children;
            }
        };
    }

    /** To be appended to the blob that is open now; every child was written before. */
    static byte[] encode(Node node) {
        var out = ByteBuffer.allocate(length(node));
        switch (node) {
            case Node.Leaf leaf -> {
                var numbers = blobs(leaf);
                var order = new PackBlob[numbers.size()];
                numbers.forEach((blob, number) -> order[number] = blob);
                out.put((byte) 1).putShort((short) order.length);
                for (var blob : order) {
                    blob(out, blob);
                }
                out.putShort((short) leaf.entries().size());
                for (var entry : leaf.entries()) {
                    var extent = entry.extent();
                    out.putLong(entry.id().high())
                            .putLong(entry.id().low())
                            .putLong(entry.revision())
                            .putShort(numbers.getOrDefault(extent.blob(), 0).shortValue())
                            .putInt(extent.offset())
                            .putInt(extent.length());
                    entry.digest().write(out);
                }
            }
            case Node.Branch branch -> {
                out.put((byte) 2).putShort((short) 0);
                int bits = 0;
                for (int digit = 0; digit < Node.FAN; digit++) {
                    var child = branch.children()[digit];
                    var ref = child == null ? null : child.ref();
                    if (ref != null) {
                        bits |= 1 << digit;
                        blob(out, ref.extent().blob());
                        out.putInt(ref.extent().offset()).putInt(ref.extent().length());
                        ref.digest().write(out);
                    }
                }
                out.putShort(1, (short) bits);
            }
        }
        return out.array();
    }

    private static void blob(ByteBuffer out, PackBlob blob) {
        out.put(
                blob.isOpen()
                        ? new byte[BLOB]
                        : HexFormat.of().parseHex(blob.id().hex()));
    }

    /**
     * @param self the blob that holds the node
     * @param known blobs met before, so that each is one object
     */
    static Node decode(ByteBuffer in, PackBlob self, Map<Digest, PackBlob> known) throws MalformedException {
        try {
            var node = switch (in.get()) {
                case 1 -> leaf(in, self, known);
                case 2 -> branch(in, self, known);
                default -> throw new MalformedException();
            };
            if (in.hasRemaining()) {
                throw new MalformedException();
            }
            return node;
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            throw new MalformedException();
        }
    }

    private static Node leaf(ByteBuffer in, PackBlob self, Map<Digest, PackBlob> known) throws MalformedException {
        var blobs = new PackBlob[in.getShort() & 0xffff];
        for (int i = 0; i < blobs.length; i++) {
            blobs[i] = blob(in, self, known);
        }
        int count = in.getShort() & 0xffff;
        var entries = new ArrayList<Entry>(count);
        RecordId before = null;
        for (int i = 0; i < count; i++) {
            var id = new RecordId(in.getLong(), in.getLong());
            long revision = in.getLong();
            var blob = blobs[in.getShort() & 0xffff];
            int offset = in.getInt();
            int length = in.getInt();
            var digest = Digest.read(in);
            if (before != null && before.compareTo(id) >= 0) {
                throw new MalformedException();
            }
            before = id;
            entries.add(new Entry(id, revision, new Extent(blob, offset, length), digest));
        }
        return new Node.Leaf(List.copyOf(entries));
    }

    private static Node branch(ByteBuffer in, PackBlob self, Map<Digest, PackBlob> known) {
        int bits = in.getShort();
        Node.@Nullable Child[] children = new Node.@Nullable Child[Node.FAN];
        for (int digit = 0; digit < Node.FAN; digit++) {
            if ((bits & 1 << digit) != 0) {
                var blob = blob(in, self, known);
                int offset = in.getInt();
                int length = in.getInt();
                var digest = Digest.read(in);
                children[digit] = new Node.Child(new NodeRef(new Extent(blob, offset, length), digest));
            }
        }
        return new Node.Branch(children);
    }

    private static PackBlob blob(ByteBuffer in, PackBlob self, Map<Digest, PackBlob> known) {
        var id = Digest.read(in);
        return id.equals(SELF) ? self : known.computeIfAbsent(id, unknown -> new PackBlob(new BlobId(unknown.hex())));
    }
}
