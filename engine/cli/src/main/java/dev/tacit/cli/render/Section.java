package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The changes of one rank, ordered, as rows of the detail asked for. */
record Section(List<Line> lines, List<ObjectLine> objects, TargetNames targets, Noticed noticed) {
    /** Above this many instances or objects of one block, alike changes are counted instead of listed. */
    private static final int MOST_LISTED = 20;

    List<Row> rows(Detail detail) {
        var rows = new ArrayList<Row>();
        // Outputs come last, so they are told apart from what objects depend on.
        addLines(lines.stream().filter(line -> !isOutput(line)).toList(), detail, rows);
        if (detail == Detail.BY_KIND) {
            addAllObjects(rows);
        } else {
            addObjects(detail, rows);
        }
        addLines(lines.stream().filter(Section::isOutput).toList(), detail, rows);
        return rows;
    }

    /** How many lines the rows take. */
    static int height(List<Row> rows) {
        return changes(rows)
                + rows.stream().mapToInt(row -> row.noticed().size()).sum();
    }

    /** How many of these tell of changes. */
    static int changes(List<Row> rows) {
        return rows.stream().mapToInt(row -> 1 + row.children().size()).sum();
    }

    private static boolean isOutput(Line line) {
        return line.address().kind() == Kind.OUTPUT;
    }

    private static void addLines(List<Line> lines, Detail detail, List<Row> rows) {
        if (detail == Detail.BY_KIND) {
            grouped(lines, line -> line.noun() + "\n" + line.symbol() + line.verb() + "\n" + line.reason())
                    .values()
                    .forEach(group -> rows.add(together(group)));
            return;
        }
        for (var block : grouped(lines, Line::block).values()) {
            boolean each = detail == Detail.EACH || (detail == Detail.FEW ? block.size() <= MOST_LISTED : false);
            if (each || block.size() == 1) {
                block.forEach(line -> rows.add(new Row(
                        line.symbol(),
                        List.of(line.address().toString(), line.step(), line.keys(), line.reason()),
                        List.of())));
                continue;
            }
            grouped(block, line -> line.symbol() + line.verb() + "\n" + line.keys() + "\n" + line.reason())
                    .values()
                    .forEach(group -> {
                        var one = group.getFirst();
                        var step = Words.count(group.size(), one.noun()) + "  " + one.verb();
                        rows.add(new Row(
                                one.symbol(), List.of(one.block() + "[…]", step, one.keys(), one.reason()), List.of()));
                    });
        }
    }

    /** Blocks of one kind in one row. */
    private static Row together(List<Line> group) {
        var one = group.getFirst();
        var blocks = group.stream().map(Line::block).distinct().toList();
        return new Row(
                one.symbol(),
                List.of(
                        Words.few(blocks, 2, ", "),
                        Words.count(group.size(), one.noun()) + "  " + one.verb(),
                        "",
                        one.reason()),
                List.of());
    }

    private void addObjects(Detail detail, List<Row> rows) {
        for (var block : grouped(objects, ObjectLine::block).values()) {
            boolean counted = detail != Detail.EACH && (detail != Detail.FEW || block.size() > MOST_LISTED);
            var groups = counted
                    ? List.of(block)
                    : grouped(block, line -> line.federation().toString()).values();
            for (var group : groups) {
                var one = group.getFirst();
                boolean several = group.stream().anyMatch(o -> !o.federation().equals(one.federation()));
                var name = several ? one.block() + "[…]" : one.federation().toString();
                rows.add(new Row(
                        one.rank().symbol(),
                        List.of(name, objectsIn(group)),
                        !counted ? listed(group) : detail == Detail.BY_BLOCK ? alike(group) : counted(group),
                        noticed.lines(group, detail)));
            }
        }
    }

    private void addAllObjects(List<Row> rows) {
        if (objects.isEmpty()) {
            return;
        }
        var federations = objects.stream().map(ObjectLine::block).distinct().toList();
        boolean few = objects.stream().map(ObjectLine::target).distinct().count() <= MOST_LISTED;
        rows.add(new Row(
                objects.getFirst().rank().symbol(),
                List.of(Words.few(federations, 2, ", "), objectsIn(objects)),
                few ? counted(objects) : alike(objects),
                noticed.lines(objects, Detail.BY_KIND)));
    }

    private static String objectsIn(Collection<ObjectLine> group) {
        var targets = group.stream().map(ObjectLine::target).collect(Collectors.toSet());
        return Words.count(group.size(), "object") + " in " + TargetNames.count(targets);
    }

    private List<String> listed(List<ObjectLine> objects) {
        var table = new Table();
        objects.forEach(line -> add(table, line));
        return table.lines();
    }

    private void add(Table table, ObjectLine line) {
        table.add(targets.of(line.target()), line.object().toString(), line.action(), line.inWave(), line.reason());
    }

    /** By target and action; the few that are no routine by name. */
    private List<String> counted(List<ObjectLine> objects) {
        var table = new Table();
        boolean named = objects.stream().filter(ObjectLine::isNotable).count() <= MOST_LISTED;
        Map<Address, List<ObjectLine>> byTarget =
                objects.stream().collect(Collectors.groupingBy(ObjectLine::target, TreeMap::new, Collectors.toList()));
        if (named) {
            objects.stream().filter(ObjectLine::isNotable).forEach(line -> add(table, line));
        }
        byTarget.forEach((target, there) -> {
            var routine =
                    there.stream().filter(line -> !named || !line.isNotable()).toList();
            for (var alike : grouped(routine, ObjectLine::happening).values()) {
                count(table, targets.of(target), alike);
            }
        });
        return table.lines();
    }

    /** By action alone. */
    private static List<String> alike(List<ObjectLine> objects) {
        var table = new Table();
        for (var alike : grouped(objects, ObjectLine::happening).values()) {
            Set<Address> targets = alike.stream().map(ObjectLine::target).collect(Collectors.toSet());
            count(table, TargetNames.count(targets), alike);
        }
        return table.lines();
    }

    private static void count(Table table, String where, List<ObjectLine> alike) {
        List<ObjectKey> keys = alike.stream().map(ObjectLine::object).toList();
        var one = alike.getFirst();
        table.add(
                where,
                Words.count(alike.size(), "object") + Words.namespaces(keys),
                one.action(),
                one.inWave(),
                one.reason());
    }

    private static <T> Map<String, List<T>> grouped(List<T> lines, Function<? super T, String> by) {
        return lines.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }
}
