package dev.tacit.template;

import dev.tacit.template.Node.Command;
import dev.tacit.template.Node.Operand;
import dev.tacit.template.Node.Pipe;
import dev.tacit.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a template by the grammar of Go's text/template/parse; throws {@link Failure}. */
final class Parser {
    /** Blocks or parentheses inside one another. */
    private static final int DEPTH = 100;

    private static final Set<String> LATER = Set.of("block", "break", "continue", "define", "template");

    private final List<Token> tokens;
    private final List<Failure> unknownFunctions = new ArrayList<>();
    private List<String> variables = new ArrayList<>(List.of("$"));
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A template, or every name in it that is no function. */
    record Parsed(List<Node> nodes, List<Failure> unknownFunctions) {}

    static Parsed parse(String text) {
        var parser = new Parser(Lexer.tokens(text));
        var nodes = parser.nodes();
        if (parser.peek().kind() != Kind.END) {
            var stop = parser.peekBeyondDelimiter();
            throw Failure.syntax(stop.offset(), "There is no open block for this " + stop.describe() + ".");
        }
        return new Parsed(nodes, parser.unknownFunctions);
    }

    /** Up to, and not including, the delimiter of an end or else, or the end of the template. */
    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        while (true) {
            var token = peek();
            switch (token.kind()) {
                case TEXT -> nodes.add(new Node.Verbatim(take().text()));
                case LEFT_DELIMITER -> {
                    var word = peekBeyondDelimiter();
                    if (word.isKeyword("end") || word.isKeyword("else")) {
                        return nodes;
                    }
                    take();
                    nodes.add(action());
                }
                default -> {
                    return nodes;
                }
            }
        }
    }

    private Node action() {
        skipSpace();
        if (peek().kind() != Kind.KEYWORD) {
            return new Node.Action(pipe("command", Kind.RIGHT_DELIMITER));
        }
        var word = take();
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
        enter(word);
        var outer = variables;
        variables = new ArrayList<>(outer);
        var pipe = pipe(word.text(), Kind.RIGHT_DELIMITER);
        var body = nodes();
        var otherwise = otherwise(word);
        variables = outer;
        depth--;
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
        skipSpace();
        // "else if" shares its end with the block it continues.
        if (!opening.isKeyword("range") && peek().isKeyword(opening.text())) {
            return List.of(control(take()));
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
        if (peek().kind() == Kind.END) {
            throw Failure.syntax(opening.offset(), "This \"" + opening.text() + "\" has no matching \"end\".");
        }
        take();
        skipSpace();
        return take();
    }

    private void expectRightDelimiter(String context) {
        skipSpace();
        var token = take();
        if (token.kind() != Kind.RIGHT_DELIMITER) {
            throw unexpected(token, context);
        }
    }

    private Pipe pipe(String context, Kind end) {
        skipSpace();
        int offset = peek().offset();
        var declared = new ArrayList<String>();
        boolean assigns = false;
        while (peek().kind() == Kind.VARIABLE) {
            int after = afterSpace(next + 1);
            var follower = tokens.get(after);
            boolean isList = follower.kind() == Kind.COMMA;
            if (!isList && follower.kind() != Kind.DECLARE && follower.kind() != Kind.ASSIGN) {
                break;
            }
            declared.add(peek().text());
            variables.add(peek().text());
            next = after + 1;
            skipSpace();
            if (!isList) {
                assigns = follower.kind() == Kind.ASSIGN;
                break;
            }
            if (!context.equals("range") || declared.size() > 1) {
                throw Failure.syntax(follower.offset(), "Only \"range\" declares two variables.");
            }
            if (peek().kind() != Kind.VARIABLE) {
                throw Failure.syntax(peek().offset(), "After the comma, \"range\" needs a second variable.");
            }
        }
        return new Pipe(offset, declared, assigns, commands(context, end));
    }

    private List<Command> commands(String context, Kind end) {
        var commands = new ArrayList<Command>();
        skipSpace();
        while (peek().kind() != end) {
            int offset = peek().offset();
            var command = command(context);
            if (!commands.isEmpty() && isLiteral(command.head())) {
                throw Failure.syntax(
                        offset, "Only the first stage of a pipeline can be a value; later ones are functions.");
            }
            commands.add(command);
            skipSpace();
        }
        if (commands.isEmpty()) {
            throw Failure.syntax(peek().offset(), "The value for " + context + " is missing.");
        }
        take();
        return commands;
    }

    private static boolean isLiteral(Operand operand) {
        return switch (operand) {
            case Operand.Dot _, Operand.Nil _, Operand.Constant _ -> true;
            case Operand.Field _, Operand.Variable _, Operand.Call _, Operand.Nested _, Operand.Chain _ -> false;
        };
    }

    /** Consumes the "|" after it. */
    private Command command(String context) {
        var operands = new ArrayList<Operand>();
        while (true) {
            skipSpace();
            if (startsOperand(peek().kind())) {
                operands.add(operand());
            } else if (operands.isEmpty()) {
                throw unexpected(peek(), context);
            }
            switch (peek().kind()) {
                case SPACE -> take();
                case RIGHT_DELIMITER, RIGHT_PARENTHESIS -> {
                    return new Command(operands);
                }
                case PIPE -> {
                    take();
                    return new Command(operands);
                }
                default -> throw unexpected(peek(), "operand");
            }
        }
    }

    private static boolean startsOperand(Kind kind) {
        return switch (kind) {
            case LEFT_PARENTHESIS, DOT, FIELD, VARIABLE, IDENTIFIER, BOOL, NIL, NUMBER, CHARACTER, STRING, RAW_STRING ->
                true;
            case TEXT,
                    LEFT_DELIMITER,
                    RIGHT_DELIMITER,
                    SPACE,
                    RIGHT_PARENTHESIS,
                    PIPE,
                    COMMA,
                    DECLARE,
                    ASSIGN,
                    KEYWORD,
                    END -> false;
        };
    }

    private Operand operand() {
        var token = take();
        var term = term(token);
        if (peek().kind() != Kind.FIELD) {
            return term;
        }
        var fields = new ArrayList<String>();
        int offset = peek().offset();
        while (peek().kind() == Kind.FIELD) {
            fields.add(take().text().substring(1));
        }
        return switch (term) {
            case Operand.Field(int at, var names) -> {
                fields.addAll(0, names);
                yield new Operand.Field(at, fields);
            }
            case Operand.Variable(int at, var name, var _) -> new Operand.Variable(at, name, fields);
            case Operand.Call _, Operand.Nested _ -> new Operand.Chain(offset, term, fields);
            case Operand.Dot _, Operand.Nil _, Operand.Constant _, Operand.Chain _ ->
                throw Failure.syntax(offset, "A field cannot follow " + token.describe() + ".");
        };
    }

    private Operand term(Token token) {
        int at = token.offset();
        return switch (token.kind()) {
            case DOT -> new Operand.Dot(at);
            case NIL -> new Operand.Nil(at);
            case FIELD -> new Operand.Field(at, List.of(token.text().substring(1)));
            case VARIABLE -> {
                if (!variables.contains(token.text())) {
                    throw Failure.syntax(at, "The variable \"" + token.text() + "\" is not declared here.");
                }
                yield new Operand.Variable(at, token.text(), List.of());
            }
            case BOOL -> new Operand.Constant(at, new GoValue.Bool(token.text().equals("true")));
            case NUMBER -> new Operand.Constant(at, Literals.number(token));
            case CHARACTER -> new Operand.Constant(at, Literals.character(token));
            case STRING, RAW_STRING -> new Operand.Constant(at, new GoValue.Str(Literals.string(token)));
            case LEFT_PARENTHESIS -> {
                enter(token);
                var pipe = pipe("parentheses", Kind.RIGHT_PARENTHESIS);
                depth--;
                yield new Operand.Nested(at, pipe);
            }
            case IDENTIFIER -> function(token);
            default -> throw unexpected(token, "operand");
        };
    }

    private Operand function(Token token) {
        var function = Function.named(token.text());
        if (function.isEmpty()) {
            unknownFunctions.add(Failure.unsupported(
                    token.offset(),
                    "There is no function \"" + token.text()
                            + "\" in templates of this release. It has and, or, not, eq, ne, lt, le, gt, ge, len, index,"
                            + " print, printf; a key of the data is written with a dot: \"." + token.text() + "\"."));
        }
        var call = new Operand.Call(token.offset(), function.orElse(Function.PRINT));
        if (function.equals(java.util.Optional.of(Function.PRINTF))) {
            var format = tokens.get(afterSpace(next));
            if (format.kind() == Kind.STRING || format.kind() == Kind.RAW_STRING) {
                Printing.checkFormat(Literals.string(format), format.offset());
            }
        }
        return call;
    }

    private void enter(Token token) {
        if (++depth > DEPTH) {
            throw Failure.limit(token.offset(), "Blocks and parentheses are nested more than " + DEPTH + " deep.");
        }
    }

    private static Failure unexpected(Token token, String context) {
        return Failure.syntax(token.offset(), "Unexpected " + token.describe() + " in " + context + ".");
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token peekBeyondDelimiter() {
        return tokens.get(afterSpace(next + 1));
    }

    private Token take() {
        var token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private int afterSpace(int index) {
        return tokens.get(index).kind() == Kind.SPACE ? index + 1 : index;
    }

    private void skipSpace() {
        next = afterSpace(next);
    }
}
