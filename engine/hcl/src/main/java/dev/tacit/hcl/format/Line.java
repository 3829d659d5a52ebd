package dev.tacit.hcl.format;

import dev.tacit.hcl.syntax.TokenType;
import java.util.ArrayList;
import java.util.List;

/**
 * What is laid out together: up to a line end that is not inside of a heredoc.
 *
 * @param assign from the equals sign of an argument that ends on its line, if it is one
 * @param comment the comment behind other pieces, if there is one
 */
record Line(List<Piece> lead, List<Piece> assign, List<Piece> comment) {
    static List<Line> of(List<Piece> pieces) {
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).endsLine()) {
                lines.add(of(pieces, start, i + 1));
                start = i + 1;
            }
        }
        if (start < pieces.size()) {
            lines.add(of(pieces, start, pieces.size()));
        }
        return lines;
    }

    private static Line of(List<Piece> pieces, int start, int end) {
        boolean commented = end - start > 1 && pieces.get(end - 1).isComment();
        int codeEnd = commented ? end - 1 : end;
        int equals = start + 1;
        while (equals < codeEnd && !pieces.get(equals).is(TokenType.ASSIGN)) {
            equals++;
        }
        boolean whole = equals < codeEnd
                && pieces.subList(equals, codeEnd).stream()
                                .mapToInt(Piece::nesting)
                                .sum()
                        == 0;
        int leadEnd = whole ? equals : codeEnd;
        return new Line(pieces.subList(start, leadEnd), pieces.subList(leadEnd, codeEnd), pieces.subList(codeEnd, end));
    }
}
