package dev.tacit.hcl.format;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Unicode;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is changed beside spaces: {@code "${x}"} alone becomes {@code x}, labels are quoted, old forms of types become those
 * of today.
 */
final class Rewriting {
    private static final Map<String, String> QUOTED_TYPES =
            Map.of("string", "string", "list", "list(string)", "map", "map(string)");
    private static final List<String> COLLECTIONS = List.of("list", "map", "set");

    private final List<Piece> pieces;

    private Rewriting(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static List<Piece> apply(List<Piece> pieces, Body body) {
        var rewriting = new Rewriting(new ArrayList<>(pieces));
        rewriting.file(body);
        return rewriting.pieces;
    }

    private void file(Body body) {
        body.attributes().forEach(this::value);
        for (var block : body.blocks()) {
            labels(block);
            body(block.body(), block.type().equals("variable"));
        }
    }

    /** @param variable whether it is that of a variable, which has a type */
    private void body(Body body, boolean variable) {
        for (var attribute : body.attributes()) {
            if (variable && attribute.name().equals("type")) {
                replace(attribute.expression().range(), this::type);
            } else {
                value(attribute);
            }
        }
        for (var block : body.blocks()) {
            labels(block);
            body(block.body(), false);
        }
    }

    private interface Change {
        List<Piece> of(List<Piece> pieces);
    }

    private void value(Attribute attribute) {
        replace(attribute.expression().range(), this::unwrapped);
    }

    private void replace(SourceRange range, Change change) {
        int start = 0;
        while (pieces.get(start).offset() < range.start().offset()) {
            start++;
        }
        int end = start;
        while (end < pieces.size() && pieces.get(end).offset() < range.end().offset()) {
            end++;
        }
        var old = pieces.subList(start, end);
        var made = List.copyOf(change.of(List.copyOf(old)));
        old.clear();
        pieces.addAll(start, made);
    }

    /** The inside of a string that is one interpolation, in parentheses when it has several lines. */
    private List<Piece> unwrapped(List<Piece> value) {
        int size = value.size();
        if (size < 5
                || !value.get(0).is(TokenType.OPEN_QUOTE)
                || !value.get(1).is(TokenType.OPEN_INTERPOLATION)
                || !value.get(size - 2).is(TokenType.CLOSE_TEMPLATE)
                || !value.get(size - 1).is(TokenType.CLOSE_QUOTE)) {
            return value;
        }
        var inside = value.subList(2, size - 2);
        if (!isSingle(inside)) {
            return value;
        }
        int start = 0;
        int end = inside.size();
        while (start < end && inside.get(start).is(TokenType.NEWLINE)) {
            start++;
        }
        while (end > start && inside.get(end - 1).is(TokenType.NEWLINE)) {
            end--;
        }
        var trimmed = inside.subList(start, end);
        boolean lines = trimmed.stream().skip(1).anyMatch(p -> p.is(TokenType.NEWLINE));
        boolean parenthesised = !trimmed.isEmpty()
                && trimmed.getFirst().is(TokenType.OPEN_PAREN)
                && trimmed.getLast().is(TokenType.CLOSE_PAREN);
        if (!lines || parenthesised) {
            return trimmed;
        }
        var wrapped = new ArrayList<Piece>();
        wrapped.add(Piece.made(TokenType.OPEN_PAREN, "("));
        wrapped.addAll(trimmed);
        wrapped.add(Piece.made(TokenType.CLOSE_PAREN, ")"));
        return wrapped;
    }

    /** Whether there is no other sequence, and no text around one; those in strings further inside do not count. */
    private static boolean isSingle(List<Piece> inside) {
        int quotes = 0;
        for (var piece : inside) {
            if (piece.is(TokenType.OPEN_QUOTE)) {
                quotes++;
            } else if (piece.is(TokenType.CLOSE_QUOTE)) {
                quotes--;
            } else if (quotes == 0
                    && (piece.is(TokenType.OPEN_INTERPOLATION)
                            || piece.is(TokenType.CLOSE_TEMPLATE)
                            || piece.is(TokenType.QUOTED_TEXT))) {
                return false;
            }
        }
        return true;
    }

    private List<Piece> type(List<Piece> type) {
        if (type.size() == 1 && COLLECTIONS.contains(type.getFirst().text())) {
            return words(type.getFirst().text() + "(any)");
        }
        boolean quoted = type.size() == 3
                && type.getFirst().is(TokenType.OPEN_QUOTE)
                && QUOTED_TYPES.containsKey(type.get(1).text());
        return quoted ? words(QUOTED_TYPES.getOrDefault(type.get(1).text(), "")) : type;
    }

    private static List<Piece> words(String type) {
        int open = type.indexOf('(');
        return open < 0
                ? List.of(Piece.made(TokenType.IDENTIFIER, type))
                : List.of(
                        Piece.made(TokenType.IDENTIFIER, type.substring(0, open)),
                        Piece.made(TokenType.OPEN_PAREN, "("),
                        Piece.made(TokenType.IDENTIFIER, type.substring(open + 1, type.length() - 1)),
                        Piece.made(TokenType.CLOSE_PAREN, ")"));
    }

    private void labels(Block block) {
        int start = 0;
        while (pieces.get(start).offset() < block.typeRange().end().offset()) {
            start++;
        }
        int end = start;
        while (pieces.get(end).offset() < block.openBrace().start().offset()) {
            end++;
        }
        var made = new ArrayList<Piece>();
        for (var label : block.labels()) {
            made.add(Piece.made(TokenType.OPEN_QUOTE, "\""));
            if (!label.text().isEmpty()) {
                made.add(Piece.made(TokenType.QUOTED_TEXT, escaped(label.text())));
            }
            made.add(Piece.made(TokenType.CLOSE_QUOTE, "\""));
        }
        pieces.subList(start, end).clear();
        pieces.addAll(start, made);
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '$', '%' -> {
                    boolean opens = i + 1 < points.length && points[i + 1] == '{';
                    out.appendCodePoint(c).append(opens ? Character.toString(c) : "");
                }
                default -> {
                    if (Unicode.isPrinted(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(java.util.Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        }
        return out.toString();
    }
}
