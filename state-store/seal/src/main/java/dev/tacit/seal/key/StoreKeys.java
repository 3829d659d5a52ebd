package dev.tacit.seal.key;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.store.RootKeyProvider;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of an open store: the planning key, with the value key where the root key holds it. */
public final class StoreKeys {
    private static final Set<String> PLANNING = Set.of("id", "provenance");
    private static final Set<String> VALUE = Set.of("fingerprint", "mark", "sealing", "signing");

    private final Lineage lineage;
    private final PlanningKey planning;
    private final Optional<ValueKey> value;

    private StoreKeys(Lineage lineage, PlanningKey planning, Optional<ValueKey> value) {
        this.lineage = lineage;
        this.planning = planning;
        this.value = value;
    }

    /** A store's keys as they are born. */
    public record Born(Pins pins, KeySlot planning, KeySlot value) {}

    public static Born create(Lineage lineage, RootKeyProvider root, SecureRandom random) throws IOException {
        var signing = RandomKeys.signing(random);
        var sealing = RandomKeys.sealing(random);
        var planning = slot(
                lineage,
                KeySlot.Holds.PLANNING,
                new SubKeys(Map.of("id", RandomKeys.bytes(random, 32), "provenance", RandomKeys.bytes(random, 32))),
                root,
                random);
        var value = slot(
                lineage,
                KeySlot.Holds.VALUE,
                new SubKeys(Map.of(
                        "signing", signing.privateKey(),
                        "sealing", sealing.privateKey(),
                        "fingerprint", RandomKeys.bytes(random, 32),
                        "mark", RandomKeys.bytes(random, 32))),
                root,
                random);
        return new Born(new Pins(lineage, signing.publicBase64(), sealing.publicBase64()), planning, value);
    }

    private static KeySlot slot(
            Lineage lineage, KeySlot.Holds holds, SubKeys subKeys, RootKeyProvider root, SecureRandom random)
            throws IOException {
        byte[] key = RandomKeys.bytes(random, 32);
        var id = HexFormat.of().formatHex(RandomKeys.bytes(random, 8));
        var sealed = subKeys.seal(key, name -> subKeyBinding(lineage, holds, id, name), random);
        var wraps = root.wrap(key, wrapBinding(lineage, holds, id));
        Arrays.fill(key, (byte) 0);
        return new KeySlot(id, wraps, sealed);
    }

    private static byte[] wrapBinding(Lineage lineage, KeySlot.Holds holds, String id) {
        return new Binding("tacit wrap", lineage).text(holds.word()).text(id).toBytes();
    }

    private static byte[] subKeyBinding(Lineage lineage, KeySlot.Holds holds, String id, String name) {
        return new Binding("tacit sub-key", lineage)
                .text(holds.word())
                .text(id)
                .text(name)
                .toBytes();
    }

    /** Empty when {@code root} opens no planning key. */
    public static Optional<StoreKeys> open(
            Lineage lineage, List<KeySlot> planning, List<KeySlot> value, RootKeyProvider root, SecureRandom random)
            throws IOException {
        var planningSlot = unwrap(lineage, KeySlot.Holds.PLANNING, planning, PLANNING, root, random);
        var valueSlot = unwrap(lineage, KeySlot.Holds.VALUE, value, VALUE, root, random);
        var keys = planningSlot.map(p -> new StoreKeys(
                lineage,
                new PlanningKey(p.key, p.id, p.subKeys.get("id"), p.subKeys.get("provenance"), random),
                valueSlot.map(v -> new ValueKey(v.key, v.id, v.subKeys, lineage, random))));
        // what was derived from them is all that is used from here on
        planningSlot.ifPresent(p -> Arrays.fill(p.key, (byte) 0));
        valueSlot.ifPresent(v -> Arrays.fill(v.key, (byte) 0));
        return keys;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Unwrapped(byte[] key, String id, SubKeys subKeys) {}

    private static Optional<Unwrapped> unwrap(
            Lineage lineage,
            KeySlot.Holds holds,
            List<KeySlot> slots,
            Set<String> names,
            RootKeyProvider root,
            SecureRandom random)
            throws IOException {
        for (var slot : slots) {
            var key = unwrap(lineage, holds, slot, root);
            if (key.isPresent()) {
                return SubKeys.open(
                                slot.subKeys(),
                                names,
                                key.get(),
                                name -> subKeyBinding(lineage, holds, slot.id(), name),
                                random)
                        .map(subKeys -> new Unwrapped(key.get(), slot.id(), subKeys));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> unwrap(Lineage lineage, KeySlot.Holds holds, KeySlot slot, RootKeyProvider root)
            throws IOException {
        for (var wrap : slot.wraps()) {
            if (wrap.provider().equals(root.name())) {
                var key = root.unwrap(wrap, wrapBinding(lineage, holds, slot.id()));
                if (key.isPresent() && key.get().length == 32) {
                    return key;
                }
            }
        }
        return Optional.empty();
    }

    public Lineage lineage() {
        return lineage;
    }

    public PlanningKey planning() {
        return planning;
    }

    public Optional<ValueKey> value() {
        return value;
    }

    /** The same keys without the value key. */
    public StoreKeys planningOnly() {
        return new StoreKeys(lineage, planning, Optional.empty());
    }

    /** Whether {@code pins} name the key this store signs with. */
    public boolean possess(Pins pins) {
        byte[] message = pins.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return value.isPresent()
                && Signatures.verify(
                        pins.verificationKey(),
                        Signatures.Domain.POSSESSION,
                        message,
                        value.get().sign(Signatures.Domain.POSSESSION, message));
    }

    /** The key of a class, empty for content when the value key is not at hand. */
    public Optional<ClassKey> of(RecordClass recordClass) {
        return recordClass == RecordClass.PAYLOAD
                ? value.map(v -> new ClassKey(v.id(), v.payloads()))
                : Optional.of(new ClassKey(planning.id(), planning.of(recordClass)));
    }

    /** A class's key with the id of the store key it comes from. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record ClassKey(byte[] id, AeadKey key) {}
}
