package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Decides what of a file a snippet must not show: the text of strings and heredocs, of comments. Labels of blocks are shown.
 *
 * <p>Where the file has errors the tokens may lie about what was meant as a string, so each line is hidden from its first
 * quote on, or from the first equals sign or colon if it has a character that belongs in no code; words that look like keys
 * are hidden as well.
 */
final class Hiding {
    private static final int LONG_WORD = 20;

    private final Chars chars;
    private final Lexer.Result lexed;
    private final List<Source.Hidden> hidden = new ArrayList<>();

    private Hiding(byte[] bytes, Lexer.Result lexed) {
        this.chars = new Chars(bytes);
        this.lexed = lexed;
    }

    static Source source(String path, byte[] bytes, Lexer.Result lexed, Body body, boolean failed) {
        var hiding = new Hiding(bytes, lexed);
        if (failed) {
            hiding.hideDoubtful();
            return new Source(path, bytes, hiding.hidden, List.of());
        }
        var labels = new ArrayList<Block.Label>();
        collectLabels(body, labels);
        hiding.hideLiterals(labels);
        return new Source(path, bytes, hiding.hidden, sections(body));
    }

    private static void collectLabels(Body body, List<Block.Label> labels) {
        for (var block : body.blocks()) {
            labels.addAll(block.labels());
            collectLabels(block.body(), labels);
        }
    }

    private static List<Source.Section> sections(Body body) {
        return body.blocks().stream()
                .map(block -> {
                    var title = new StringBuilder(block.type());
                    block.labels()
                            .forEach(label ->
                                    title.append(" \"").append(label.text()).append('"'));
                    var range = block.range();
                    return new Source.Section(
                            range.start().offset(), range.end().offset(), title.toString());
                })
                .toList();
    }

    private void hideLiterals(List<Block.Label> labels) {
        var starts = new HashSet<Integer>();
        labels.forEach(label -> starts.add(label.range().start().offset() + 1));
        for (var literal : lexed.literals()) {
            if (!starts.contains(literal.start())) {
                hide(literal.start(), literal.end(), !literal.comment());
            }
        }
    }

    private void hideDoubtful() {
        lexed.literals().forEach(literal -> hide(literal.start(), literal.end(), false));
        for (var token : lexed.tokens()) {
            int start = token.range().start().offset();
            int end = token.range().end().offset();
            if (token.is(TokenType.INVALID)) {
                hide(valueBefore(start), chars.lineEnd(start), false);
            } else if (isWord(token) && looksLikeKey(token.text())) {
                hide(start, end, false);
            }
        }
        for (int start = 0; start < chars.length(); ) {
            int end = chars.lineEnd(start);
            hide(afterQuote(start, end), end, false);
            start = end == chars.length() ? end : chars.afterNewline(end);
        }
    }

    private static boolean isWord(Token token) {
        return token.is(TokenType.IDENTIFIER) || token.is(TokenType.NUMBER);
    }

    private static boolean looksLikeKey(String word) {
        return word.length() >= LONG_WORD && word.chars().anyMatch(Character::isDigit);
    }

    /** Where the value begins in whose line something cannot be code. */
    private int valueBefore(int offset) {
        int start = offset;
        while (start > 0 && chars.at(start - 1) != '\n') {
            start--;
        }
        for (int i = start; i < offset; i++) {
            if (chars.at(i) == '=' || chars.at(i) == ':') {
                return i + 1;
            }
        }
        return offset;
    }

    private int afterQuote(int start, int end) {
        for (int i = start; i < end; i = chars.next(i)) {
            switch (chars.codePoint(i)) {
                case '"', '\'', '`', 0x201C, 0x201D, 0x2018, 0x2019 -> {
                    return chars.next(i);
                }
                default -> {}
            }
        }
        return end;
    }

    private void hide(int start, int end, boolean publishable) {
        if (start < end) {
            hidden.add(new Source.Hidden(start, end, publishable));
        }
    }
}
