package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.TargetRecord;
import java.util.List;
import java.util.Set;

/** One thing a plan does. Holds addresses, versions, reasons, records to write; never content, clients or callbacks. */
public sealed interface Change {
    Address address();

    Reason reason();

    /**
     * A secret gets a version.
     *
     * @param from the version before, 0 when there is none
     * @param next whose current version is the new one; its content is in the plan under its payload key
     */
    record NewVersion(Address address, Reason reason, int from, List<KeyChange> keys, SecretRecord next)
            implements Change {
        public NewVersion {
            keys = List.copyOf(keys);
        }
    }

    /** A generator draws, or takes back an earlier draw. */
    record Draw(Address address, Reason reason, GeneratorRecord next) implements Change {}

    /**
     * An object is written or deleted.
     *
     * @param next the record while the write is pending, without a mark
     * @param droppedLabels delivered before, declared no longer
     */
    record Deliver(
            Address address,
            Reason reason,
            Action action,
            Seen seen,
            DeliveryRecord next,
            Set<String> droppedLabels,
            Set<String> droppedAnnotations)
            implements Change {
        public enum Action {
            CREATE,
            UPDATE,
            REPAIR,
            DELETE
        }

        public Deliver {
            droppedLabels = Set.copyOf(droppedLabels);
            droppedAnnotations = Set.copyOf(droppedAnnotations);
        }
    }

    /** A secret or generator is no longer declared: its contents go, a tombstone keeps its version numbers. */
    record Remove(Address address, Reason reason, int version) implements Change {}

    /** An output differs from the one applied last; {@code next} of a removed output is what it was. */
    record Output(Address address, Reason reason, OutputRecord next) implements Change {}

    /** Only the record changes, nothing else: neither counted as a change nor asked about. */
    sealed interface Note extends Change {
        record OfSecret(Address address, Reason reason, SecretRecord next) implements Note {}

        record OfTarget(Address address, Reason reason, TargetRecord next) implements Note {}

        /** A target that no delivery needs any more. */
        record TargetForgotten(Address address, Reason reason) implements Note {}

        record OfDelivery(Address address, Reason reason, DeliveryRecord next) implements Note {}

        /** A provided value goes back to an earlier setting. */
        record OfInput(Address address, Reason reason, InputRecord next) implements Note {}

        /** A provided value that no declaration asks for any more: its content goes. */
        record InputForgotten(Address address, Reason reason, InputRecord last) implements Note {}

        /** The object is gone and not wanted: its record goes. */
        record DeliveryForgotten(Address address, Reason reason, Address target, ObjectKey object) implements Note {}
    }

    /** Objects that could not be observed; a later plan finishes them. */
    record Deferred(Address address, Reason reason, Address target, List<ObjectKey> objects, Diagnostic cause)
            implements Change {
        public Deferred {
            objects = List.copyOf(objects);
        }
    }

    /**
     * Left as it is, since it needs provided values that nobody has set.
     *
     * @param keys of a secret that are not set; empty for what depends on such a secret
     */
    record Waits(Address address, Reason reason, List<String> keys) implements Change {
        public Waits {
            keys = List.copyOf(keys);
        }
    }
    /** An object that will be made by a later plan, when there is a namespace for it. */
    record AwaitsNamespace(Address address, Reason reason, Address target, ObjectKey object) implements Change {}

    /** A write that will not be done, since something that is not ours is there. */
    record Refused(Address address, Reason reason, Address target, ObjectKey object, String owner) implements Change {}
}
