package dev.tacit.core.record;

import static dev.tacit.core.record.KeyedDigest.utf8;

/** Makes and checks marks under the store's mark key. Thread-safe. */
public final class Marks {
    private final KeyedDigest digest;
    private final Lineage lineage;

    public Marks(byte[] key, Lineage lineage) {
        this.digest = new KeyedDigest(key);
        this.lineage = lineage;
    }

    /** Everything a mark vouches for beside its own fields. */
    public record Place(TargetIdentity target, ObjectKey object, String type, Fingerprint content) {}

    public Mark make(String source, int version, long epoch, long serial, Place place) {
        return new Mark(source, version, epoch, serial, mac(source, version, epoch, serial, place));
    }

    public boolean valid(Mark mark, Place place) {
        return KeyedDigest.same(mark.mac(), mac(mark.source(), mark.version(), mark.epoch(), mark.serial(), place));
    }

    private String mac(String source, int version, long epoch, long serial, Place place) {
        return digest.of(
                utf8("mark 1"),
                utf8(lineage.hex()),
                utf8(source),
                utf8(Integer.toString(version)),
                utf8(Long.toString(epoch)),
                utf8(Long.toString(serial)),
                utf8(place.target().id()),
                utf8(place.object().namespace()),
                utf8(place.object().name()),
                utf8(place.type()),
                utf8(place.content().digest()));
    }
}
