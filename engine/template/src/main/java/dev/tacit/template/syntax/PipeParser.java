package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.library.Functions;
import dev.tacit.template.syntax.Node.Command;
import dev.tacit.template.syntax.Node.Operand;
import dev.tacit.template.syntax.Node.Pipe;
import dev.tacit.template.syntax.Token.Kind;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;

/** Reads pipelines, which are what stands between delimiters. */
final class PipeParser {
    /** More unknown functions than these are not told. */
    private static final int MANY = 20;

    private final Cursor cursor;
    private final List<Failure> unknownFunctions = new ArrayList<>();
    private Scope scope = new Scope();

    PipeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    List<Failure> unknownFunctions() {
        return unknownFunctions;
    }

    Scope scope() {
        return scope;
    }

    /** Goes on with other variables; answers those so far. */
    Scope replaceScope(Scope other) {
        var outer = scope;
        scope = other;
        return outer;
    }

    Pipe pipe(String context, Kind end) {
        cursor.skipSpace();
        int offset = cursor.peek().offset();
        var declared = new ArrayList<String>();
        boolean assigns = false;
        while (cursor.peek().kind() == Kind.VARIABLE) {
            var follower = cursor.second();
            boolean isList = follower.kind() == Kind.COMMA;
            if (!isList && follower.kind() != Kind.DECLARE && follower.kind() != Kind.ASSIGN) {
                break;
            }
            declared.add(cursor.peek().text());
            scope.declare(cursor.peek().text());
            cursor.takeBoth();
            cursor.skipSpace();
            if (!isList) {
                assigns = follower.kind() == Kind.ASSIGN;
                break;
            }
            if (!context.equals("range") || declared.size() > 1) {
                throw Failure.syntax(follower.offset(), "Only \"range\" declares two variables.");
            }
            if (cursor.peek().kind() != Kind.VARIABLE) {
                throw Failure.syntax(cursor.peek().offset(), "After the comma, \"range\" needs a second variable.");
            }
        }
        return new Pipe(offset, declared, assigns, commands(context, end));
    }

    private List<Command> commands(String context, Kind end) {
        var commands = new ArrayList<Command>();
        cursor.skipSpace();
        while (cursor.peek().kind() != end) {
            int offset = cursor.peek().offset();
            var command = command(context);
            if (!commands.isEmpty() && isLiteral(command.head())) {
                throw Failure.syntax(
                        offset, "Only the first stage of a pipeline can be a value; later ones are functions.");
            }
            commands.add(command);
            cursor.skipSpace();
        }
        if (commands.isEmpty()) {
            throw Failure.syntax(cursor.peek().offset(), "The value for " + context + " is missing.");
        }
        cursor.take();
        return commands;
    }

    private static boolean isLiteral(Operand operand) {
        return switch (operand) {
            case Operand.Dot _, Operand.Nil _, Operand.Constant _, Operand.Figure _ -> true;
            case Operand.Field _, Operand.Variable _, Operand.Call _, Operand.Nested _, Operand.Chain _ -> false;
        };
    }

    /** Consumes the "|" after it. */
    private Command command(String context) {
        var operands = new ArrayList<Operand>();
        while (true) {
            cursor.skipSpace();
            if (startsOperand(cursor.peek().kind())) {
                operands.add(operand());
            } else if (operands.isEmpty()) {
                throw Cursor.unexpected(cursor.peek(), context);
            }
            switch (cursor.peek().kind()) {
                case SPACE -> cursor.take();
                case RIGHT_DELIMITER, RIGHT_PARENTHESIS -> {
                    return new Command(operands);
                }
                case PIPE -> {
                    cursor.take();
                    return new Command(operands);
                }
                default -> throw Cursor.unexpected(cursor.peek(), "operand");
            }
        }
    }

    private static boolean startsOperand(Kind kind) {
        return switch (kind) {
            case LEFT_PARENTHESIS,
                    DOT,
                    FIELD,
                    VARIABLE,
                    IDENTIFIER,
                    BOOL,
                    NIL,
                    NUMBER,
                    COMPLEX,
                    CHARACTER,
                    STRING,
                    RAW_STRING -> true;
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
        var token = cursor.take();
        var term = term(token);
        if (cursor.peek().kind() != Kind.FIELD) {
            return term;
        }
        var fields = new ArrayList<String>();
        int offset = cursor.peek().offset();
        while (cursor.peek().kind() == Kind.FIELD) {
            fields.add(cursor.take().text().substring(1));
        }
        return switch (term) {
            case Operand.Field(int at, var names) -> {
                fields.addAll(0, names);
                yield new Operand.Field(at, fields);
            }
            case Operand.Variable(int at, var name, var _) -> new Operand.Variable(at, name, fields);
            case Operand.Call _, Operand.Nested _ -> new Operand.Chain(offset, term, fields);
            case Operand.Dot _, Operand.Nil _, Operand.Constant _, Operand.Figure _, Operand.Chain _ ->
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
                if (!scope.has(token.text())) {
                    throw Failure.syntax(at, "The variable \"" + token.text() + "\" is not declared here.");
                }
                yield new Operand.Variable(at, token.text(), List.of());
            }
            case BOOL -> new Operand.Constant(at, new GoValue.Bool(token.text().equals("true")));
            case NUMBER, COMPLEX -> new Operand.Figure(at, Numeral.number(token));
            case CHARACTER -> new Operand.Figure(at, Numeral.of(Literals.character(token)));
            case STRING, RAW_STRING -> new Operand.Constant(at, new GoValue.Str(Literals.string(token)));
            case LEFT_PARENTHESIS -> {
                cursor.enter(token);
                var pipe = pipe("parentheses", Kind.RIGHT_PARENTHESIS);
                cursor.leave();
                yield new Operand.Nested(at, pipe);
            }
            case IDENTIFIER -> function(token);
            default -> throw Cursor.unexpected(token, "operand");
        };
    }

    private Operand function(Token token) {
        var function = Functions.named(token.text());
        if (function.isEmpty() && unknownFunctions.size() < MANY) {
            unknownFunctions.add(Functions.unknown(token.text(), token.offset()));
        }
        return new Operand.Call(token.offset(), function.orElseGet(() -> Functions.none(token.text())));
    }
}
