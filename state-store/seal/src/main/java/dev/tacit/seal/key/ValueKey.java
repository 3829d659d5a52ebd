package dev.tacit.seal.key;

import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Fingerprints;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Marks;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Opens content; signs, hence needed for every commit. */
public final class ValueKey {
    private final byte[] id;
    private final AeadKey payloads;
    private final AeadKey planPayloads;
    private final PrivateKey signing;
    private final ContentKeys contentKeys;

    ValueKey(byte[] key, String id, SubKeys subKeys, Lineage lineage, SecureRandom random) {
        this.id = HexFormat.of().parseHex(id);
        this.payloads = new AeadKey(AeadKey.derive(key, "tacit 1 class 3"), random);
        this.planPayloads = new AeadKey(AeadKey.derive(key, "tacit 1 plan payloads"), random);
        this.signing = Signatures.privateKey(subKeys.get("signing"));
        this.contentKeys = new ContentKeys(
                new Fingerprints(subKeys.get("fingerprint")),
                new Marks(subKeys.get("mark"), lineage),
                SealedText.opening(subKeys.get("sealing"), lineage, random));
    }

    byte[] id() {
        return id.clone();
    }

    AeadKey payloads() {
        return payloads;
    }

    public AeadKey planPayloads() {
        return planPayloads;
    }

    public ContentKeys contentKeys() {
        return contentKeys;
    }

    public byte[] sign(Signatures.Domain domain, byte[] message) {
        return Signatures.sign(signing, domain, message);
    }
}
