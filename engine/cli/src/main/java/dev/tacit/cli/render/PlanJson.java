package dev.tacit.cli.render;

import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.KeyChange;
import dev.tacit.core.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A plan for programs: a line for every change, then one about the whole. */
public final class PlanJson {
    private PlanJson() {}

    public static Stream<String> lines(Plan plan) {
        return Stream.concat(plan.changes().stream().map(PlanJson::line), Stream.of(summary(plan)));
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
                .add("openings", plan.openings())
                .end();
    }

    private static String line(Change change) {
        return switch (change) {
            case Change.NewVersion n ->
                start(n, n.from() == 0 ? "create" : "new-version")
                        .add("from", n.from())
                        .add("to", n.next().current().number())
                        .add("keys", keys(n.keys()))
                        .end();
            case Change.Draw d -> start(d, "draw").end();
            case Change.Remove r -> start(r, "remove").add("from", r.version()).end();
            case Change.Output o -> start(o, "output").end();
            case Change.Deliver d ->
                start(d, d.action().name().toLowerCase(Locale.ROOT))
                        .add("target", d.next().target().toString())
                        .add("namespace", d.next().object().namespace())
                        .add("name", d.next().object().name())
                        .end();
            case Change.Deferred d ->
                start(d, "deferred")
                        .add("target", d.target().toString())
                        .add(
                                "objects",
                                d.objects().stream().map(Object::toString).toList())
                        .add("cause", d.cause().code().id())
                        .end();
            case Change.Refused r ->
                start(r, "refused")
                        .add("target", r.target().toString())
                        .add("namespace", r.object().namespace())
                        .add("name", r.object().name())
                        .add("owner", r.owner())
                        .end();
            case Change.Waits w -> start(w, "waits").add("keys", w.keys()).end();
            case Change.AwaitsNamespace a ->
                start(a, "waiting")
                        .add("target", a.target().toString())
                        .add("namespace", a.object().namespace())
                        .add("name", a.object().name())
                        .end();
            case Change.Note.OfDelivery d
            when Rank.isKept(d) ->
                start(d, "keep")
                        .add("target", d.next().target().toString())
                        .add("namespace", d.next().object().namespace())
                        .add("name", d.next().object().name())
                        .end();
            case Change.Note n -> start(n, "record").end();
        };
    }

    private static JsonLine start(Change change, String action) {
        return new JsonLine("change")
                .add("action", action)
                .add("address", change.address().toString())
                .add("reason", change.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static List<String> keys(List<KeyChange> keys) {
        return keys.stream().map(key -> key.sign().symbol() + key.key()).toList();
    }
}
