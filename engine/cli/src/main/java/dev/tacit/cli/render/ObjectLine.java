package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one object of a federation, as it is printed.
 *
 * @param wave 0 for none
 */
record ObjectLine(
        Rank rank, Address federation, Address target, ObjectKey object, String action, int wave, String reason) {
    private static final int MOST_KEYS = 12;

    private ObjectLine(Rank rank, Address federation, Address target, ObjectKey object, String action, String reason) {
        this(rank, federation, target, object, action, 0, reason);
    }

    /** Empty where there are none. */
    String inWave() {
        return wave == 0 ? "" : "wave " + wave;
    }

    private static final List<ObjectKey> EVERYTHING = List.of(new ObjectKey("", "whatever is there"));

    /** Empty for changes that concern no object. */
    static List<ObjectLine> of(Change change) {
        return switch (change) {
            case Change.Deliver d ->
                List.of(new ObjectLine(
                        Rank.of(d).orElse(Rank.ROUTINE),
                        d.address(),
                        d.next().target(),
                        d.next().object(),
                        d.action().name().toLowerCase(Locale.ROOT),
                        d.wave(),
                        why(d)));
            case Change.Drifted d ->
                List.of(new ObjectLine(
                        Rank.of(d).orElse(Rank.DRIFTED),
                        d.address(),
                        d.target(),
                        d.object(),
                        "drifted",
                        by(d.reason(), d.changedBy())
                                + switch (d.drift()) {
                                    case REFUSE -> "; drift = \"refuse\" stops every apply";
                                    case REPORT, REPAIR -> "; left as it is";
                                }));
            case Change.Deferred d ->
                (d.objects().isEmpty() ? EVERYTHING : d.objects())
                        .stream()
                                .map(object -> new ObjectLine(
                                        Rank.DEFERRED,
                                        d.address(),
                                        d.target(),
                                        object,
                                        "deferred",
                                        d.cause().summary()))
                                .toList();
            case Change.Refused r ->
                List.of(new ObjectLine(
                        Rank.REFUSED,
                        r.address(),
                        r.target(),
                        r.object(),
                        "refused",
                        r.why().isEmpty() ? r.reason().text() : r.reason().text() + ": " + r.why()));
            case Change.NewVersion n -> List.of();
            case Change.Draw d -> List.of();
            case Change.Activate a -> List.of();
            case Change.Remove r -> List.of();
            case Change.Output o -> List.of();
            case Change.Course c -> List.of();
            case Change.Move m -> List.of();
            case Change.Forget f -> List.of();
            case Change.Waits w -> List.of();
            case Change.AwaitsNamespace a ->
                List.of(new ObjectLine(
                        Rank.WAITING,
                        a.address(),
                        a.target(),
                        a.object(),
                        "waiting",
                        a.reason().text()));
            case Change.Note.OfDelivery d
            when Rank.isKept(d) ->
                List.of(new ObjectLine(
                        Rank.KEPT,
                        d.address(),
                        d.next().target(),
                        d.next().object(),
                        "kept",
                        d.reason().text()));
            case Change.Note n -> List.of();
        };
    }

    String block() {
        return federation.instance(null).toString();
    }

    /** What happens, for counting alike objects together. */
    String happening() {
        return action + "\n" + wave + "\n" + reason;
    }

    /** Whether it is told by name among many that are counted: somebody interfered. */
    boolean isNotable() {
        return action.equals("repair");
    }

    private static String why(Change.Deliver change) {
        return switch (change.seen()) {
            case Seen.Theirs theirs ->
                "from " + theirs.owner().text()
                        + (change.removedKeys().isEmpty()
                                ? ""
                                : "; removes " + Words.few(List.copyOf(change.removedKeys()), MOST_KEYS, ", "));
            case Seen.Nothing _, Seen.Present _ -> by(change.reason(), change.changedBy());
        };
    }

    /** {@code someone edited its content: kubectl-edit at TIME}. */
    private static String by(Reason reason, @Nullable String changedBy) {
        return changedBy == null ? reason.text() : reason.text() + ": " + changedBy;
    }
}
