package dev.tacit.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerContract {
    @Override
    protected Ledger create() {
        return new MemoryLedger();
    }

    @Override
    protected Ledger again(Ledger ledger) {
        return ledger;
    }

    @Override
    protected Ledger planningKeyOnly(Ledger ledger) {
        return ((MemoryLedger) ledger).withoutValueKey();
    }

    @Test
    void failsWhenToldTo() throws Exception {
        var ledger = new MemoryLedger();
        ledger.failAfter(1);
        try (var session = ledger.lock("ann", Records.TIME)) {
            session.commit(writing(Records.generator("a")));
            assertThatThrownBy(() -> session.commit(writing(Records.generator("b"))))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNREACHABLE));
        }
        assertThat(ledger.snapshot().state()).hasSize(1);
    }
}
