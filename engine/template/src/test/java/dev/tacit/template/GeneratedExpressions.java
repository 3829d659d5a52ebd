package dev.tacit.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Operands of a wanted kind, over the keys of {@link GeneratedData}; now and then of another kind. */
final class GeneratedExpressions {
    /** What an operand may be of. */
    enum Kind {
        STRING,
        WHOLE,
        REAL,
        BOOL,
        LIST,
        MAP,
        OBJECT,
        NOTHING
    }

    /** A variable, or a key, and what it holds. */
    record Name(String text, Kind kind) {}

    private static final List<Name> KEYS = List.of(
            new Name("s0", Kind.STRING),
            new Name("s1", Kind.STRING),
            new Name("s2", Kind.STRING),
            new Name("i0", Kind.WHOLE),
            new Name("i1", Kind.WHOLE),
            new Name("f0", Kind.REAL),
            new Name("f1", Kind.REAL),
            new Name("b0", Kind.BOOL),
            new Name("b1", Kind.BOOL),
            new Name("ls", Kind.LIST),
            new Name("li", Kind.LIST),
            new Name("mixed", Kind.LIST),
            new Name("el", Kind.LIST),
            new Name("lo", Kind.LIST),
            new Name("m", Kind.MAP),
            new Name("em", Kind.MAP),
            new Name("o", Kind.OBJECT),
            new Name("nul", Kind.NOTHING),
            new Name("o.s0", Kind.STRING),
            new Name("o.li", Kind.LIST),
            new Name("m.k0", Kind.STRING));
    private static final List<String> STRINGS = List.of(
            "\"\"",
            "\"x\"",
            "\"two words\"",
            "`raw \\n`",
            "\"\\t\\\"\\\\\"",
            "\"\\u00e9\\U0001F469\"",
            "\"\\xff\"",
            "\"\\101\\x41\"",
            "\"é日\"",
            "\"<&'>\"",
            "\"\\xe6\\x97\"",
            "`\"`",
            "\"\\a\\b\\f\\v\"");
    private static final List<String> WHOLES = List.of(
            "0",
            "1",
            "2",
            "-3",
            "+4",
            "10",
            "0x1F",
            "0b101",
            "0o17",
            "017",
            "1_000",
            "'a'",
            "'é'",
            "'\\n'",
            "'\\x41'",
            "'\\''",
            "0x7fffffffffffffff",
            "9223372036854775808",
            "-0",
            "0X_aB",
            "1_0");
    private static final List<String> REALS = List.of(
            "1.5",
            "-0.5",
            ".25",
            "1e3",
            "1E-7",
            "1_0.5e1",
            "0x1p-2",
            "0x1.8p1",
            "3.0",
            "1e21",
            "123456789.0",
            "-0x1e",
            "0.1",
            "1.",
            "1i",
            "1+2i",
            "-2.5e3-0.5i",
            "0i",
            "1e6");

    private final Random random;
    /** Those in scope, without the "$" that stands for the data. */
    private List<Name> variables = new ArrayList<>();

    private Kind dot = Kind.OBJECT;

    GeneratedExpressions(Random random) {
        this.random = random;
    }

    List<Name> variables() {
        return variables;
    }

    void declare(String name, Kind kind) {
        variables.add(new Name(name, kind));
    }

    /** What is in scope from here on, until the answer is run. */
    Runnable scope(Kind inner) {
        var outerVariables = variables;
        var outerDot = dot;
        variables = new ArrayList<>(variables);
        dot = inner;
        return () -> {
            variables = outerVariables;
            dot = outerDot;
        };
    }

    Kind kind() {
        return Kind.values()[random.nextInt(Kind.values().length - 1)];
    }

    /** Something that can stand as an argument. */
    String operand(Kind wanted, int depth) {
        var kind = random.nextInt(90) == 0 ? Kind.values()[random.nextInt(Kind.values().length)] : wanted;
        if (depth > 0 && random.nextInt(5) < 2) {
            return "(" + call(kind, depth - 1) + ")";
        }
        return random.nextInt(5) < 2 ? literal(kind) : named(kind);
    }

    private String named(Kind kind) {
        var candidates = new ArrayList<String>();
        for (var variable : variables) {
            if (variable.kind() == kind) {
                candidates.add(variable.text());
            }
        }
        if (dot == kind && random.nextInt(3) == 0) {
            candidates.add(".");
        }
        for (var key : KEYS) {
            if (key.kind() == kind) {
                candidates.add((dot == Kind.OBJECT && random.nextInt(3) > 0 ? "." : "$.") + key.text());
            }
        }
        return random.nextInt(150) == 0 ? ".nope" : pick(candidates);
    }

    private String literal(Kind kind) {
        return switch (kind) {
            case STRING -> pick(STRINGS);
            case WHOLE -> random.nextInt(3) == 0 ? pick(WHOLES) : Integer.toString(random.nextInt(5));
            case REAL ->
                random.nextInt(40) == 0
                        ? pick(List.of("1e400", "18446744073709551616", "1e", "0x", "1_"))
                        : pick(REALS);
            case BOOL -> random.nextBoolean() ? "true" : "false";
            case LIST, MAP, OBJECT -> named(kind);
            case NOTHING -> "nil";
        };
    }

    /** A call that answers with that kind, without parentheses. */
    String call(Kind kind, int depth) {
        if (random.nextBoolean()) {
            var call = GeneratedCalls.call(kind, random, wanted -> operand(wanted, depth));
            if (call.isPresent()) {
                return call.get();
            }
        }
        return builtin(kind, depth);
    }

    private String builtin(Kind kind, int depth) {
        return switch (kind) {
            case STRING ->
                switch (random.nextInt(11)) {
                    case 0 -> "print" + operands(depth);
                    case 1 -> "println" + operands(depth);
                    case 2 -> "html" + operands(depth);
                    case 3 -> "js" + operands(depth);
                    case 4 -> "urlquery" + operands(depth);
                    case 5 -> "print (slice $.ls" + bounds() + ")";
                    case 6 -> "index " + pick(List.of(".ls", "$.ls", "$.mixed")) + " " + random.nextInt(5) / 2;
                    case 7 ->
                        "index " + operand(Kind.MAP, depth) + " " + pick(List.of("\"k0\"", "\"Z\"", "`é`", "\"no\""));
                    case 8 -> choice(Kind.STRING, depth);
                    default -> printf(depth);
                };
            case WHOLE ->
                switch (random.nextInt(4)) {
                    case 0 -> "index " + operand(Kind.STRING, depth) + " " + random.nextInt(2);
                    case 1 -> "index $.li " + random.nextInt(5) / 3;
                    case 2 -> choice(Kind.WHOLE, depth);
                    default -> "len " + operand(random.nextBoolean() ? Kind.LIST : Kind.STRING, depth);
                };
            case REAL -> choice(Kind.REAL, depth);
            case BOOL ->
                switch (random.nextInt(4)) {
                    case 0 -> "not " + operand(kind(), depth);
                    case 1 -> choice(Kind.BOOL, depth);
                    default -> comparison(depth);
                };
            case LIST ->
                // Not of a slice, which would reach behind its end: see the list of differences.
                random.nextBoolean()
                        ? "slice " + pick(List.of("$.ls", "$.li", "$.mixed", "$.el", "$.o.ls")) + bounds()
                        : choice(Kind.LIST, depth);
            case MAP, OBJECT, NOTHING -> choice(kind, depth);
        };
    }

    private String operands(int depth) {
        var operands = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            operands.append(' ').append(operand(kind(), depth));
        }
        return operands.toString();
    }

    private String choice(Kind kind, int depth) {
        return pick(List.of("and ", "or ")) + operand(kind, depth) + " " + operand(kind, depth);
    }

    private String comparison(int depth) {
        var kind = pick(List.of(Kind.STRING, Kind.WHOLE, Kind.REAL, Kind.WHOLE, kind()));
        var name = pick(List.of("eq", "eq", "ne", "lt", "le", "gt", "ge"));
        var comparison = new StringBuilder(name + " " + operand(kind, depth) + " " + operand(kind, depth));
        while (name.equals("eq") && random.nextInt(3) == 0) {
            comparison.append(' ').append(operand(kind, depth));
        }
        return comparison.toString();
    }

    private String bounds() {
        var bounds = new StringBuilder();
        for (int i = random.nextInt(7) / 2; i > 0; i--) {
            bounds.append(' ').append(random.nextInt(5) / 2);
        }
        return bounds.toString();
    }

    private String printf(int depth) {
        var format = new StringBuilder();
        var arguments = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var kind = kind();
            format.append(pick(List.of("", "a", " ", "é", "|", "%%"))).append('%');
            for (int flags = random.nextInt(5); flags > 2; flags--) {
                format.append(pick(List.of("+", "-", "#", "0", " ")));
            }
            if (random.nextInt(40) == 0) {
                format.append('[').append(random.nextInt(4)).append(']');
            }
            if (random.nextInt(20) == 0) {
                format.append('*');
                arguments.append(' ').append(random.nextInt(12) - 3);
            } else if (random.nextInt(3) == 0) {
                format.append(random.nextInt(14));
            }
            if (random.nextInt(4) == 0) {
                format.append('.').append(random.nextInt(9));
            }
            format.append(verb(kind));
            if (random.nextInt(60) > 0) {
                arguments.append(' ').append(operand(kind, depth));
            }
        }
        return "printf \"" + format + "\"" + arguments;
    }

    /** Never %p, whose answer differs each time. */
    private String verb(Kind kind) {
        return random.nextInt(50) == 0
                ? pick(List.of("d", "s", "q", "v", "t", "x", "f", "w", "z", "!", "é", ""))
                : switch (kind) {
                    case STRING -> pick(List.of("s", "q", "v", "x", "X", "T"));
                    case WHOLE -> pick(List.of("d", "v", "b", "o", "O", "x", "X", "c", "q", "U", "T"));
                    case REAL -> pick(List.of("v", "g", "G", "e", "E", "f", "F", "x", "X", "b"));
                    case BOOL -> pick(List.of("t", "v", "T"));
                    case LIST, MAP, OBJECT, NOTHING -> pick(List.of("v", "v", "s", "q", "d", "x", "T"));
                };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
