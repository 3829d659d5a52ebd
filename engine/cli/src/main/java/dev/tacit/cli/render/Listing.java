package dev.tacit.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Records of one sort, as a table for people or a JSON object each for programs.
 *
 * @param type of the JSON objects
 * @param columns headings, lower case; also the names of the JSON properties
 */
public record Listing(String type, List<String> columns, List<List<Cell>> rows) {
    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Starts empty, for adding rows. */
    public static Listing of(String type, String... columns) {
        return new Listing(type, List.of(columns), List.of());
    }

    public Listing with(List<List<Cell>> added) {
        var all = new ArrayList<>(rows);
        all.addAll(added);
        return new Listing(type, columns, all);
    }

    public String text() {
        var table = new Table();
        table.add(columns.stream()
                .map(column -> column.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
        for (var row : rows) {
            table.add(row.stream().map(Listing::shown).toArray(String[]::new));
        }
        return String.join("\n", table.lines()) + "\n";
    }

    public List<String> json() {
        return rows.stream().map(this::json).toList();
    }

    private String json(List<Cell> row) {
        var line = new JsonLine(type);
        for (int c = 0; c < columns.size(); c++) {
            var name = columns.get(c);
            switch (row.get(c)) {
                case Cell.Word word -> line.add(name, word.text());
                case Cell.Count number -> line.add(name, number.number());
                case Cell.Several several -> line.add(name, several.texts());
            }
        }
        return line.end();
    }

    private static String shown(Cell cell) {
        return switch (cell) {
            case Cell.Word word -> word.text();
            case Cell.Count number -> Long.toString(number.number());
            case Cell.Several several -> Words.few(several.texts(), 8, ", ");
        };
    }
}
