package dev.tacit.seal;

import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SealedLedgerTest extends LedgerContract {
    @TempDir
    Path directory;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(directory);
    }

    @Override
    protected Ledger create() throws Exception {
        return home.birth();
    }

    @Override
    protected Ledger again(Ledger ledger) throws Exception {
        return home.open();
    }

    @Override
    protected Ledger planningKeyOnly(Ledger ledger) throws Exception {
        return home.openPlanningOnly();
    }
}
