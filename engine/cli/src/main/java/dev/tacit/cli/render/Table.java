package dev.tacit.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows whose columns stand under each other; a cell wider than the limit moves only its own row. */
final class Table {
    private static final int WIDEST = 44;
    private final List<List<String>> rows = new ArrayList<>();

    void add(String... cells) {
        rows.add(Arrays.stream(cells).map(Words::printable).toList());
    }

    /** One text a row, in the order added, without trailing blanks. */
    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[columns];
        for (var row : rows) {
            // A row's last cell may run on: nothing of its row stands behind it.
            for (int c = 0; c < row.size() - 1; c++) {
                int width = width(row.get(c));
                widths[c] = width > WIDEST ? widths[c] : Math.max(widths[c], width);
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var text = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            if (widths[c] == 0 && row.get(c).isEmpty()) {
                continue;
            }
            text.append(row.get(c));
            text.repeat(' ', Math.max(0, widths[c] - width(row.get(c))) + 2);
        }
        return text.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
