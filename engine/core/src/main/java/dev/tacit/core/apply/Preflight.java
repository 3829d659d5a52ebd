package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a plan still fits the store; each check answers with the reason why not. The first reason is enough. */
final class Preflight {
    private Preflight() {}

    static Optional<Diagnostic> expired(Plan plan, Instant now) {
        return now.isBefore(plan.expires())
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        ApplyCode.PLAN_EXPIRED,
                        "The plan has expired",
                        "It was made at " + plan.created() + " to be applied before " + plan.expires()
                                + ". What it saw then may no longer be so. Nothing was changed; plan again.",
                        null));
    }

    static List<Diagnostic> misfits(Plan plan, Snapshot snapshot, Book book) {
        return anotherStore(plan, snapshot)
                .or(() -> restored(plan, snapshot))
                .or(() -> used(plan, book))
                .or(() -> older(plan, snapshot))
                .map(List::of)
                .orElseGet(() -> stale(plan, book));
    }

    private static Optional<Diagnostic> anotherStore(Plan plan, Snapshot snapshot) {
        return plan.lineage().equals(snapshot.lineage())
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        ApplyCode.PLAN_OF_ANOTHER_STORE,
                        "The plan was made from another store",
                        "It was made from the store " + plan.lineage() + ", this one is " + snapshot.lineage()
                                + ". Nothing was changed; apply it where it was made, or plan again.",
                        null));
    }

    private static Optional<Diagnostic> restored(Plan plan, Snapshot snapshot) {
        return plan.epoch() == snapshot.epoch()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        ApplyCode.PLAN_BEFORE_RESTORE,
                        "The store was restored after the plan was made",
                        "The plan saw epoch " + plan.epoch() + ", the store is in epoch " + snapshot.epoch()
                                + ". Nothing was changed; plan again.",
                        null));
    }

    private static Optional<Diagnostic> used(Plan plan, Book book) {
        return book.find(RolloutRecord.key(plan.id()))
                .map(RolloutRecord.class::cast)
                .map(rollout -> Diagnostic.error(
                        ApplyCode.PLAN_USED,
                        switch (rollout.status()) {
                            case OPEN -> "The plan was started at " + rollout.started() + ", unfinished";
                            case FINISHED -> "The plan was applied at " + rollout.started();
                        },
                        "A plan is applied at most once. Nothing was changed; plan again"
                                + switch (rollout.status()) {
                                    case OPEN -> " to finish what it began.";
                                    case FINISHED -> ".";
                                },
                        null));
    }

    private static Optional<Diagnostic> older(Plan plan, Snapshot snapshot) {
        return plan.serial() <= snapshot.serial()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        ApplyCode.PLAN_STALE,
                        "The store is older than the plan",
                        "The plan saw serial " + plan.serial() + ", the store is at " + snapshot.serial()
                                + ". It seems that a copy was put back. Nothing was changed; plan again.",
                        null));
    }

    private static List<Diagnostic> stale(Plan plan, Book book) {
        return plan.bound().entrySet().stream()
                .filter(bound -> book.revision(bound.getKey()) != bound.getValue())
                .map(bound -> bound.getKey())
                .sorted()
                .map(Preflight::stale)
                .toList();
    }

    private static Diagnostic stale(RecordKey key) {
        var what = key.kind().equals("delivery") ? "A delivery of " + key.address() : key.address();
        return Diagnostic.error(
                        ApplyCode.PLAN_STALE,
                        what + " changed in the store after the plan was made",
                        "Someone applied, set or rolled back something in between. Nothing was changed; plan again.",
                        null)
                .about(key.address());
    }
}
