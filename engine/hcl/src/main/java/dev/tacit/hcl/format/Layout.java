package dev.tacit.hcl.format;

import dev.tacit.hcl.syntax.TokenType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Sets the spaces before every piece: lines are indented by what is open, equals signs and trailing comments of neighbouring
 * lines stand below each other. The rules are those of hashicorp/hcl's writer, which ends in the same bytes.
 */
final class Layout {
    private Layout() {}

    static void apply(List<Piece> pieces) {
        var lines = Line.of(pieces);
        indent(lines);
        for (var line : lines) {
            Spacing.apply(line.lead());
            if (!line.assign().isEmpty()) {
                line.assign().getFirst().before = 1;
                Spacing.apply(line.assign());
            }
        }
        align(lines, Line::assign, line -> Piece.columns(line.lead()));
        align(lines, Line::comment, line -> Piece.columns(line.lead()) + Piece.columns(line.assign()));
    }

    private static void indent(List<Line> lines) {
        // For each level how many brackets were opened on one line: they share one indentation.
        var open = new ArrayDeque<Integer>();
        for (var line : lines) {
            var first = line.lead().getFirst();
            if (first.is(TokenType.NEWLINE)) {
                first.before = 0;
                continue;
            }
            int change = change(line);
            if (change < 0) {
                close(open, -change);
            }
            first.before = 2 * open.size();
            if (change > 0) {
                open.push(change);
            }
        }
    }

    private static int change(Line line) {
        int change = 0;
        for (var piece : line.lead()) {
            change += piece.nesting();
            if (piece.is(TokenType.OPEN_HEREDOC)) {
                break;
            }
        }
        return change + line.assign().stream().mapToInt(Piece::nesting).sum();
    }

    private static void close(Deque<Integer> open, int count) {
        int left = count;
        while (left > 0 && !open.isEmpty()) {
            int level = open.pop();
            if (level > left) {
                open.push(level - left);
            }
            left -= level;
        }
    }

    private static void align(
            List<Line> lines, Function<Line, List<Piece>> column, Function<Line, Integer> widthBefore) {
        int start = 0;
        while (start < lines.size()) {
            int end = start;
            int widest = 0;
            while (end < lines.size() && !column.apply(lines.get(end)).isEmpty()) {
                widest = Math.max(widest, widthBefore.apply(lines.get(end)));
                end++;
            }
            for (var line : lines.subList(start, end)) {
                column.apply(line).getFirst().before = widest - widthBefore.apply(line) + 1;
            }
            start = end + 1;
        }
    }
}
