package dev.tacit.seal;

import dev.tacit.core.record.Audited;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.Stored;
import dev.tacit.core.value.Provenances;
import dev.tacit.seal.codec.AuditCodec;
import dev.tacit.seal.codec.PayloadCodec;
import dev.tacit.seal.codec.RecordCodec;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.index.Entry;
import dev.tacit.seal.index.Extent;
import dev.tacit.seal.index.Index;
import dev.tacit.seal.index.PackReader.MissingException;
import dev.tacit.seal.json.MalformedException;
import dev.tacit.seal.key.ValueKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store under one head, that of the first thing it told. */
final class SealedSnapshot implements Snapshot {
    /** So many records are opened at a time, to hold few of them twice. */
    private static final int BATCH = 4096;

    private static final int MOST_RESTARTS = 5;
    private static final List<RecordClass> RECORDS = List.of(RecordClass.STATE, RecordClass.INPUT);

    private final StoreAccess access;
    private volatile Head head;
    private volatile Index index;
    /** Whether anyone has been told anything that another head might tell otherwise. */
    private volatile boolean told;

    private @Nullable List<Stored<? extends StoreRecord>> state;

    SealedSnapshot(StoreAccess access, Head head, Index index) {
        this.access = access;
        this.head = head;
        this.index = index;
    }

    boolean isOf(Head other) {
        return head.commit().equals(other.commit()) && head.serial() == other.serial();
    }

    Index index() {
        return index;
    }

    @Override
    public Lineage lineage() {
        return head.pins().lineage();
    }

    @Override
    public long epoch() {
        told = true;
        return head.epoch();
    }

    @Override
    public long serial() {
        told = true;
        return head.serial();
    }

    @Override
    public synchronized List<Stored<? extends StoreRecord>> state() throws StoreException {
        var read = state;
        for (int attempt = 0; read == null; attempt++) {
            try {
                read = access.reading(head, this::readState);
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CONFLICT || told || attempt == MOST_RESTARTS) {
                    throw e;
                }
                // someone applied and tidied up meanwhile: start again from the new head
                var next = access.currentHead();
                index = Index.open(access.reader(), next.index());
                head = next;
            }
        }
        told = true;
        state = read;
        return read;
    }

    private List<Stored<? extends StoreRecord>> readState() throws IOException, MissingException, MalformedException {
        var result = new ArrayList<Stored<? extends StoreRecord>>();
        for (var recordClass : RECORDS) {
            for (var batch : batches(index.all(recordClass))) {
                var bodies = open(recordClass, batch);
                for (int i = 0; i < bodies.size(); i++) {
                    result.add(new Stored<>(
                            RecordCodec.decode(bodies.get(i)), batch.get(i).revision()));
                }
            }
        }
        return List.copyOf(result);
    }

    @Override
    public Optional<Stored<? extends StoreRecord>> find(RecordKey key) throws StoreException {
        if (!RECORDS.contains(key.recordClass())) {
            throw new IllegalArgumentException("only records of state and inputs are found by key: a bug in Tacit");
        }
        told = true;
        return access.reading(head, () -> {
            var entry = index.find(access.names().of(key));
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            byte[] body = open(key.recordClass(), List.of(entry.get())).getFirst();
            var record = RecordCodec.decode(body);
            if (!record.key().equals(key)) {
                throw new MalformedException();
            }
            return Optional.of(new Stored<>(record, entry.get().revision()));
        });
    }

    @Override
    public OpenedPayload payload(RecordKey key) {
        if (access.keys().value().isEmpty()) {
            return new OpenedPayload.NeedsValueKey();
        }
        told = true;
        try {
            return access.reading(head, () -> {
                var entry = index.find(access.names().of(key));
                if (entry.isEmpty()) {
                    return new OpenedPayload.Missing();
                }
                access.countOpenedPayload();
                byte[] body = open(key.recordClass(), List.of(entry.get())).getFirst();
                return new OpenedPayload.Opened(PayloadCodec.decode(key, body));
            });
        } catch (StoreException e) {
            return new OpenedPayload.Failed(e.diagnostic());
        }
    }

    @Override
    public List<Audited> log() throws StoreException {
        told = true;
        record Line(long revision, AuditCodec.Placed placed) {}
        return access.reading(head, () -> {
            var lines = new ArrayList<Line>();
            for (var batch : batches(index.all(RecordClass.AUDIT))) {
                var bodies = open(RecordClass.AUDIT, batch);
                for (int i = 0; i < bodies.size(); i++) {
                    lines.add(new Line(batch.get(i).revision(), AuditCodec.decode(bodies.get(i))));
                }
            }
            lines.sort(Comparator.comparingLong(Line::revision)
                    .thenComparingInt(line -> line.placed().order()));
            return lines.stream()
                    .map(line -> new Audited(line.revision(), line.placed().entry()))
                    .toList();
        });
    }

    private static List<List<Entry>> batches(List<Entry> entries) {
        var result = new ArrayList<List<Entry>>();
        var sorted = new ArrayList<>(entries);
        sorted.sort((a, b) -> Extent.compare(a.extent(), b.extent()));
        for (int from = 0; from < sorted.size(); from += BATCH) {
            result.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH)));
        }
        return result;
    }

    private List<byte[]> open(RecordClass recordClass, List<Entry> entries)
            throws IOException, MissingException, MalformedException {
        var slices = access.reader().read(entries.stream().map(Entry::extent).toList());
        var result = new ArrayList<byte[]>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            result.add(access.sealer()
                    .open(recordClass, entries.get(i), slices.get(i))
                    .orElseThrow(MalformedException::new));
        }
        return result;
    }

    @Override
    public Provenances provenances() {
        return access.keys().planning().provenances();
    }

    @Override
    public Optional<ContentKeys> contentKeys() {
        return access.keys().value().map(ValueKey::contentKeys);
    }
}
