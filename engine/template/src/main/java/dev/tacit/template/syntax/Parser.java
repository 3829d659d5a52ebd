package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.syntax.Node.Pipe;
import dev.tacit.template.syntax.Token.Kind;
import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a template by the grammar of Go's text/template/parse. */
public final class Parser {
    /** The name of the template that is not defined by name. */
    public static final String MAIN = "main";

    private final Cursor cursor;
    private final PipeParser pipes;
    private final Map<String, List<Node>> templates = new HashMap<>();
    /** Ranges around this place, for "break". */
    private int ranges;

    private Parser(Cursor cursor) {
        this.cursor = cursor;
        pipes = new PipeParser(cursor);
    }

    /**
     * @param templates by name, {@link #MAIN} among them, if nothing failed
     * @param failures in the order of the text: every name of a function that there is not, what ended the reading
     */
    public record Parsed(Map<String, List<Node>> templates, List<Failure> failures) {}

    public static Parsed parse(String text) {
        var parser = new Parser(Lexer.cursor(text));
        var failures = parser.pipes.unknownFunctions();
        try {
            parser.whole();
        } catch (Failure failure) {
            failures.add(failure);
        }
        return new Parsed(parser.templates, List.copyOf(failures));
    }

    private void whole() {
        var nodes = nodes(true);
        if (cursor.peek().kind() != Kind.END) {
            var stop = cursor.second();
            cursor.takeBoth();
            if (!stop.isKeyword("else") || cursor.beyondSpace().kind() != Kind.KEYWORD) {
                cursor.takeRightDelimiter(stop.text());
            }
            throw Failure.syntax(stop.offset(), "There is no open block for this " + stop.describe() + ".");
        }
        define(MAIN, nodes, 0);
    }

    /** Up to, and not including, the delimiter of an end or else, or the end of the template. */
    private List<Node> nodes(boolean outermost) {
        var nodes = new ArrayList<Node>();
        while (true) {
            var token = cursor.peek();
            switch (token.kind()) {
                case TEXT ->
                    nodes.add(new Node.Verbatim(
                            token.offset(), Octets.of(cursor.take().text())));
                case LEFT_DELIMITER -> {
                    var word = cursor.second();
                    if (word.isKeyword("end") || word.isKeyword("else")) {
                        return nodes;
                    }
                    cursor.take();
                    if (outermost && word.isKeyword("define")) {
                        cursor.skipSpace();
                        definition(cursor.take());
                    } else {
                        nodes.add(action());
                    }
                }
                default -> {
                    return nodes;
                }
            }
        }
    }

    private List<Node> nodes() {
        return nodes(false);
    }

    private Node action() {
        cursor.skipSpace();
        if (cursor.peek().kind() != Kind.KEYWORD) {
            return new Node.Action(pipes.pipe("command", Kind.RIGHT_DELIMITER));
        }
        var word = cursor.take();
        return switch (word.text()) {
            case "if", "with", "range" -> control(word);
            case "break", "continue" -> {
                cursor.takeRightDelimiter(word.text());
                if (ranges == 0) {
                    throw Failure.syntax(word.offset(), "\"" + word.text() + "\" is only valid inside a \"range\".");
                }
                yield word.text().equals("break") ? new Node.Break() : new Node.Continue();
            }
            case "template" -> {
                int offset = cursor.beyondSpace().offset();
                var name = name(word);
                cursor.skipSpace();
                yield new Node.Invoke(offset, name, argument(word));
            }
            case "block" -> {
                int offset = cursor.beyondSpace().offset();
                var name = name(word);
                var pipe = pipes.pipe("block", Kind.RIGHT_DELIMITER);
                body(word, name);
                yield new Node.Invoke(offset, name, pipe);
            }
            case "define" ->
                throw Failure.syntax(word.offset(), "A template is defined at the top level, not inside a block.");
            default ->
                throw Failure.syntax(word.offset(), "The word \"" + word.text() + "\" cannot begin an action here.");
        };
    }

    private @Nullable Pipe argument(Token word) {
        if (cursor.peek().kind() == Kind.RIGHT_DELIMITER) {
            cursor.take();
            return null;
        }
        return pipes.pipe(word.text(), Kind.RIGHT_DELIMITER);
    }

    private void definition(Token word) {
        var name = name(word);
        cursor.takeRightDelimiter("define");
        body(word, name);
    }

    private String name(Token word) {
        cursor.skipSpace();
        var token = cursor.take();
        if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
            throw Failure.syntax(
                    token.offset(), "After \"" + word.text() + "\" stands the name of a template, in quotes.");
        }
        return Literals.string(token);
    }

    /** The body of a template of its own, through its end. It sees no variables and no range around it. */
    private void body(Token word, String name) {
        cursor.enter(word);
        var outer = pipes.replaceScope(new Scope());
        int outerRanges = ranges;
        ranges = 0;
        var nodes = nodes();
        var end = endOrElse(word);
        if (!end.isKeyword("end")) {
            throw Failure.syntax(end.offset(), "A template has no \"else\" of its own.");
        }
        cursor.takeRightDelimiter("end");
        pipes.replaceScope(outer);
        ranges = outerRanges;
        cursor.leave();
        define(name, nodes, word.offset());
    }

    /** An empty template gives way to another of its name. */
    private void define(String name, List<Node> nodes, int offset) {
        var earlier = templates.get(name);
        if (earlier == null || isEmpty(earlier)) {
            templates.put(name, nodes);
        } else if (!isEmpty(nodes)) {
            throw Failure.syntax(offset, "There are two templates of the name \"" + Octets.text(name) + "\".");
        }
    }

    private static boolean isEmpty(List<Node> nodes) {
        return nodes.stream()
                .allMatch(node -> node instanceof Node.Verbatim(var _, var octets) && Octets.isBlank(octets));
    }

    private Node control(Token word) {
        cursor.enter(word);
        int mark = pipes.scope().mark();
        var pipe = pipes.pipe(word.text(), Kind.RIGHT_DELIMITER);
        ranges += word.text().equals("range") ? 1 : 0;
        var body = nodes();
        ranges -= word.text().equals("range") ? 1 : 0;
        var otherwise = otherwise(word);
        pipes.scope().forget(mark);
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
            cursor.takeRightDelimiter("end");
            return List.of();
        }
        cursor.skipSpace();
        // "else if" shares its end with the block it continues.
        if (!opening.isKeyword("range") && cursor.peek().isKeyword(opening.text())) {
            return List.of(control(cursor.take()));
        }
        cursor.takeRightDelimiter("else");
        var nodes = nodes();
        var end = endOrElse(opening);
        if (!end.isKeyword("end")) {
            throw Failure.syntax(end.offset(), "A block has at most one \"else\", just before its \"end\".");
        }
        cursor.takeRightDelimiter("end");
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
}
