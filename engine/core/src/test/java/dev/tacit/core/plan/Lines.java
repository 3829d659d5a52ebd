package dev.tacit.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The changes of a plan, a line each, for comparing. */
final class Lines {
    private Lines() {}

    static List<String> of(Plan plan) {
        return plan.changes().stream().map(Lines::of).toList();
    }

    /** Without what only records see. */
    static List<String> changes(Plan plan) {
        return plan.changes().stream()
                .filter(change -> !(change instanceof Change.Note))
                .map(Lines::of)
                .toList();
    }

    static List<String> notes(Plan plan) {
        return plan.changes().stream()
                .filter(Change.Note.class::isInstance)
                .map(Lines::of)
                .toList();
    }

    static String of(Change change) {
        return String.join(" ", words(change)) + " " + change.reason();
    }

    private static List<String> words(Change change) {
        var address = change.address().toString();
        return switch (change) {
            case Change.NewVersion n -> {
                var words = new ArrayList<String>();
                words.addAll(List.of(
                        "version", address, Integer.toString(n.next().current().number())));
                n.keys().forEach(k -> words.add(k.sign().symbol() + k.key()));
                yield words;
            }
            case Change.Draw _ -> List.of("draw", address);
            case Change.Activate a ->
                List.of(
                        "activate",
                        address,
                        Integer.toString(a.version()),
                        a.way().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        a.holds().toString());
            case Change.Deliver d ->
                List.of(
                        d.action().name().toLowerCase(Locale.ROOT),
                        address,
                        d.next().target().name(),
                        d.next().object() + (d.wave() == 0 ? "" : " wave " + d.wave()));
            case Change.Course c ->
                List.of(
                        c.state().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        address,
                        switch (c.state()) {
                            case Change.Course.State.Goes s -> s.waves().toString();
                            case Change.Course.State.Rests s -> "after " + s.wave() + ": " + s.objects();
                            case Change.Course.State.Held s -> s.version() + " for " + s.from() + ": " + s.objects();
                        });
            case Change.Remove _ -> List.of("remove", address);
            case Change.Output _ -> List.of("output", address);
            case Change.Move m -> List.of("move", m.from().toString(), address);
            case Change.Forget _ -> List.of("leave", address);
            case Change.Deferred d ->
                List.of("deferred", address, d.target().name(), d.objects().toString());
            case Change.Drifted d ->
                List.of(
                        d.drift().name().toLowerCase(Locale.ROOT),
                        address,
                        d.target().name(),
                        d.object().toString());
            case Change.Refused r ->
                List.of("refused", address, r.target().name(), r.object().toString());
            case Change.Waits w -> {
                var words = new ArrayList<>(List.of("waits", address));
                words.addAll(w.keys());
                yield words;
            }
            case Change.Note.OfGenerator g -> List.of("note", address, g.next().drawId());
            case Change.Note.OfInput i -> List.of("note", address, i.next().name());
            case Change.Note.InputForgotten i ->
                List.of("forget", address, i.last().name());
            case Change.AwaitsNamespace a ->
                List.of("awaits", address, a.target().name(), a.object().toString());
            case Change.Note.OfSecret _ -> List.of("note", address);
            case Change.Note.Settles s ->
                List.of(
                        "settles",
                        address,
                        Integer.toString(s.version()),
                        s.federations().toString());
            case Change.Note.OfTarget _ -> List.of("note", address);
            case Change.Note.TargetForgotten _ -> List.of("forget", address);
            case Change.Note.OfDelivery d ->
                List.of(
                        "note",
                        address,
                        d.next().target().name(),
                        d.next().object().toString());
            case Change.Note.DeliveryForgotten d ->
                List.of("forget", address, d.target().name(), d.object().toString());
        };
    }
}
