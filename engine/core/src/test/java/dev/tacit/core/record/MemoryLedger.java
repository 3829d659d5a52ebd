package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store that forgets everything with its process, for tests of the planner and the applier. Thread-safe. */
public final class MemoryLedger implements Ledger {
    private enum MemoryCode implements Code {
        STORE_LOCKED,
        STORE_SEALED,
        STORE_UNREACHABLE
    }

    private record State(
            long serial,
            Map<RecordKey, Stored<? extends StoreRecord>> records,
            Map<RecordKey, Payload> payloads,
            List<Audited> audit) {}

    private final Lineage lineage;
    private final boolean hasValueKey;
    private final AtomicReference<State> state;
    private final AtomicReference<@Nullable String> holder;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger commitsUntilFailure = new AtomicInteger(Integer.MAX_VALUE);

    public MemoryLedger() {
        this(
                new Lineage("00112233445566778899aabbccddeeff"),
                true,
                new AtomicReference<>(new State(0, Map.of(), Map.of(), List.of())),
                new AtomicReference<@Nullable String>(null));
    }

    private MemoryLedger(
            Lineage lineage,
            boolean hasValueKey,
            AtomicReference<State> state,
            AtomicReference<@Nullable String> holder) {
        this.lineage = lineage;
        this.hasValueKey = hasValueKey;
        this.state = state;
        this.holder = holder;
    }

    /** The same store, opened with its planning key only. */
    public MemoryLedger withoutValueKey() {
        return new MemoryLedger(lineage, false, state, holder);
    }

    /** How many payloads this ledger's snapshots have opened. */
    public int openedPayloads() {
        return opened.get();
    }

    /** Lets {@code commits} more commits pass, then every one fails as if the backend were gone. */
    public void failAfter(int commits) {
        commitsUntilFailure.set(commits);
    }

    /** A text that {@code sealed()} opens to {@code value} in this ledger. */
    public String seal(String secret, String key, String value) {
        return "sealed\n" + lineage + "\n" + secret + "\n" + key + "\n" + value;
    }

    private SealedValues.Answer unseal(List<Address> secrets, String key, String text) {
        var parts = text.split("\n", 5);
        if (parts.length < 5 || !parts[0].equals("sealed")) {
            return new SealedValues.Answer.Malformed();
        }
        if (!parts[1].equals(lineage.hex())) {
            return new SealedValues.Answer.ForAnotherStore();
        }
        return parts[3].equals(key)
                        && secrets.stream().anyMatch(a -> a.toString().equals(parts[2]))
                ? new SealedValues.Answer.Opened(new Text(parts[4]))
                : new SealedValues.Answer.ForAnotherPlace();
    }

    @Override
    public Snapshot snapshot() {
        return new MemorySnapshot(state.get());
    }

    @Override
    public Session lock(String who, Instant now) throws StoreException {
        refuseWithoutValueKey();
        if (!holder.compareAndSet(null, who)) {
            throw new StoreException(
                    StoreException.Kind.LOCKED,
                    Diagnostic.error(MemoryCode.STORE_LOCKED, "The store is locked by " + holder.get(), "", null));
        }
        return new MemorySession();
    }

    @Override
    public void audit(AuditEntry entry) throws StoreException {
        refuseWithoutValueKey();
        state.updateAndGet(s -> next(s, new Commit(List.of(), Map.of(), java.util.Set.of(), List.of(entry))));
    }

    @Override
    public void close() {}

    private void refuseWithoutValueKey() throws StoreException {
        if (!hasValueKey) {
            throw new StoreException(
                    StoreException.Kind.SEALED,
                    Diagnostic.error(MemoryCode.STORE_SEALED, "Only the planning key is at hand", "", null));
        }
    }

    private static State next(State last, Commit commit) {
        long serial = last.serial + 1;
        var records = new HashMap<>(last.records);
        var payloads = new HashMap<>(last.payloads);
        commit.deletes().forEach(key -> {
            records.remove(key);
            payloads.remove(key);
        });
        commit.writes().forEach(r -> records.put(r.key(), new Stored<>(r, serial)));
        payloads.putAll(commit.payloads());
        var audit = new ArrayList<>(last.audit);
        commit.audit().forEach(entry -> audit.add(new Audited(serial, entry)));
        return new State(serial, Map.copyOf(records), Map.copyOf(payloads), List.copyOf(audit));
    }

    private final class MemorySession implements Session {
        private boolean closed;

        @Override
        public Snapshot snapshot() {
            return MemoryLedger.this.snapshot();
        }

        @Override
        public Snapshot commit(Commit commit) throws StoreException {
            if (closed) {
                throw new IllegalStateException("commit after the session was closed");
            }
            if (commitsUntilFailure.getAndDecrement() <= 0) {
                throw new StoreException(
                        StoreException.Kind.UNREACHABLE,
                        Diagnostic.error(MemoryCode.STORE_UNREACHABLE, "The store is gone", "", null));
            }
            return new MemorySnapshot(state.updateAndGet(s -> next(s, commit)));
        }

        @Override
        public void collect() {}

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                holder.set(null);
            }
        }
    }

    private final class MemorySnapshot implements Snapshot {
        private final State seen;

        MemorySnapshot(State seen) {
            this.seen = seen;
        }

        @Override
        public Lineage lineage() {
            return lineage;
        }

        @Override
        public long epoch() {
            return 1;
        }

        @Override
        public long serial() {
            return seen.serial;
        }

        @Override
        public List<Stored<? extends StoreRecord>> state() {
            return List.copyOf(seen.records.values());
        }

        @Override
        public Optional<Stored<? extends StoreRecord>> find(RecordKey key) {
            return Optional.ofNullable(seen.records.get(key));
        }

        @Override
        public OpenedPayload payload(RecordKey key) {
            if (!hasValueKey) {
                return new OpenedPayload.NeedsValueKey();
            }
            var payload = seen.payloads.get(key);
            if (payload == null) {
                return new OpenedPayload.Missing();
            }
            opened.incrementAndGet();
            return new OpenedPayload.Opened(payload);
        }

        @Override
        public List<Audited> log() {
            return seen.audit;
        }

        @Override
        public Provenances provenances() {
            return new Provenances(key("provenance"));
        }

        @Override
        public Optional<ContentKeys> contentKeys() {
            return hasValueKey
                    ? Optional.of(new ContentKeys(
                            new Fingerprints(key("fingerprint")),
                            new Marks(key("mark"), lineage),
                            MemoryLedger.this::unseal))
                    : Optional.empty();
        }

        private static byte[] key(String name) {
            return ("memory ledger, key of " + name).getBytes(StandardCharsets.UTF_8);
        }
    }
}
