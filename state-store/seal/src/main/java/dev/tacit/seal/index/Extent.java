package dev.tacit.seal.index;

/** Where something lies in a pack. */
public record Extent(PackBlob blob, int offset, int length) {
    /** By blob, then by place. */
    public static int compare(Extent a, Extent b) {
        int c = a.blob == b.blob ? 0 : a.blob.id().compareTo(b.blob.id());
        return c != 0 ? c : Integer.compare(a.offset, b.offset);
    }
}
