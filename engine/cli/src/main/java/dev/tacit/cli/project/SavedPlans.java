package dev.tacit.cli.project;

import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.StoreException;
import dev.tacit.seal.SealedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Plans as sealed files that only their owner may read. */
public final class SavedPlans {
    /** More than this is no plan of ours: 5,000 changes need about 6 MB. */
    private static final long LARGEST = 1L << 28;

    private SavedPlans() {}

    /** Replaces the file at once, so that a half-written plan never has its name. */
    public static void write(Plan plan, SealedLedger ledger, Path file) throws IOException, StoreException {
        var sealed = ledger.sealPlan(plan);
        var directory = file.toAbsolutePath().getParent();
        var temporary = Files.createTempFile(
                directory,
                ".tacit-plan",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(temporary, sealed);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    public static Plan read(SealedLedger ledger, Path file) throws IOException, StoreException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than any plan");
        }
        return ledger.openPlan(Files.readAllBytes(file), file.getFileName().toString());
    }
}
