package dev.tacit.seal;

import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.BlobStore;
import dev.tacit.seal.codec.AuditCodec;
import dev.tacit.seal.codec.PayloadCodec;
import dev.tacit.seal.codec.RecordCodec;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.index.Digest;
import dev.tacit.seal.index.Entry;
import dev.tacit.seal.index.Index;
import dev.tacit.seal.index.PackReader.MissingException;
import dev.tacit.seal.index.PackWriter;
import dev.tacit.seal.index.RecordId;
import dev.tacit.seal.index.TreeChange;
import dev.tacit.seal.json.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A commit on its way: sealed once, put into the tree of whichever head is current. Contents go to packs of their own,
 * since they are sealed under another key.
 */
final class PreparedCommit {
    private final StoreAccess access;
    private final String id;
    private final List<AuditEntry> audit;
    private final TreeMap<RecordId, TreeChange> changes = new TreeMap<>();
    private final List<Entry> auditEntries = new ArrayList<>();
    private PackWriter planningPack;

    /**
     * Seals records and stores those whose packs are full.
     *
     * @param id of the commit, random
     * @param revision for every record written: the serial this commit is meant to get
     */
    PreparedCommit(StoreAccess access, Commit commit, String id, long revision) throws IOException, StoreException {
        this.access = access;
        this.id = id;
        this.audit = commit.audit();
        this.planningPack = new PackWriter(access.store());
        var valuePack = new PackWriter(access.store());
        for (var key : commit.deletes()) {
            var recordId = access.names().of(key);
            changes.put(recordId, TreeChange.remove(recordId));
        }
        for (var payload : new TreeMap<>(commit.payloads()).entrySet()) {
            byte[] body = PayloadCodec.encode(payload.getKey(), payload.getValue());
            put(write(payload.getKey(), revision, body, valuePack));
        }
        valuePack.finish();
        for (var record : commit.writes()) {
            put(write(record.key(), revision, RecordCodec.encode(record), planningPack));
        }
    }

    private void put(Entry entry) {
        changes.put(entry.id(), TreeChange.put(entry));
    }

    private Entry write(RecordKey key, long revision, byte[] body, PackWriter pack) throws IOException, StoreException {
        if (body.length + Sealer.OVERHEAD > BlobStore.MAX_BLOB) {
            throw StoreFault.tooLarge(key.address());
        }
        var recordId = access.names().of(key);
        byte[] sealed = access.sealer().seal(key.recordClass(), recordId, revision, body);
        return new Entry(recordId, revision, pack.append(sealed), Digest.of(sealed));
    }

    /**
     * Puts the commit into {@code index} and stores every pack. Audit entries are sealed anew each time: their place in
     * the log is the serial.
     */
    Index into(Index index, long serial) throws IOException, StoreException, MissingException, MalformedException {
        auditEntries.clear();
        for (int order = 0; order < audit.size(); order++) {
            var key = new RecordKey(RecordClass.AUDIT, "audit", "", id + "/" + order);
            auditEntries.add(write(key, serial, AuditCodec.encode(audit.get(order), order), planningPack));
        }
        auditEntries.forEach(this::put);
        var next = index.update(List.copyOf(changes.values()), planningPack);
        planningPack.finish();
        planningPack = new PackWriter(access.store());
        return next;
    }

    /** Whether {@code index} holds this commit already, which happens when the answer to a swap was lost. */
    boolean isIn(Index index) throws IOException, MissingException, MalformedException {
        for (var change : changes.values()) {
            var entry = change.entry();
            if (entry != null) {
                var found = index.find(entry.id());
                return found.isPresent() && found.get().digest().equals(entry.digest());
            }
        }
        return false;
    }
}
