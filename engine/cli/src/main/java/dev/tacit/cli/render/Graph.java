package dev.tacit.cli.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Blocks with what they refer to.
 *
 * @param instances how many each has
 * @param edges from each to those it refers to; without cycles
 */
public record Graph(SortedMap<String, Integer> instances, SortedMap<String, ? extends Set<String>> edges) {
    public Graph {
        instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
        var copy = new TreeMap<String, SortedSet<String>>();
        edges.forEach((from, to) -> copy.put(from, Collections.unmodifiableSortedSet(new TreeSet<>(to))));
        edges = Collections.unmodifiableSortedMap(copy);
    }

    /** The Graphviz language. */
    public String dot() {
        var text = new StringBuilder("digraph tacit {\n  rankdir = \"RL\";\n  node [shape = \"box\"];\n");
        instances.forEach((block, number) -> text.append("  ")
                .append(quoted(block))
                .append(number == 1 ? "" : " [label = " + quoted(label(block)) + "]")
                .append(";\n"));
        edges.forEach((from, to) -> to.forEach(one -> text.append("  ")
                .append(quoted(from))
                .append(" -> ")
                .append(quoted(one))
                .append(";\n")));
        return text.append("}\n").toString();
    }

    String label(String block) {
        int number = instances.getOrDefault(block, 1);
        return number == 1 ? block : block + " × " + number;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A line for each block. */
    public Listing listing() {
        var rows = new ArrayList<List<Cell>>();
        instances.forEach((block, number) -> rows.add(
                Cell.row(Cell.of(block), Cell.of(number.longValue()), new Cell.Several(List.copyOf(behind(block))))));
        return Listing.of("block", "block", "instances", "refers_to").with(rows);
    }

    Set<String> behind(String block) {
        Set<String> behind = edges.get(block);
        return behind == null ? Set.of() : behind;
    }

    /** How far each is from what refers to nothing: 0 for those. */
    Map<String, Integer> depths() {
        var depths = new HashMap<String, Integer>();
        instances.keySet().forEach(block -> depth(block, depths));
        return depths;
    }

    private int depth(String block, Map<String, Integer> depths) {
        var known = depths.get(block);
        if (known != null) {
            return known;
        }
        int depth = 0;
        for (var one : behind(block)) {
            depth = Math.max(depth, depth(one, depths) + 1);
        }
        depths.put(block, depth);
        return depth;
    }
}
