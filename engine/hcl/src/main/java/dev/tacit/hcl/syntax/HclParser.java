package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads HCL 2 native syntax. Whatever the bytes, it answers; what is wrong with them is in the diagnostics. */
public final class HclParser {
    private HclParser() {}

    /** @param path as shown to the user, relative to the root module */
    public static SourceFile parse(String path, byte[] bytes) {
        var diagnostics = new Diagnostics();
        var lexed = Lexer.lex(path, bytes, diagnostics);
        var body = new BodyParser(new TokenCursor(lexed.tokens(), diagnostics)).file();
        var source = Hiding.source(path, bytes, lexed, body, diagnostics.hasErrors());
        return new SourceFile(path, body, inOrder(diagnostics), source);
    }

    /** The tokens of a file that has no errors; between them are spaces and comments only. */
    public static List<Token> tokens(String path, byte[] bytes) {
        return Lexer.lex(path, bytes, new Diagnostics()).tokens();
    }

    /**
     * Reads a lone expression, as given with {@code -var}.
     *
     * @param path what to call the text in diagnostics
     */
    public static ParsedExpression parseExpression(String path, byte[] bytes) {
        var diagnostics = new Diagnostics();
        var lexed = Lexer.lex(path, bytes, diagnostics);
        var cursor = new TokenCursor(lexed.tokens(), diagnostics);
        cursor.newlines(false);
        var expression = new ExpressionParser(cursor).parse();
        if (!cursor.at(TokenType.END)) {
            cursor.fail(
                    SyntaxCode.EXPECTED_NEWLINE,
                    "Extra characters after expression",
                    "The expression ends before this.");
        }
        return new ParsedExpression(expression, inOrder(diagnostics));
    }

    /** @param expression complete only without errors among {@code diagnostics} */
    public record ParsedExpression(Expression expression, List<Diagnostic> diagnostics) {}

    /** By place, since the lexer and the parser have taken turns in finding them. */
    private static List<Diagnostic> inOrder(Diagnostics diagnostics) {
        return diagnostics.list().stream()
                .sorted(Comparator.comparingInt(d -> start(d.subject())))
                .toList();
    }

    private static int start(@Nullable SourceRange range) {
        return range == null ? -1 : range.start().offset();
    }
}
