package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.provider.Receipt;

/** Is told how far an apply has come, as it happens, by several threads at once; must answer quickly. */
public interface Progress {
    /** Everything said so far is durable under {@code serial}. */
    void committed(long serial);

    /** The issuer is about to be told. */
    void activating(Change.Activate change);

    /** All of a wave is answered, found good or not. */
    default void waveEnded(Address federation, int wave, boolean good) {}

    /** The write is about to be sent. */
    void delivering(Change.Deliver change);

    /** The target has answered; the receipt is not committed yet. */
    void answered(Change.Deliver change, Receipt receipt);
}
