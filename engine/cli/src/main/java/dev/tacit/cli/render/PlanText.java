package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as a person reads it: what needs attention first, routine changes of many instances counted. */
public final class PlanText {
    /** Above this many instances or objects of one block, alike changes are counted instead of listed. */
    private static final int MOST_LISTED = 20;

    private final Plan plan;
    private final Style style;
    private final TargetNames targets;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Plan plan, Style style) {
        this.plan = plan;
        this.style = style;
        this.targets = new TargetNames(plan.changes().stream()
                .flatMap(change -> ObjectLine.of(change).stream())
                .map(ObjectLine::target)
                .collect(Collectors.toSet()));
    }

    public static String of(Plan plan, Style style) {
        return new PlanText(plan, style).render();
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
        text.append('\n')
                .append(style.bold("Plan:"))
                .append(' ')
                .append(PlanCounts.of(plan).sentence())
                .append(". Intent ")
                .append(Intent.of(plan).brief())
                .append('\n');
        return text.toString();
    }

    private void section(Rank rank) {
        var lines = plan.changes().stream()
                .flatMap(change -> Line.of(change).stream())
                .filter(line -> line.rank() == rank)
                .sorted(Comparator.comparingInt(Line::order).thenComparing(Line::address))
                .toList();
        var objects = plan.changes().stream()
                .flatMap(change -> ObjectLine.of(change).stream())
                .filter(line -> line.rank() == rank)
                .sorted(Comparator.comparing(ObjectLine::federation)
                        .thenComparing(ObjectLine::target)
                        .thenComparing(ObjectLine::object))
                .toList();
        if (lines.isEmpty() && objects.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        var heads = new Table();
        var symbols = new ArrayList<String>();
        var children = new ArrayList<List<String>>();
        // Outputs come last, so they are told apart from what objects depend on.
        addLines(lines.stream().filter(line -> line.order() < 5).toList(), heads, symbols, children);
        addObjects(objects, heads, symbols, children);
        addLines(lines.stream().filter(line -> line.order() == 5).toList(), heads, symbols, children);
        var texts = heads.lines();
        for (int i = 0; i < texts.size(); i++) {
            text.append("  ")
                    .append(style.symbol(symbols.get(i)))
                    .append(' ')
                    .append(texts.get(i))
                    .append('\n');
            children.get(i).forEach(child -> text.append("      ").append(child).append('\n'));
        }
    }

    private static void addLines(List<Line> lines, Table heads, List<String> symbols, List<List<String>> children) {
        for (var block : grouped(lines, Line::block).values()) {
            if (block.size() <= MOST_LISTED) {
                for (var line : block) {
                    heads.add(line.address().toString(), line.step(), line.keys(), line.reason());
                    symbols.add(line.symbol());
                    children.add(List.of());
                }
                continue;
            }
            var alike = grouped(block, line -> line.symbol() + line.verb() + "\n" + line.keys() + "\n" + line.reason());
            for (var group : alike.values()) {
                var one = group.getFirst();
                heads.add(
                        one.block() + "[…]",
                        Words.count(group.size(), one.noun()) + "  " + one.verb(),
                        one.keys(),
                        one.reason());
                symbols.add(one.symbol());
                children.add(List.of());
            }
        }
    }

    private void addObjects(List<ObjectLine> objects, Table heads, List<String> symbols, List<List<String>> children) {
        for (var block : grouped(objects, ObjectLine::block).values()) {
            var first = block.getFirst();
            boolean counted = block.size() > MOST_LISTED && first.rank() != Rank.REFUSED;
            var groups = counted
                    ? List.of(block)
                    : grouped(block, line -> line.federation().toString()).values();
            for (var group : groups) {
                var one = group.getFirst();
                var name =
                        counted && group.stream().anyMatch(o -> !o.federation().equals(one.federation()))
                                ? one.block() + "[…]"
                                : one.federation().toString();
                heads.add(name, objectsIn(group));
                symbols.add(one.symbol());
                children.add(counted ? counted(group) : listed(group));
            }
        }
    }

    private static String objectsIn(Collection<ObjectLine> group) {
        var targets = group.stream().map(ObjectLine::target).collect(Collectors.toSet());
        return Words.count(group.size(), "object") + " in " + TargetNames.count(targets);
    }

    private List<String> listed(List<ObjectLine> objects) {
        var table = new Table();
        for (var line : objects) {
            table.add(targets.of(line.target()), line.object().toString(), line.action(), line.reason());
        }
        return table.lines();
    }

    private List<String> counted(List<ObjectLine> objects) {
        var table = new Table();
        Map<Address, List<ObjectLine>> byTarget =
                objects.stream().collect(Collectors.groupingBy(ObjectLine::target, TreeMap::new, Collectors.toList()));
        byTarget.forEach((target, there) -> {
            for (var alike :
                    grouped(there, line -> line.action() + "\n" + line.reason()).values()) {
                var one = alike.getFirst();
                table.add(
                        targets.of(target),
                        Words.count(alike.size(), "object")
                                + Words.namespaces(
                                        alike.stream().map(ObjectLine::object).toList()),
                        one.action(),
                        one.reason());
            }
        });
        return table.lines();
    }

    private static <T> Map<String, List<T>> grouped(List<T> lines, java.util.function.Function<? super T, String> by) {
        return lines.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }
}
