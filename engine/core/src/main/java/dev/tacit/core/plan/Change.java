package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.core.record.Told;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Handling;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One thing a plan does. Holds addresses, versions, reasons, records to write; never content, clients or callbacks. */
public sealed interface Change {
    Address address();

    Reason reason();

    /**
     * A secret gets a version.
     *
     * @param from the version before, 0 when there is none
     * @param next whose current version is the new one; its content is in the plan under its payload key
     * @param due of the rotation that is its reason; null where that is another
     */
    record NewVersion(
            Address address,
            Reason reason,
            int from,
            List<KeyChange> keys,
            SecretRecord next,
            @Nullable Due due) implements Change {
        public NewVersion {
            keys = List.copyOf(keys);
        }

        public NewVersion(Address address, Reason reason, int from, List<KeyChange> keys, SecretRecord next) {
            this(address, reason, from, keys, next, null);
        }
    }

    /**
     * A generator draws, or takes back an earlier draw.
     *
     * @param due of the rotation that is its reason; null where that is another
     */
    record Draw(
            Address address,
            Reason reason,
            GeneratorRecord next,
            @Nullable Due due) implements Change {
        public Draw(Address address, Reason reason, GeneratorRecord next) {
            this(address, reason, next, null);
        }
    }

    /**
     * The issuer of a secret learns a version before it is delivered anywhere.
     *
     * @param told what the issuer knows until then
     * @param holds federations of which nothing happens earlier
     */
    record Activate(Address address, Reason reason, int version, Told told, Way way, SortedSet<Address> holds)
            implements Change {
        public sealed interface Way {
            record Run(Activation.Command command) implements Way {}

            /** Someone is to do it; until they say so nothing is done. */
            record Awaited() implements Way {}

            /** Someone says that it is done. */
            record Said() implements Way {}
        }

        public Activate {
            holds = Collections.unmodifiableSortedSet(new TreeSet<>(holds));
        }

        Activate holding(SortedSet<Address> federations) {
            return new Activate(address, reason, version, told, way, federations);
        }

        /** Whether an apply does anything about it. */
        public boolean isDone() {
            return switch (way) {
                case Way.Run _, Way.Said _ -> true;
                case Way.Awaited _ -> false;
            };
        }
    }

    /**
     * An object is written or deleted.
     *
     * @param next the record while the write is pending, without a mark
     * @param droppedLabels delivered before, declared no longer
     * @param removedKeys of an object that is taken over: what it holds and will not hold any more
     * @param changedBy who wrote last what is repaired or written over, with the time; null where nobody else did
     * @param wave of its federation, 0 where that has none: all at once
     */
    record Deliver(
            Address address,
            Reason reason,
            Action action,
            Seen seen,
            DeliveryRecord next,
            Set<String> droppedLabels,
            Set<String> droppedAnnotations,
            SortedSet<String> removedKeys,
            @Nullable String changedBy,
            int wave)
            implements Change {
        public enum Action {
            CREATE,
            UPDATE,
            REPAIR,
            /** What is someone else's becomes ours. */
            ADOPT,
            /** What cannot be changed in place is deleted, then created anew. */
            REPLACE,
            DELETE
        }

        public Deliver {
            droppedLabels = Set.copyOf(droppedLabels);
            droppedAnnotations = Set.copyOf(droppedAnnotations);
            removedKeys = Collections.unmodifiableSortedSet(new TreeSet<>(removedKeys));
        }

        /** Of an object that nobody else has touched. */
        public Deliver(
                Address address,
                Reason reason,
                Action action,
                Seen seen,
                DeliveryRecord next,
                Set<String> droppedLabels,
                Set<String> droppedAnnotations) {
            this(address, reason, action, seen, next, droppedLabels, droppedAnnotations, new TreeSet<>(), null, 0);
        }

        Deliver because(Reason other) {
            return new Deliver(
                    address,
                    other,
                    action,
                    seen,
                    next,
                    droppedLabels,
                    droppedAnnotations,
                    removedKeys,
                    changedBy,
                    wave);
        }

        Deliver inWave(int wave) {
            return new Deliver(
                    address,
                    reason,
                    action,
                    seen,
                    next,
                    droppedLabels,
                    droppedAnnotations,
                    removedKeys,
                    changedBy,
                    wave);
        }
    }

    /**
     * Somebody else changed or deleted an object, which the declaration says not to repair.
     *
     * @param drift {@code REPORT} or {@code REFUSE}
     * @param changedBy who, with the time; null when that is not known
     */
    record Drifted(
            Address address,
            Reason reason,
            Address target,
            ObjectKey object,
            Handling.Drift drift,
            @Nullable String changedBy)
            implements Change {}

    /**
     * The waves in which the objects of a federation are delivered, with what stands between them.
     *
     * @param steps of the first wave, the second and so on
     * @param declared digest of what belongs to which wave
     * @param intended digest of everything that decides what is delivered, the waves included
     */
    record Course(
            Address address,
            Reason reason,
            List<Step> steps,
            Waves.OnFailure onFailure,
            Duration window,
            String declared,
            String intended,
            State state)
            implements Change {
        /** What follows the deliveries of one wave. */
        public record Step(Wave.Pause pause, Optional<Activation.Command> check) {}

        public sealed interface State {
            /**
             * It goes on.
             *
             * @param waves to pass, those with deliveries and those that only have to be found good
             * @param good when the first of them was whole and found good; null where that is still to come
             * @param approved whether someone said to go on after the first of them
             * @param asBegun whether nothing is delivered but what an earlier apply recorded as begun
             * @param unreached the first wave of which some object cannot be delivered now, 0 for none
             * @param from the version of the source to go back to when a wave fails; 0 where it cannot go back
             */
            record Goes(
                    SortedSet<Integer> waves,
                    @Nullable Instant good,
                    boolean approved,
                    boolean asBegun,
                    int unreached,
                    int from)
                    implements State {
                public Goes {
                    waves = Collections.unmodifiableSortedSet(new TreeSet<>(waves));
                }
            }

            /**
             * Nothing of it happens yet.
             *
             * @param wave the last one that is whole
             * @param objects that wait
             * @param until when its pause ends, null where someone has to say so
             */
            record Rests(int wave, int objects, @Nullable Instant until) implements State {}

            /**
             * Nothing of it happens by itself.
             *
             * @param version of its source that was taken back
             * @param from the version that is delivered instead
             * @param objects that go back to it now
             */
            record Held(int version, int from, int objects) implements State {}
        }

        public Course {
            steps = List.copyOf(steps);
        }

        /** Whether the next wave waits. */
        public boolean rests() {
            return state instanceof State.Rests;
        }
    }

    /** A secret or generator is no longer declared: its contents go, a tombstone keeps its version numbers. */
    record Remove(Address address, Reason reason, int version) implements Change {}

    /** An output differs from the one applied last; {@code next} of a removed output is what it was. */
    record Output(Address address, Reason reason, OutputRecord next) implements Change {}

    /**
     * What is recorded under another address is that of this one from now on. Its objects are not touched.
     *
     * @param records what was of the other address, or names it
     */
    record Move(Address address, Reason reason, Address from, List<Renamed> records) implements Change {
        public Move {
            records = List.copyOf(records);
        }
    }

    /** @param key what the record was stored under */
    record Renamed(RecordKey key, StoreRecord next) {}

    /** Records go, and the objects stay where they are. */
    record Forget(Address address, Reason reason, List<RecordKey> records) implements Change {
        public Forget {
            records = List.copyOf(records);
        }
    }

    /** Only the record changes, nothing else: neither counted as a change nor asked about. */
    sealed interface Note extends Change {
        record OfSecret(Address address, Reason reason, SecretRecord next) implements Note {}

        /** What it watches is remembered. */
        record OfGenerator(Address address, Reason reason, GeneratorRecord next) implements Note {}

        /**
         * Once all is answered: whether a secret with an overlap has been delivered everywhere.
         *
         * @param version of the secret
         * @param federations that deliver what is made of it
         */
        record Settles(Address address, Reason reason, int version, SortedSet<Address> federations) implements Note {
            public Settles {
                federations = Collections.unmodifiableSortedSet(new TreeSet<>(federations));
            }
        }

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

    /**
     * A write that will not be done.
     *
     * @param why for people: whose the object is, or what stands in the way, with what would help
     * @param owner whose it is, null where it is ours
     */
    record Refused(
            Address address, Reason reason, Address target, ObjectKey object, String why, Owner.@Nullable Tool owner)
            implements Change {}
}
