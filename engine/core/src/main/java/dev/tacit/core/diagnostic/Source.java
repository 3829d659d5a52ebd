package dev.tacit.core.diagnostic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The text of one file, for showing a line of it beside a diagnostic without what may be secret: literals, comments
 * (people comment old passwords out). Immutable.
 */
public final class Source {
    private final String file;
    private final byte[] text;
    private final List<Hidden> hidden;
    private final List<Section> sections;

    /**
     * @param file as in {@link SourceRange#file}
     * @param text UTF-8, not copied
     */
    public Source(String file, byte[] text, List<Hidden> hidden, List<Section> sections) {
        this.file = file;
        this.text = text;
        this.hidden =
                hidden.stream().sorted(Comparator.comparingInt(Hidden::start)).toList();
        this.sections = List.copyOf(sections);
    }

    /**
     * A stretch that is not shown, as half-open byte offsets.
     *
     * @param publishable whether {@link #publish} may show it after all
     */
    public record Hidden(int start, int end, boolean publishable) {}

    /** A stretch that a diagnostic names as its surroundings: {@code in secret "db"}. */
    public record Section(int start, int end, String title) {}

    public String file() {
        return file;
    }

    /** The same source, with the literals inside of {@code range} shown: an attribute that can hold nothing secret. */
    public Source publish(SourceRange range) {
        var left = hidden.stream()
                .filter(h -> !h.publishable()
                        || h.start() < range.start().offset()
                        || h.end() > range.end().offset())
                .toList();
        return new Source(file, text, left, sections);
    }

    /** The title of the section that holds an offset, {@code ""} outside of all. */
    String sectionAt(int offset) {
        for (var section : sections) {
            if (section.start() <= offset && offset < section.end()) {
                return section.title();
            }
        }
        return "";
    }

    /** Whether a snippet shows an ellipsis for what is at {@code offset}, which is not the first it stands for. */
    boolean hides(int offset) {
        return hidden.stream().anyMatch(h -> h.start() < offset && offset < h.end());
    }

    /**
     * The line in which a range starts, cut where the range and the hidden stretches begin and end. Hidden stretches come
     * as one ellipsis each, marked when the range touches them.
     */
    List<Piece> line(SourceRange range) {
        int from = Math.min(range.start().offset(), text.length);
        int to = Math.max(from, range.end().offset());
        int start = from;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        int end = start;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        if (end > start && text[end - 1] == '\r') {
            end--;
        }
        var pieces = new ArrayList<Piece>();
        int at = start;
        for (var stretch : merged(start, end)) {
            addShown(pieces, at, stretch.start(), from, to);
            pieces.add(new Piece("…", from < stretch.end() && to > stretch.start()));
            at = stretch.end();
        }
        addShown(pieces, at, end, from, to);
        return pieces;
    }

    /** All lines without their ends, an ellipsis for each stretch that is not shown. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (int start = 0; start < text.length; ) {
            var at = new SourcePosition(start, 1, 1);
            var line = new StringBuilder();
            line(new SourceRange(file, at, at)).forEach(piece -> line.append(piece.text()));
            lines.add(line.toString());
            while (start < text.length && text[start] != '\n') {
                start++;
            }
            start++;
        }
        return lines;
    }

    Snippet snippet(SourceRange range) {
        var code = new StringBuilder();
        int start = -1;
        int end = -1;
        for (var piece : line(range)) {
            int from = bytes(code);
            code.append(piece.text());
            if (piece.marked()) {
                start = start < 0 ? from : start;
                end = bytes(code);
            }
        }
        int whole = bytes(code);
        return new Snippet(
                printable(sectionAt(range.start().offset())),
                code.toString(),
                range.start().line(),
                start < 0 ? whole : start,
                end < 0 ? whole : end);
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Part of a line. */
    record Piece(String text, boolean marked) {}

    private void addShown(List<Piece> pieces, int start, int end, int from, int to) {
        int first = Math.clamp(from, start, end);
        int last = Math.clamp(to, first, end);
        add(pieces, start, first, false);
        add(pieces, first, last, true);
        add(pieces, last, end, false);
    }

    private void add(List<Piece> pieces, int start, int end, boolean marked) {
        if (end > start) {
            pieces.add(new Piece(printable(new String(text, start, end - start, StandardCharsets.UTF_8)), marked));
        }
    }

    /** The hidden stretches of a line, those that touch made one. */
    private List<Hidden> merged(int start, int end) {
        var result = new ArrayList<Hidden>();
        for (var stretch : hidden) {
            int from = Math.max(start, stretch.start());
            int to = Math.min(end, stretch.end());
            if (from >= to) {
                continue;
            }
            if (!result.isEmpty() && result.getLast().end() >= from) {
                var last = result.removeLast();
                result.add(new Hidden(last.start(), Math.max(last.end(), to), false));
            } else {
                result.add(new Hidden(from, to, false));
            }
        }
        return result;
    }

    /** Without what would steer a terminal or turn the direction of the text. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> (Character.isISOControl(c) && c != '\t' && c != '\n')
                                || (c >= 0x202A && c <= 0x202E)
                                || (c >= 0x2066 && c <= 0x2069)
                        ? 0xFFFD
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
