package dev.tacit.cli.render;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of a plan, as a person reads it. */
public final class AppliedText {
    private static final int MOST_LISTED = 20;

    private AppliedText() {}

    /**
     * @param delivered the writes that landed
     * @param base where paths of targets start, by the user's words
     * @param next commands one may want to run now
     */
    public static String of(
            Plan plan,
            Applied applied,
            Collection<Change.Deliver> delivered,
            Path base,
            List<String> next,
            Style style) {
        var text = new StringBuilder("\n");
        text.append(
                        switch (applied.outcome()) {
                            case DONE, NOTHING_TO_DO -> style.green("Applied:");
                            case PARTIAL -> style.yellow("Partly applied:");
                            case AWAITING -> style.yellow("Applied, but for what waits for someone:");
                            case INTERRUPTED -> style.yellow("Stopped as asked:");
                            case REFUSED -> style.red("Refused, nothing was changed:");
                        })
                .append(' ')
                .append(counts(plan, applied))
                .append(".\n");
        places(plan, delivered, base, text);
        switch (applied.outcome()) {
            case PARTIAL, INTERRUPTED -> text.append("\nWhat was done is recorded; the next plan goes on from here.\n");
            case DONE, NOTHING_TO_DO, REFUSED, AWAITING -> {}
        }
        if (!next.isEmpty()) {
            text.append("\nNext:\n");
            next.forEach(command -> text.append("  ").append(command).append('\n'));
        }
        return text.toString();
    }

    private static String counts(Plan plan, Applied applied) {
        var c = applied.counts();
        var parts = new ArrayList<String>();
        var recorded = applied.outcome() == Applied.Outcome.REFUSED
                ? 0
                : plan.changes().stream()
                        .filter(change -> change instanceof Change.NewVersion)
                        .count();
        add(parts, recorded, "secret", "recorded");
        add(parts, c.created(), "object", "created");
        add(parts, c.updated(), "object", "updated");
        add(parts, c.repaired(), "object", "repaired");
        add(parts, c.adopted(), "object", "taken over");
        add(parts, c.replaced(), "object", "replaced");
        add(parts, c.deleted(), "object", "deleted");
        add(parts, c.activated(), "issuer", "told");
        add(parts, c.held(), "object", "held back");
        add(parts, c.failed(), "object", "failed");
        add(parts, c.deferred(), "object", "deferred");
        add(parts, c.refused(), "object", "refused");
        add(parts, c.drifted(), "object", "left as others changed it");
        add(parts, c.later(), "object", "of later waves");
        add(parts, c.unstarted(), "object", "not started");
        if (parts.isEmpty()) {
            add(parts, c.notes(), "record", "noted");
        }
        return parts.isEmpty() ? "records only" : String.join(", ", parts);
    }

    private static void add(List<String> parts, long number, String noun, String what) {
        if (number > 0) {
            parts.add(Words.count(number, noun) + " " + what);
        }
    }

    private static void places(Plan plan, Collection<Change.Deliver> delivered, Path base, StringBuilder text) {
        if (delivered.isEmpty()) {
            return;
        }
        var names =
                new TargetNames(delivered.stream().map(d -> d.next().target()).collect(Collectors.toSet()));
        text.append("\nDelivered:\n");
        var table = new Table();
        if (delivered.size() <= MOST_LISTED) {
            delivered.stream()
                    .sorted(Comparator.comparing((Change.Deliver d) -> d.next().target())
                            .thenComparing(d -> d.next().object()))
                    .forEach(d -> table.add(names.of(d.next().target()), place(plan, base, d)));
        } else {
            var byTarget = delivered.stream()
                    .collect(Collectors.groupingBy(d -> d.next().target(), TreeMap::new, Collectors.toList()));
            byTarget.forEach((target, there) -> {
                var objects = there.stream().map(d -> d.next().object()).toList();
                table.add(names.of(target), Words.count(there.size(), "object") + Words.namespaces(objects));
            });
        }
        table.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }

    /** Where a person finds it: a path, or namespace and name. */
    private static String place(Plan plan, Path base, Change.Deliver change) {
        var object = change.next().object();
        var target = plan.targets().get(change.next().target());
        var path = target == null ? null : target.settings().plain().get("path");
        if (path == null) {
            return object.toString();
        }
        var start = path.startsWith("~") ? Path.of(path) : base.resolve(path);
        return start.normalize().resolve(object.name()).toString();
    }
}
