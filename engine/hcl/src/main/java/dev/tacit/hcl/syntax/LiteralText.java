package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.TextAnchor;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text of a template's literal, with where its pieces were written; what strip markers and indentation take, it loses. */
record LiteralText(String text, List<TextAnchor> anchors) {
    static final LiteralText EMPTY = new LiteralText("", List.of());

    LiteralText {
        anchors = List.copyOf(anchors);
    }

    static String normalise(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Where normalisation changes the text, all of it is anchored at its beginning. */
    LiteralText normalised() {
        var normal = normalise(text);
        return normal.equals(text)
                ? this
                : new LiteralText(
                        normal, List.of(new TextAnchor(0, anchors.getFirst().position(), false)));
    }

    boolean endsLine() {
        return text.endsWith("\n");
    }

    boolean isBlank() {
        return indentation() == text.length();
    }

    /** How many characters of white space it starts with. */
    int indentation() {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    LiteralText stripEnd() {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        int length = end;
        return new LiteralText(
                text.substring(0, end),
                anchors.stream().filter(a -> a.offset() < length).toList());
    }

    LiteralText withoutStart(int dropped) {
        if (dropped == 0 || dropped == text.length()) {
            return dropped == 0 ? this : EMPTY;
        }
        var left = new ArrayList<TextAnchor>();
        for (var anchor : anchors) {
            if (anchor.offset() <= dropped) {
                left.clear();
                left.add(new TextAnchor(0, after(anchor, dropped), anchor.verbatim()));
            } else {
                left.add(new TextAnchor(anchor.offset() - dropped, anchor.position(), anchor.verbatim()));
            }
        }
        return new LiteralText(text.substring(dropped), left);
    }

    private SourcePosition after(TextAnchor anchor, int dropped) {
        var position = anchor.position();
        if (!anchor.verbatim()) {
            return position;
        }
        int bytes = text.substring(anchor.offset(), dropped).getBytes(StandardCharsets.UTF_8).length;
        int columns = dropped - anchor.offset();
        return new SourcePosition(position.offset() + bytes, position.line(), position.column() + columns);
    }

    static LiteralText concat(List<LiteralText> parts) {
        var text = new StringBuilder();
        var anchors = new ArrayList<TextAnchor>();
        for (var part : parts) {
            for (var anchor : part.anchors) {
                anchors.add(new TextAnchor(anchor.offset() + text.length(), anchor.position(), anchor.verbatim()));
            }
            text.append(part.text);
        }
        return new LiteralText(text.toString(), anchors);
    }

    /** White space as Unicode has it, which no method of {@link Character} does. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    @Override
    public String toString() {
        return "literal";
    }
}
