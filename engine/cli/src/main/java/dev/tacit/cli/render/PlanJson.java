package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Due;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan for programs: a line for every change, then one about the whole. */
public final class PlanJson {
    private PlanJson() {}

    public static Stream<String> lines(Plan plan) {
        return Stream.of(
                        plan.changes().stream().map(PlanJson::line),
                        LivenessJson.lines(plan.liveness()),
                        Stream.of(summary(plan)))
                .flatMap(lines -> lines);
    }

    private static String summary(Plan plan) {
        var counts = new TreeMap<String, Integer>();
        PlanCounts.of(plan).numbers().forEach((sort, number) -> counts.put(sort.id(), number));
        return new JsonLine("plan")
                .add("id", plan.id())
                .add("mode", plan.mode().name().toLowerCase(Locale.ROOT))
                .add("lineage", plan.lineage().hex())
                .add("serial", plan.serial())
                .add("created", plan.created().toString())
                .add("expires", plan.expires().toString())
                .add("intent", Intent.of(plan).digest())
                .add("changes", plan.hasChanges())
                .add("partial", plan.isPartial())
                .add("stopped", !plan.stops().isEmpty())
                .add("counts", counts)
                .add("unreached", plan.liveness().unreached())
                .add("openings", plan.openings())
                .end();
    }

    private static String line(Change change) {
        var line = new JsonLine("change");
        var entry = Intent.Entry.of(change);
        if (entry.isEmpty()) {
            return noted(change, line).end();
        }
        var e = entry.get();
        start(line, e.action(), e.address(), e.reason());
        if (!e.keys().isEmpty()) {
            line.add("keys", e.keys());
        }
        if (!e.target().isEmpty()) {
            line.add("target", e.target());
        }
        if (!e.name().isEmpty()) {
            line.add("namespace", e.namespace()).add("name", e.name());
        }
        if (e.wave() > 0) {
            line.add("wave", e.wave());
        }
        return more(change, line).end();
    }

    /** A change of which the intent says nothing; {@link IntentJson} passes over these actions. */
    private static JsonLine noted(Change change, JsonLine line) {
        var address = change.address().toString();
        var reason = change.reason().name();
        return switch (change) {
            case Change.AwaitsNamespace a -> place(start(line, "waiting", address, reason), a.target(), a.object());
            case Change.Drifted d ->
                changedBy(
                        place(start(line, "drifted", address, reason), d.target(), d.object())
                                .add("drift", d.drift().name().toLowerCase(Locale.ROOT)),
                        d.changedBy());
            case Change.Note.OfDelivery d
            when Rank.isKept(d) ->
                place(
                        start(line, "keep", address, reason),
                        d.next().target(),
                        d.next().object());
            case Change other -> start(line, "record", address, reason);
        };
    }

    private static JsonLine place(JsonLine line, Address target, ObjectKey object) {
        return line.add("target", target.toString())
                .add("namespace", object.namespace())
                .add("name", object.name());
    }

    /** What is no part of the intent. */
    private static JsonLine more(Change change, JsonLine line) {
        return switch (change) {
            case Change.NewVersion n ->
                due(line.add("from", n.from()).add("to", n.next().current().number()), n.due());
            case Change.Remove r -> line.add("from", r.version());
            case Change.Deferred d ->
                line.add("objects", d.objects().stream().map(Object::toString).toList())
                        .add("cause", d.cause().code().id());
            case Change.Refused r -> {
                line.add("why", r.why());
                yield r.owner() == null ? line : line.add("owner", word(r.owner()));
            }
            case Change.Deliver d -> delivered(d, line);
            case Change.Drifted d -> line;
            case Change.Draw d -> due(line, d.due());
            case Change.Activate a ->
                line.add("version", a.version())
                        .add("previous", a.told().version())
                        .add("holds", a.holds().stream().map(Address::toString).toList());
            case Change.Output o -> line;
            case Change.Course c -> course(c, line);
            case Change.Move m -> line;
            case Change.Forget f -> line;
            case Change.Waits w -> line;
            case Change.AwaitsNamespace a -> line;
            case Change.Note n -> line;
        };
    }

    private static JsonLine course(Change.Course change, JsonLine line) {
        line.add("on_failure", change.onFailure().word());
        switch (change.state()) {
            case Change.Course.State.Goes goes ->
                line.add("waves", goes.waves().stream().map(Object::toString).toList())
                        .add("approved", goes.approved());
            case Change.Course.State.Rests rests -> {
                line.add("after", rests.wave()).add("objects", rests.objects());
                if (rests.until() != null) {
                    line.add("until", rests.until().toString());
                }
            }
            case Change.Course.State.Held held ->
                line.add("version", held.version()).add("instead", held.from()).add("objects", held.objects());
        }
        return line;
    }

    private static JsonLine due(JsonLine line, @Nullable Due due) {
        return due == null ? line : line.add("due", due.since().toString()).add("in_window", due.inWindow());
    }

    private static JsonLine delivered(Change.Deliver change, JsonLine line) {
        if (change.seen() instanceof Seen.Theirs theirs) {
            line.add("from", theirs.owner().text())
                    .add("owner", word(theirs.owner().tool()))
                    .add("removed_keys", List.copyOf(change.removedKeys()));
        }
        return changedBy(line, change.changedBy());
    }

    private static JsonLine changedBy(JsonLine line, @Nullable String changedBy) {
        return changedBy == null ? line : line.add("changed_by", changedBy);
    }

    private static String word(Owner.Tool tool) {
        return tool.word().isEmpty() ? tool.name().toLowerCase(Locale.ROOT) : tool.word();
    }

    private static JsonLine start(JsonLine line, String action, String address, String reason) {
        return line.add("action", action)
                .add("address", address)
                .add("reason", reason.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
