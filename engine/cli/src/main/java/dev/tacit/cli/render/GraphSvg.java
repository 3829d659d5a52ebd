package dev.tacit.cli.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A graph drawn in columns: what refers to nothing at the left, each block right of all it refers to. */
public final class GraphSvg {
    private static final int CHARACTER = 8;
    private static final int HEIGHT = 28;
    private static final int ROW = 44;
    private static final int GAP = 70;
    private static final int MARGIN = 16;
    private static final int SWEEPS = 4;

    private final Graph graph;
    private final TreeMap<Integer, List<String>> columns = new TreeMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Integer> right = new HashMap<>();

    private GraphSvg(Graph graph) {
        this.graph = graph;
        var depths = graph.depths();
        graph.instances()
                .keySet()
                .forEach(block -> columns.computeIfAbsent(depths.getOrDefault(block, 0), d -> new ArrayList<>())
                        .add(block));
    }

    public static String of(Graph graph) {
        var drawing = new GraphSvg(graph);
        drawing.arrange();
        return drawing.draw();
    }

    /** Each column is ordered by the middle of what its blocks refer to, a few times over, so that fewer lines cross. */
    private void arrange() {
        columns.values().forEach(this::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (var column : columns.values()) {
                column.sort(Comparator.comparingDouble(this::middle).thenComparing(Comparator.naturalOrder()));
                number(column);
            }
        }
    }

    private void number(List<String> column) {
        for (int i = 0; i < column.size(); i++) {
            rows.put(column.get(i), i);
        }
    }

    private double middle(String block) {
        return graph.behind(block).stream()
                .mapToInt(one -> rows.getOrDefault(one, 0))
                .average()
                .orElse(rows.getOrDefault(block, 0));
    }

    private String draw() {
        int x = MARGIN;
        int tallest = 0;
        for (var column : columns.values()) {
            int width = column.stream().mapToInt(this::width).max().orElse(0);
            for (var block : column) {
                left.put(block, x);
                right.put(block, x + width(block));
            }
            x += width + GAP;
            tallest = Math.max(tallest, column.size());
        }
        int wide = Math.max(x - GAP, 0) + MARGIN;
        int high = tallest * ROW + 2 * MARGIN;
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"monospace\" font-size=\"13\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                wide,
                high,
                wide,
                high));
        graph.edges().forEach((from, to) -> to.forEach(one -> line(from, one, text)));
        graph.instances().keySet().forEach(block -> box(block, text));
        return text.append("</svg>\n").toString();
    }

    private int width(String block) {
        return graph.label(block).length() * CHARACTER + 2 * CHARACTER;
    }

    private int middleOf(String block) {
        return MARGIN + rows.getOrDefault(block, 0) * ROW + HEIGHT / 2;
    }

    private void line(String from, String to, StringBuilder text) {
        int x1 = right.getOrDefault(to, 0);
        int x2 = left.getOrDefault(from, 0);
        int bend = (x2 - x1) / 2;
        text.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#888\"/>\n",
                x1,
                middleOf(to),
                x1 + bend,
                middleOf(to),
                x2 - bend,
                middleOf(from),
                x2,
                middleOf(from)));
    }

    private void box(String block, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"#eef3fa\" stroke=\"#456\"/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>\n",
                left.getOrDefault(block, 0),
                middleOf(block) - HEIGHT / 2,
                width(block),
                HEIGHT,
                left.getOrDefault(block, 0) + CHARACTER,
                middleOf(block) + 5,
                escaped(graph.label(block))));
    }

    private static String escaped(String text) {
        return Words.printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
