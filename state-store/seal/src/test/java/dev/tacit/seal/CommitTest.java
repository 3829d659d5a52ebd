package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.record.Commit;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.value.Bytes;
import dev.tacit.seal.fault.StoreCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    @TempDir
    Path directory;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(directory);
    }

    private static RecordKey payloadOf(String name) {
        return SecretRecord.payload(Records.secret(name, 1).address(), 1);
    }

    private static Payload bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        bytes[0] = (byte) seed;
        return new Payload(new TreeMap<>(Map.of("k", new Bytes(bytes))));
    }

    @Test
    void spreadsOneCommitOverSeveralBlobsWhenOneIsNotEnough() throws Exception {
        var payloads = new HashMap<RecordKey, Payload>();
        for (int i = 0; i < 12; i++) {
            payloads.put(payloadOf("s" + i), bytes(700_000, i));
        }
        try (var ledger = home.birth();
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(new Commit(List.of(Records.secret("db", 1)), payloads, Set.of(), List.of()));
            assertThat(home.contents.blobs).hasSizeBetween(4, 6);
            assertThat(home.contents.blobs.values())
                    .allSatisfy(blob -> assertThat(blob.length).isLessThanOrEqualTo(BlobStore.MAX_BLOB));
            session.collect();
        }
        try (var ledger = home.open()) {
            for (var payload : payloads.entrySet()) {
                assertThat(ledger.snapshot().payload(payload.getKey()))
                        .isEqualTo(new OpenedPayload.Opened(payload.getValue()));
            }
        }
    }

    @Test
    void refusesContentThatFitsInNoBlob() throws Exception {
        try (var ledger = home.birth();
                var session = ledger.lock("ann", Records.TIME)) {
            assertThatThrownBy(() -> session.commit(
                            new Commit(List.of(), Map.of(payloadOf("huge"), bytes(4 << 20, 1)), Set.of(), List.of())))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.diagnostic().code()).isEqualTo(StoreCode.RECORD_TOO_LARGE));
            assertThat(session.snapshot().serial()).isZero();
            session.commit(new Commit(List.of(Records.secret("db", 1)), Map.of(), Set.of(), List.of()));
        }
    }

    @Test
    void readsAWholeStateInAFewRequests() throws Exception {
        var records = new ArrayList<StoreRecord>();
        for (int i = 0; i < 3000; i++) {
            records.add(Records.generator("g" + i));
        }
        try (var ledger = home.birth();
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(new Commit(records, Map.of(), Set.of(), List.of()));
        }
        var counted = new FlakyBlobStore[1];
        home.around = store -> counted[0] = new FlakyBlobStore(store);
        try (var ledger = home.open()) {
            assertThat(ledger.snapshot().state()).hasSize(3000);
            assertThat(ledger.snapshot().state()).hasSize(3000);
            assertThat(counted[0].gets).isLessThanOrEqualTo(7);
        }
    }
}
