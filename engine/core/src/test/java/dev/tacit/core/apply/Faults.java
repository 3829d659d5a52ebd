package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What can go wrong around a write. */
final class Faults {
    enum FaultCode implements Code {
        LOST,
        REFUSED
    }

    private Faults() {}

    /** The process ends: nothing may be written after this. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process ends here");
        }
    }

    /** Writes land, their answers do not arrive. */
    record LostAnswers() implements MemoryWorld.Fault {
        @Override
        public Receipt after(Delivery delivery, Receipt receipt) {
            return new Receipt.Unknown(Diagnostic.error(FaultCode.LOST, "No answer", "", null));
        }
    }

    /** Nothing is sent, nobody knows. */
    record LostRequests() implements MemoryWorld.Fault {
        @Override
        public Receipt before(Delivery delivery) {
            return new Receipt.Unknown(Diagnostic.error(FaultCode.LOST, "No answer", "", null));
        }
    }

    record Refusing() implements MemoryWorld.Fault {
        @Override
        public Receipt before(Delivery delivery) {
            return new Receipt.Refused(Diagnostic.error(FaultCode.REFUSED, "Not that", "", null));
        }
    }

    /** Someone does something right before the first write. */
    record Meanwhile(AtomicInteger calls, Runnable deed) implements MemoryWorld.Fault {
        Meanwhile(Runnable deed) {
            this(new AtomicInteger(), deed);
        }

        @Override
        public @Nullable Receipt before(Delivery delivery) {
            if (calls.getAndIncrement() == 0) {
                deed.run();
            }
            return null;
        }
    }
}
