package dev.tacit.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Documents in YAML, values to write as YAML. */
final class GeneratedYaml {
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            " ",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            ":",
            ": ",
            " #",
            "#",
            "-",
            "- ",
            "'",
            "\"",
            "\\",
            ",",
            "[",
            "]",
            "{",
            "}",
            "0",
            "12",
            "1.5",
            "e3",
            "yes",
            "no",
            "null",
            "~",
            "é",
            "日本",
            "👩",
            "?",
            "? ",
            "!",
            "&",
            "*",
            "|",
            ">",
            "%",
            "@",
            "`",
            "=",
            "<<",
            ".",
            "_",
            "0x1F",
            "2001-01-01",
            "12:30",
            "long words in a row, ",
            "\u0001",
            "\r",
            "\u2028",
            "\u00a0",
            "/",
            "+");
    private static final List<String> PLAIN = List.of(
            "a",
            "two words",
            "yes",
            "No",
            "on",
            "off",
            "y",
            "n",
            "true",
            "FALSE",
            "~",
            "null",
            "",
            "0",
            "12",
            "-7",
            "010",
            "08",
            "0o17",
            "0x1F",
            "0b11",
            "1_000",
            "1.5",
            "-.5",
            "1e3",
            "1.",
            ".inf x",
            "12:30:45",
            "2001-01-01",
            "2001-13-01",
            "http://h:80/p?q=1",
            "a#b",
            "a:b",
            "-a",
            "?a",
            ":a",
            "é",
            "日本語",
            "x'y",
            "x\"y",
            "a, b",
            "1 2",
            "!str",
            "<<x",
            "=",
            "9007199254740992",
            "0.1",
            "1e-7",
            "v1.2.3",
            "10.0.0.1",
            "a & b",
            "!!binary aGVsbG8=",
            "a * b",
            "50%",
            "a@b",
            "continued\n   on the next",
            "- -",
            "x -");
    private static final List<String> QUOTED = List.of(
            "''",
            "'a'",
            "'it''s'",
            "' a '",
            "'yes'",
            "'12'",
            "'a: b'",
            "'# no'",
            "\"\"",
            "\"a\"",
            "\"a\\nb\"",
            "\"\\t\\\\\"",
            "\"\\u00e9\\x41\"",
            "\"\\U0001F600\"",
            "\"yes\"",
            "\"a \\\" b\"",
            "\"\\0\\e\\_\\L\\P\"",
            "'two\n   lines'",
            "\"two\n   lines\"",
            "\"joined\\\n   lines\"");
    private static final List<String> TAGS =
            List.of("!!str ", "!!int ", "!!float ", "!!bool ", "!!null ", "!x ", "! ", "!!timestamp ");
    private static final List<String> KEYS = List.of(
            "a",
            "b",
            "key",
            "two words",
            "yes",
            "1",
            "1.5",
            "0x1F",
            "'q'",
            "\"d\"",
            "é",
            "a-b",
            "a.b",
            "x1",
            "x10",
            "x9",
            "a/b",
            "2001-01-01",
            "true");

    private final Random random;
    private int anchors;

    private GeneratedYaml(Random random) {
        this.random = random;
    }

    static String document(Random random) {
        var yaml = new GeneratedYaml(random);
        return yaml.pick(List.of("", "", "", "---\n", "# c\n", "%YAML 1.1\n---\n"))
                + yaml.mapping(0, 3)
                + yaml.pick(List.of("", "", "", "...\n", "---\nb: 2\n"));
    }

    /** As JSON. */
    static String value(Random random) {
        return new GeneratedYaml(random).json(4);
    }

    private String json(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0, 1, 2 -> GeneratedData.quoted(text());
            case 3 -> pick(List.of("0", "-1", "42", "1000000", "9223372036854775807", "true", "false", "null"));
            case 4 -> pick(List.of("0.5", "-1.5e-7", "1234567.5", "0.1", "123456.75", "2.5e-5", "1e-300"));
            case 5, 6 -> list(depth);
            default -> object(depth);
        };
    }

    private String list(int depth) {
        var elements = new StringJoiner(",", "[", "]");
        for (int size = random.nextInt(4); size > 0; size--) {
            elements.add(json(depth - 1));
        }
        return elements.toString();
    }

    private String object(int depth) {
        var keys = new LinkedHashSet<String>();
        for (int size = random.nextInt(4); size > 0; size--) {
            keys.add(random.nextInt(3) == 0 ? text() : "k" + random.nextInt(120));
        }
        var fields = new StringJoiner(",", "{", "}");
        keys.forEach(key -> fields.add(GeneratedData.quoted(key) + ":" + json(depth - 1)));
        return fields.toString();
    }

    private String text() {
        var text = new StringBuilder();
        int most = random.nextInt(5) == 0 ? 40 : 5;
        for (int pieces = random.nextInt(most); pieces > 0; pieces--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private String mapping(int indent, int depth) {
        var lines = new StringBuilder();
        for (int entries = 1 + random.nextInt(4); entries > 0; entries--) {
            lines.append(" ".repeat(indent));
            if (anchors > 0 && random.nextInt(15) == 0) {
                lines.append("<<: ")
                        .append(random.nextBoolean() ? alias() : "{k: v}")
                        .append('\n');
                continue;
            }
            lines.append(random.nextInt(12) == 0 ? "? " : "").append(pick(KEYS));
            if (lines.lastIndexOf("? ") == lines.length() - 3) {
                lines.append('\n').append(" ".repeat(indent));
            }
            lines.append(':').append(node(indent, depth));
        }
        return lines.toString();
    }

    /** What stands behind a key or dash, to the end of its last line. */
    private String node(int indent, int depth) {
        int inside = indent + pick(List.of(1, 2, 2, 4));
        return switch (random.nextInt(depth == 0 ? 9 : 14)) {
            case 0, 1, 2 -> " " + pick(PLAIN) + end();
            case 3 -> " " + pick(QUOTED) + end();
            case 4 -> " " + pick(TAGS) + pick(random.nextBoolean() ? PLAIN : QUOTED) + end();
            case 5 -> block(inside);
            case 6 -> " " + flow(2) + end();
            case 7 -> " &a" + anchors++ + " " + pick(PLAIN) + end();
            case 8 -> anchors > 0 ? " " + alias() + end() : end();
            case 9 -> " &a" + anchors++ + "\n" + mapping(inside, depth - 1);
            case 10, 11 -> end() + mapping(inside, depth - 1);
            default -> end() + sequence(random.nextBoolean() ? indent : inside, depth - 1);
        };
    }

    private String sequence(int indent, int depth) {
        var lines = new StringBuilder();
        for (int elements = 1 + random.nextInt(3); elements > 0; elements--) {
            lines.append(" ".repeat(indent)).append('-');
            if (depth > 0 && random.nextInt(4) == 0) {
                lines.append(' ').append(mapping(indent + 2, depth - 1).stripLeading());
            } else {
                lines.append(node(indent, depth));
            }
        }
        return lines.toString();
    }

    private String block(int indent) {
        var lines = new StringBuilder(" ")
                .append(pick(List.of("|", ">", "|-", ">-", "|+", ">+")))
                .append('\n');
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            var text = pick(List.of("text", "more text", "  deeper", "", "# no comment", "- x", "é: y", "tab\there"));
            lines.append(text.isEmpty() ? "" : " ".repeat(indent)).append(text).append('\n');
        }
        return lines.toString();
    }

    private String flow(int depth) {
        var elements = new StringJoiner(pick(List.of(", ", ",")), "", "");
        boolean isList = random.nextBoolean();
        for (int count = random.nextInt(4); count > 0; count--) {
            var scalar = pick(random.nextBoolean() ? List.of("a", "1", "yes", "x y", "~", "é", "-1.5") : QUOTED);
            var value = depth > 0 && random.nextInt(3) == 0 ? flow(depth - 1) : scalar;
            elements.add(isList ? value : pick(KEYS) + ": " + value);
        }
        return isList ? "[" + elements + "]" : "{" + elements + "}";
    }

    private String alias() {
        return "*a" + random.nextInt(anchors);
    }

    private String end() {
        return pick(List.of("\n", "\n", "\n", " # c\n", "  \n", "\n\n"));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
