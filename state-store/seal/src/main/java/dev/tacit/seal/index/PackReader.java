package dev.tacit.seal.index;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.BlobRange;
import dev.tacit.core.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads many small things out of packs in few requests. */
public final class PackReader {
    /** Things closer than this are read in one stretch. */
    private static final int GAP = 1 << 14;

    private final BlobStore store;

    public PackReader(BlobStore store) {
        this.store = store;
    }

    /** A blob is not there, or shorter than the index says. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException() {
            super("missing", null, false, false);
        }
    }

    /** Bytes within a longer stretch. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Slice(byte[] bytes, int from, int length) {}

    private record Stretch(BlobId blob, long from, long to, List<Integer> items) {}

    /** In the order asked. */
    public List<Slice> read(List<Extent> extents) throws IOException, MissingException {
        var stretches = stretches(extents);
        var ranges = new ArrayList<BlobRange>(stretches.size());
        for (var stretch : stretches) {
            ranges.add(new BlobRange(stretch.blob, (int) stretch.from, (int) (stretch.to - stretch.from)));
        }
        var found = store.get(ranges);
        var result = new Slice[extents.size()];
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            byte[] bytes = found.get(i).orElseThrow(MissingException::new);
            for (int item : stretch.items) {
                var extent = extents.get(item);
                result[item] = new Slice(bytes, (int) (extent.offset() - stretch.from), extent.length());
            }
        }
        return List.of(result);
    }

    private static List<Stretch> stretches(List<Extent> extents) throws MissingException {
        var order = IntStream.range(0, extents.size())
                .boxed()
                .sorted((a, b) -> Extent.compare(extents.get(a), extents.get(b)))
                .toList();
        var result = new ArrayList<Stretch>();
        for (int i : order) {
            var extent = extents.get(i);
            long end = (long) extent.offset() + extent.length();
            if (extent.offset() < 0 || extent.length() < 0 || end > BlobStore.MAX_BLOB) {
                throw new MissingException();
            }
            var last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.blob.equals(extent.blob().id()) && extent.offset() <= last.to + GAP) {
                last.items.add(i);
                result.set(result.size() - 1, new Stretch(last.blob, last.from, Math.max(last.to, end), last.items));
            } else {
                var items = new ArrayList<Integer>();
                items.add(i);
                result.add(new Stretch(extent.blob().id(), extent.offset(), end, items));
            }
        }
        return result;
    }
}
