package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.LedgerContract;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path directory;

    @Override
    protected Ledger create() throws Exception {
        return StoreBench.home(directory).birth(Records.TIME);
    }

    @Override
    protected Ledger again(Ledger ledger) throws Exception {
        return StoreBench.home(directory).open(StoreHome.Access.WHOLE).orElseThrow();
    }

    @Override
    protected Ledger planningKeyOnly(Ledger ledger) throws Exception {
        return StoreBench.home(directory).open(StoreHome.Access.PLANNING_ONLY).orElseThrow();
    }

    @Test
    void leavesNeitherNameNorValueInAnyFile() throws Exception {
        var record = Records.secret("canaryname", 3);
        var key = SecretRecord.payload(record.address(), 3);
        try (var ledger = create();
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(new Commit(
                    List.of(
                            record,
                            Records.delivery("canaryname", dev.tacit.core.record.DeliveryRecord.Status.PENDING)),
                    Map.of(key, Records.payload("canaryvalue")),
                    Set.of(),
                    List.of(entry("secret.canaryname password"))));
            // while open, with the write-ahead log beside
            int files = 0;
            try (var all = Files.walk(directory)) {
                for (var file : all.filter(Files::isRegularFile).toList()) {
                    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(text)
                            .doesNotContain("canary")
                            .doesNotContain("Y2FuYXJ5")
                            .doesNotContain("c\0a\0n\0a\0r\0y");
                    files++;
                }
            }
            assertThat(files).isGreaterThanOrEqualTo(6);
        }
    }
}
