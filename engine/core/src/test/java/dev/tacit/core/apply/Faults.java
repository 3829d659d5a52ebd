package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.ObjectKey;
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

    /** Someone does something right before the first write to {@code object}. */
    record Meanwhile(ObjectKey object, AtomicInteger calls, Runnable deed) implements MemoryWorld.Fault {
        Meanwhile(ObjectKey object, Runnable deed) {
            this(object, new AtomicInteger(), deed);
        }

        @Override
        public @Nullable Receipt before(Delivery delivery) {
            if (delivery.object().equals(object) && calls.getAndIncrement() == 0) {
                deed.run();
            }
            return null;
        }
    }

    /** The first answer is a conflict, whatever was done. */
    record FalseConflict(AtomicInteger calls, Runnable deed) implements MemoryWorld.Fault {
        FalseConflict(Runnable deed) {
            this(new AtomicInteger(), deed);
        }

        @Override
        public Receipt after(Delivery delivery, Receipt receipt) {
            if (calls.getAndIncrement() > 0) {
                return receipt;
            }
            deed.run();
            return new Receipt.Conflict(Diagnostic.error(FaultCode.LOST, "Conflict", "", null));
        }
    }

    /** Writes take a while. */
    record Slow(long millis) implements MemoryWorld.Fault {
        @Override
        public @Nullable Receipt before(Delivery delivery) {
            try {
                Thread.sleep(delivery instanceof Delivery.Create ? millis : 0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        }
    }
}
