package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.KeyChange;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of one secret, generator or output, as it is printed.
 *
 * @param step from which version to which, or what is done
 * @param verb the step without numbers, for counting alike changes
 */
record Line(Rank rank, String symbol, Address address, String step, String verb, String keys, String reason) {
    private static final int MOST_KEYS = 6;

    /** Empty for deliveries and for what only the records see. */
    static Optional<Line> of(Change change) {
        return switch (change) {
            case Change.NewVersion n -> Optional.of(newVersion(n));
            case Change.Draw d -> {
                var symbol = d.reason() == Reason.FIRST ? "+" : "~";
                yield Optional.of(line(d, symbol, "draw", "draw", "", Reasons.of(d)));
            }
            case Change.Activate a -> Optional.of(activate(a));
            case Change.Course c -> Optional.of(course(c));
            case Change.Move m -> Optional.of(line(m, ">", "moved from " + m.from(), "move", ""));
            case Change.Forget f -> Optional.of(line(f, "x", "forget", "forget", ""));
            case Change.Remove r -> {
                var step = r.version() == 0 ? "remove" : "remove v" + r.version();
                yield Optional.of(line(r, "-", step, "remove", ""));
            }
            case Change.Output o -> Optional.of(output(o));
            case Change.Deliver d -> Optional.empty();
            case Change.Drifted d -> Optional.empty();
            case Change.Deferred d -> Optional.empty();
            case Change.Refused r -> Optional.empty();
            case Change.Waits w -> Optional.of(line(w, "?", "waits", "waits", Words.few(w.keys(), MOST_KEYS, "  ")));
            case Change.AwaitsNamespace a -> Optional.empty();
            case Change.Note n -> Optional.empty();
        };
    }

    private static Line newVersion(Change.NewVersion n) {
        var to = n.next().current();
        var back = to.restored() == 0 ? "" : " (content of v" + to.restored() + ")";
        var step = n.from() == 0 ? "v" + to.number() : "v" + n.from() + " → v" + to.number() + back;
        var verb = n.from() == 0 ? "create" : "new version";
        return line(n, n.from() == 0 ? "+" : "~", step, verb, keys(n.keys()), Reasons.of(n));
    }

    private static Line activate(Change.Activate a) {
        var step = "activate v" + a.version();
        return switch (a.way()) {
            case Change.Activate.Way.Run(var command) ->
                line(a, "»", step, "activate", Words.printable(String.join(" ", command.words())));
            case Change.Activate.Way.Awaited _ -> line(a, "…", step, "activate by hand", "someone tells its issuer");
            case Change.Activate.Way.Said _ -> line(a, "»", step, "activate", "someone told its issuer");
        };
    }

    private static Line course(Change.Course c) {
        return switch (c.state()) {
            case Change.Course.State.Goes goes ->
                line(
                        c,
                        "»",
                        "wave" + (goes.waves().size() == 1 ? " " : "s ")
                                + goes.waves().stream().map(Object::toString).collect(Collectors.joining(", ")) + " of "
                                + c.steps().size(),
                        "in waves",
                        between(c, goes),
                        switch (c.onFailure()) {
                            case STOP -> "a failed wave is the last";
                            case ROLLBACK -> "a failed wave takes all back";
                            case CONTINUE -> "a failed wave stops nothing";
                        });
            case Change.Course.State.Rests rests ->
                line(
                        c,
                        "…",
                        "rests after wave " + rests.wave(),
                        "rests",
                        Words.count(rests.objects(), "object") + " to come",
                        rests.until() == null ? c.reason().text() : "until " + rests.until());
            case Change.Course.State.Held held ->
                line(c, "!", "v" + held.version() + " is held", "held", "v" + held.from() + " is delivered instead");
        };
    }

    /** What happens after which wave. */
    private static String between(Change.Course c, Change.Course.State.Goes goes) {
        var parts = new ArrayList<String>();
        for (int wave : goes.waves()) {
            if (wave > c.steps().size()) {
                continue;
            }
            var step = c.steps().get(wave - 1);
            var then = new ArrayList<String>();
            step.check().ifPresent(check -> then.add("check " + Words.printable(String.join(" ", check.words()))));
            switch (step.pause()) {
                case Wave.Pause.None _ -> {}
                case Wave.Pause.Lasting(var time)
                when wave < goes.waves().last() -> then.add("pause " + Words.time(time));
                case Wave.Pause.Approval _
                when wave < goes.waves().last() ->
                    then.add(goes.approved() && wave == goes.waves().first() ? "approved" : "approval");
                case Wave.Pause.Lasting _, Wave.Pause.Approval _ -> {}
            }
            if (!then.isEmpty()) {
                parts.add("after " + wave + ": " + String.join(", ", then));
            }
        }
        return String.join("; ", parts);
    }

    private static Line output(Change.Output o) {
        return switch (o.reason()) {
            case FIRST -> line(o, "+", "create", "create", "");
            case NOT_DECLARED, DESTROYED -> line(o, "-", "remove", "remove", "");
            case CONTENT_CHANGED,
                    KEYS_CHANGED,
                    INPUTS_CHANGED,
                    METADATA_CHANGED,
                    ROTATED,
                    ROTATION_ASKED,
                    OVERLAPS,
                    OVERLAP_ENDED,
                    NOT_TOLD,
                    ROLLED_BACK,
                    NEW_VERSION,
                    NEW_DESTINATION,
                    NEW_NAMESPACE,
                    NO_NAMESPACE,
                    NAMESPACE_TERMINATING,
                    SELECTED_NO_MORE,
                    WANTED_AGAIN,
                    MISSING,
                    EDITED,
                    RELABELLED,
                    PUT_BACK,
                    UNFINISHED,
                    LANDED,
                    MOVED_ON,
                    GONE,
                    UNREACHABLE,
                    FOREIGN,
                    TYPE_CHANGED,
                    NOT_SET,
                    IMMUTABLE,
                    ADOPTED,
                    NOT_YET,
                    EXPIRED,
                    MOVED,
                    LEFT_ALONE,
                    IN_WAVES,
                    WAVE_WAITS,
                    APPROVAL_AWAITED,
                    PAUSED,
                    HELD,
                    SUPERSEDED -> line(o, "~", "change", "change", "");
        };
    }

    private static Line line(Change change, String symbol, String step, String verb, String keys) {
        return line(change, symbol, step, verb, keys, change.reason().text());
    }

    private static Line line(Change change, String symbol, String step, String verb, String keys, String reason) {
        return new Line(Rank.of(change).orElse(Rank.ROUTINE), symbol, change.address(), step, verb, keys, reason);
    }

    private static String keys(List<KeyChange> keys) {
        return Words.few(
                keys.stream().map(k -> k.sign().symbol() + " " + k.key()).toList(), MOST_KEYS, "  ");
    }

    /** The order in which things are made: material, secrets, outputs. */
    int order() {
        return switch (address.kind()) {
            case GENERATOR -> 0;
            case SECRET -> 1;
            case DATA, TEMPLATE -> 2;
            case TARGET -> 3;
            case FEDERATION -> 4;
            case OUTPUT -> 5;
        };
    }

    /** The block, for counting its instances together. */
    String block() {
        return address.instance(null).toString();
    }

    String noun() {
        return address.kind() == Kind.GENERATOR ? "generator" : address.kind().word();
    }
}
