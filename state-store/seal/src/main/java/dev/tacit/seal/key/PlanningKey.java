package dev.tacit.seal.key;

import dev.tacit.core.record.RecordClass;
import dev.tacit.core.value.Provenances;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** Opens everything but content. */
public final class PlanningKey {
    private final byte[] id;
    private final Map<RecordClass, AeadKey> classes = new EnumMap<>(RecordClass.class);
    private final AeadKey planHeader;
    private final byte[] idKey;
    private final byte[] provenanceKey;

    PlanningKey(byte[] key, String id, byte[] idKey, byte[] provenanceKey, SecureRandom random) {
        this.id = HexFormat.of().parseHex(id);
        for (var c : RecordClass.values()) {
            if (c != RecordClass.PAYLOAD) {
                classes.put(c, new AeadKey(AeadKey.derive(key, "tacit 1 class " + c.code()), random));
            }
        }
        this.planHeader = new AeadKey(AeadKey.derive(key, "tacit 1 plan header"), random);
        this.idKey = idKey;
        this.provenanceKey = provenanceKey;
    }

    byte[] id() {
        return id.clone();
    }

    AeadKey of(RecordClass recordClass) {
        var key = classes.get(recordClass);
        if (key == null) {
            throw new IllegalArgumentException(recordClass + " asked of the planning key: a bug in Tacit");
        }
        return key;
    }

    public AeadKey planHeader() {
        return planHeader;
    }

    /** Names records; see {@code RecordId}. */
    public byte[] idKey() {
        return idKey.clone();
    }

    public Provenances provenances() {
        return new Provenances(provenanceKey);
    }
}
