package dev.tacit.template;

import dev.tacit.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a template by the grammar of Go's text/template/parse; throws {@link Failure}. */
final class Parser {
    private static final Set<String> LATER = Set.of("block", "break", "continue", "define", "template");

    private final Cursor cursor;
    private final PipeParser pipes;

    private Parser(List<Token> tokens) {
        cursor = new Cursor(tokens);
        pipes = new PipeParser(cursor);
    }

    /** A template, or every name in it that is no function. */
    record Parsed(List<Node> nodes, List<Failure> unknownFunctions) {}

    static Parsed parse(String text) {
        var parser = new Parser(Lexer.tokens(text));
        var nodes = parser.nodes();
        if (parser.cursor.peek().kind() != Kind.END) {
            var stop = parser.cursor.second();
            throw Failure.syntax(stop.offset(), "There is no open block for this " + stop.describe() + ".");
        }
        return new Parsed(nodes, parser.pipes.unknownFunctions());
    }

    /** Up to, and not including, the delimiter of an end or else, or the end of the template. */
    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        while (true) {
            var token = cursor.peek();
            switch (token.kind()) {
                case TEXT -> nodes.add(new Node.Verbatim(cursor.take().text()));
                case LEFT_DELIMITER -> {
                    var word = cursor.second();
                    if (word.isKeyword("end") || word.isKeyword("else")) {
                        return nodes;
                    }
                    cursor.take();
                    nodes.add(action());
                }
                default -> {
                    return nodes;
                }
            }
        }
    }

    private Node action() {
        cursor.skipSpace();
        if (cursor.peek().kind() != Kind.KEYWORD) {
            return new Node.Action(pipes.pipe("command", Kind.RIGHT_DELIMITER));
        }
        var word = cursor.take();
        if (LATER.contains(word.text())) {
            throw Failure.unsupported(
                    word.offset(), "The action \"" + word.text() + "\" is not supported in templates of this release.");
        }
        return switch (word.text()) {
            case "if", "with", "range" -> control(word);
            default ->
                throw Failure.syntax(word.offset(), "The word \"" + word.text() + "\" cannot begin an action here.");
        };
    }

    private Node control(Token word) {
        cursor.enter(word);
        var outer = pipes.open();
        var pipe = pipes.pipe(word.text(), Kind.RIGHT_DELIMITER);
        var body = nodes();
        var otherwise = otherwise(word);
        pipes.close(outer);
        cursor.leave();
        return switch (word.text()) {
            case "if" -> new Node.If(pipe, body, otherwise);
            case "with" -> new Node.With(pipe, body, otherwise);
            default -> new Node.Range(pipe, body, otherwise);
        };
    }

    /** The rest of a block from its else or end. */
    private List<Node> otherwise(Token opening) {
        var stop = endOrElse(opening);
        if (stop.isKeyword("end")) {
            expectRightDelimiter("end");
            return List.of();
        }
        cursor.skipSpace();
        // "else if" shares its end with the block it continues.
        if (!opening.isKeyword("range") && cursor.peek().isKeyword(opening.text())) {
            return List.of(control(cursor.take()));
        }
        expectRightDelimiter("else");
        var nodes = nodes();
        var end = endOrElse(opening);
        if (!end.isKeyword("end")) {
            throw Failure.syntax(end.offset(), "A block has at most one \"else\", just before its \"end\".");
        }
        expectRightDelimiter("end");
        return nodes;
    }

    private Token endOrElse(Token opening) {
        if (cursor.peek().kind() == Kind.END) {
            throw Failure.syntax(opening.offset(), "This \"" + opening.text() + "\" has no matching \"end\".");
        }
        cursor.take();
        cursor.skipSpace();
        return cursor.take();
    }

    private void expectRightDelimiter(String context) {
        cursor.skipSpace();
        var token = cursor.take();
        if (token.kind() != Kind.RIGHT_DELIMITER) {
            throw Cursor.unexpected(token, context);
        }
    }
}
