package dev.tacit.hcl.format;

import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.SourceFile;
import dev.tacit.hcl.syntax.Token;
import dev.tacit.hcl.syntax.TokenType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Brings files to the form that {@code tofu fmt} gives them, byte for byte. */
public final class Formatter {
    private Formatter() {}

    /**
     * The file in canonical form.
     *
     * @param file without errors
     * @param source what {@code file} was parsed from
     */
    public static byte[] format(SourceFile file, byte[] source) {
        if (file.hasErrors()) {
            throw new IllegalArgumentException("a file with errors has no canonical form");
        }
        var pieces = Rewriting.apply(pieces(HclParser.tokens(file.path(), source), source), file.body());
        Layout.apply(pieces);
        var out = new StringBuilder();
        for (var piece : pieces) {
            out.append(" ".repeat(piece.before)).append(piece.text());
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Piece> pieces(List<Token> tokens, byte[] source) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var token : tokens) {
            int start = token.range().start().offset();
            at = comments(new String(source, at, start - at, StandardCharsets.UTF_8), at, pieces);
            if (token.type() != TokenType.END) {
                pieces.add(Piece.token(token.type(), token.text(), start, start - at));
                at = token.range().end().offset();
            }
        }
        return pieces;
    }

    /** Adds the comments of a gap between two tokens; answers where the last one ends, or the gap begins. */
    private static int comments(String gap, int offset, List<Piece> pieces) {
        int end = 0;
        for (int i = 0; i < gap.length(); i++) {
            boolean block = gap.startsWith("/*", i);
            boolean rest = gap.startsWith("#", i) || gap.startsWith("//", i);
            if (block || rest) {
                int close = block ? gap.indexOf("*/", i + 2) + 2 : gap.length();
                pieces.add(Piece.comment(gap.substring(i, close), offset + bytes(gap, i), i - end));
                end = close;
                i = close - 1;
            }
        }
        return offset + bytes(gap, end);
    }

    private static int bytes(String text, int length) {
        return text.substring(0, length).getBytes(StandardCharsets.UTF_8).length;
    }
}
