package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store read by {@link FormatReader}, which knows docs/store-format.md and nothing of Tacit's code. */
class IndependentReaderTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatTheDocumentDescribes() throws Exception {
        var secret = Records.secret("db", 2);
        var payload = SecretRecord.payload(secret.address(), 2);
        var writes = new ArrayList<StoreRecord>(Records.everyKind());
        for (int i = 0; i < 300; i++) {
            writes.add(Records.generator("g" + i));
        }
        try (var ledger = StoreBench.home(directory).birth(Records.TIME);
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(new Commit(
                    writes, Map.of(payload, Records.payload("one")), Set.of(), List.of(SmallStore.entry("1"))));
            session.commit(new Commit(
                    List.of(secret),
                    Map.of(payload, Records.payload("content")),
                    Set.of(),
                    List.of(SmallStore.entry("2"))));
        }
        Map<String, byte[]> blobs = new HashMap<>();
        byte[] head;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(".tacit/store.db"));
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT id, bytes FROM blobs ORDER BY id, piece")) {
                while (rows.next()) {
                    blobs.merge(
                            HexFormat.of().formatHex(rows.getBytes(1)), rows.getBytes(2), IndependentReaderTest::join);
                }
            }
            try (var rows = statement.executeQuery("SELECT bytes FROM head")) {
                rows.next();
                head = rows.getBytes(1);
            }
        }
        var lockFile = Files.readString(directory.resolve(".tacit.lock.hcl"));
        var lineage = lockFile.replaceAll("(?s).*lineage += \"([0-9a-f]{32})\".*", "$1");
        var verification = lockFile.replaceAll("(?s).*verification_key += \"([^\"]+)\".*", "$1");
        var keyfile = Files.readString(directory.resolve("data/keys/" + lineage));

        var reader = new FormatReader(blobs, head, lineage, verification, keyfile);
        assertThat(reader.serial()).isEqualTo(2);
        assertThat(reader.bodies(1)).hasSize(308);
        assertThat(reader.body(1, "secret", "secret.db", ""))
                .contains("\"description\":\"of db\"")
                .contains("\"number\":2");
        assertThat(reader.body(1, "delivery", "federation.db", "target.kubernetes.prod\nbilling\ndb"))
                .contains("\"status\":\"DELIVERED\"");
        assertThat(reader.body(2, "input", "secret.db", "license")).contains("\"revision\":\"revision-license\"");
        assertThat(reader.bodies(3)).singleElement().asString().contains("\"text\":\"content\"");
        assertThat(reader.body(3, "secret", "secret.db", "2")).contains("\"text\":\"content\"");
        assertThat(reader.bodies(5)).hasSize(2);
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] result = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }
}
