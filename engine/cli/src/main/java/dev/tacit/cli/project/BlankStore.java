package dev.tacit.cli.project;

import dev.tacit.core.record.Audited;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Fingerprints;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.Stored;
import dev.tacit.core.value.Provenances;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Stands for a store that is not born yet, so that planning needs none: nothing in it, keys that nobody keeps. */
public final class BlankStore implements Snapshot {
    private final Lineage lineage;
    private final Provenances provenances;
    private final ContentKeys keys;

    public BlankStore(SecureRandom random) {
        lineage = new Lineage(HexFormat.of().formatHex(random(random, 16)));
        provenances = new Provenances(random(random, 32));
        keys = new ContentKeys(new Fingerprints(random(random, 32)), new Marks(random(random, 32), lineage));
    }

    private static byte[] random(SecureRandom random, int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    @Override
    public Lineage lineage() {
        return lineage;
    }

    @Override
    public long epoch() {
        return 0;
    }

    @Override
    public long serial() {
        return 0;
    }

    @Override
    public List<Stored<? extends StoreRecord>> state() {
        return List.of();
    }

    @Override
    public Optional<Stored<? extends StoreRecord>> find(RecordKey key) {
        return Optional.empty();
    }

    @Override
    public OpenedPayload payload(RecordKey key) {
        return new OpenedPayload.Missing();
    }

    @Override
    public List<Audited> log() {
        return List.of();
    }

    @Override
    public Provenances provenances() {
        return provenances;
    }

    @Override
    public Optional<ContentKeys> contentKeys() {
        return Optional.of(keys);
    }
}
