package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Records;
import dev.tacit.seal.SmallStore.Outcome;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flips bytes of the database file itself; with {@code -Dtacit.proofs=full} every one. */
class DamagedFileTest {
    @TempDir
    Path directory;

    @Test
    void refusesADamagedFileOrTellsTheTruth() throws Exception {
        Claims.prove("no byte of the database file flips unnoticed into a wrong value", this::flips);
    }

    private String flips() throws Exception {
        SmallStore.Truth truth;
        try (var ledger = StoreBench.home(directory).birth(Records.TIME)) {
            SmallStore.fill(ledger, "x");
            truth = SmallStore.read(ledger);
        }
        var file = directory.resolve(".tacit/store.db");
        byte[] intact = Files.readAllBytes(file);
        int step = Claims.full() ? 1 : 97;
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int i = 0; i < intact.length; i += step) {
            byte[] damaged = intact.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            // a new file each time: SQLite remembers files by inode, in this process
            Files.delete(file);
            Files.write(file, damaged);
            Files.deleteIfExists(directory.resolve(".tacit/store.db-wal"));
            Files.deleteIfExists(directory.resolve(".tacit/store.db-shm"));
            var outcome = SmallStore.examine(
                    truth,
                    () -> StoreBench.home(directory)
                            .open(StoreHome.Access.WHOLE)
                            .orElseThrow(() -> new AssertionError("a damaged store taken for none")));
            counts.merge(outcome, 1, Integer::sum);
        }
        assertThat(counts.getOrDefault(Outcome.REFUSED, 0)).isPositive();
        return "of " + intact.length + " bytes every " + (step == 1 ? "one" : step + "th") + ": " + counts;
    }
}
