package dev.tacit.cli.render;

import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as a person reads it: what needs attention first, routine changes of many instances counted. */
public final class PlanText {
    /** So many routine changes are listed block by block, whatever room they take. */
    private static final int SMALL = 200;

    /** More than these are counted in as many lines at most. */
    private static final int MOST_LINES = 40;

    private final Plan plan;
    private final Style style;
    private final Detail detail;
    private final Map<Rank, List<Line>> lines;
    private final Map<Rank, List<ObjectLine>> objects;
    private final TargetNames targets;
    private final Noticed noticed;
    private final StringBuilder text = new StringBuilder();
    private boolean countedSome;

    private PlanText(Plan plan, Style style, Detail detail) {
        this.plan = plan;
        this.style = style;
        this.detail = detail;
        this.lines = plan.changes().stream()
                .flatMap(change -> Line.of(change).stream())
                .sorted(Comparator.comparingInt(Line::order).thenComparing(Line::address))
                .collect(Collectors.groupingBy(Line::rank));
        this.objects = plan.changes().stream()
                .flatMap(change -> ObjectLine.of(change).stream())
                .sorted(Comparator.comparing(ObjectLine::federation)
                        .thenComparingInt(ObjectLine::wave)
                        .thenComparing(ObjectLine::target)
                        .thenComparing(ObjectLine::object))
                .collect(Collectors.groupingBy(ObjectLine::rank));
        this.targets = new TargetNames(objects.values().stream()
                .flatMap(List::stream)
                .map(ObjectLine::target)
                .collect(Collectors.toSet()));
        this.noticed = new Noticed(
                plan.liveness(), objects.values().stream().flatMap(List::stream).toList(), targets);
    }

    /** @param detail the finest that may be used for what is no exception */
    public static String of(Plan plan, Style style, Detail detail) {
        return new PlanText(plan, style, detail).render();
    }

    /** {@code 1 secret to create, 4 objects to update}; empty when there is nothing to change. */
    static String summary(Plan plan) {
        return PlanCounts.of(plan).sentence();
    }

    private String render() {
        for (var rank : Rank.values()) {
            section(rank);
        }
        if (text.isEmpty()) {
            text.append("Nothing to change: what is declared, recorded and delivered agree.\n");
            long notes = plan.changes().stream()
                    .filter(c -> c instanceof Change.Note)
                    .count();
            if (notes > 0) {
                text.append("The next apply notes ")
                        .append(Words.count(notes, "record"))
                        .append(".\n");
            }
            return text.toString();
        }
        var unreached = Noticed.sentence(plan.liveness());
        text.append('\n')
                .append(style.bold("Plan:"))
                .append(' ')
                .append(summary(plan))
                .append('.')
                .append(unreached.isEmpty() ? "" : " " + unreached + ".")
                .append("\nIntent ")
                .append(Intent.of(plan).brief())
                .append(
                        countedSome || noticed.countedSome()
                                ? ". What is alike is counted; -full lists each.\n"
                                : "\n");
        return text.toString();
    }

    private void section(Rank rank) {
        var lines = this.lines.getOrDefault(rank, List.of());
        var objects = this.objects.getOrDefault(rank, List.of());
        if (!lines.isEmpty() || !objects.isEmpty()) {
            print(rows(rank, new Section(lines, objects, targets, noticed), lines.size() + objects.size()));
        }
    }

    /** Exceptions by name, but what a destroy deletes; the rest as coarse as its number makes it. */
    private List<Row> rows(Rank rank, Section section, int changes) {
        boolean named = rank.isException(changes <= SMALL);
        if (named && plan.mode() != Plan.Mode.DESTROY && detail.compareTo(Detail.FEW) <= 0) {
            return section.rows(Detail.EACH);
        }
        var chosen = detail;
        var rows = section.rows(chosen);
        while (chosen != Detail.EACH
                && chosen != Detail.BY_KIND
                && changes > SMALL
                && Section.height(rows) > MOST_LINES) {
            chosen = chosen.coarser();
            rows = section.rows(chosen);
        }
        countedSome |= Section.changes(rows) < changes;
        return rows;
    }

    private void print(List<Row> rows) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        var heads = new Table();
        rows.forEach(row -> heads.add(row.head().toArray(String[]::new)));
        var lines = heads.lines();
        for (int i = 0; i < lines.size(); i++) {
            var row = rows.get(i);
            text.append("  ")
                    .append(style.symbol(row.symbol()))
                    .append(' ')
                    .append(lines.get(i))
                    .append('\n');
            row.children().forEach(child -> text.append("      ").append(child).append('\n'));
            row.noticed().forEach(line -> text.append("    ").append(line).append('\n'));
        }
    }
}
