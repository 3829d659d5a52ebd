package dev.tacit.template;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Data as JSON whose keys tell their types, for {@link GeneratedTemplates}. */
final class GeneratedData {
    private static final List<String> STRINGS = List.of(
            "",
            "a",
            "plain text",
            "p@ss w0rd",
            "<a href='x'>&amp;</a>",
            "a=b&c=d",
            "é",
            "日本語",
            "👩x",
            "tab\tand\nline\r\n",
            "quote\" and ' and \\",
            "%d %s",
            "0",
            "-12",
            "true",
            "\u0000\u0001\u007f",
            "\u200b\u2028 ",
            "`raw`",
            "longer than the others, by far: 0123456789");
    private static final List<String> FLOATS = List.of(
            "0.5",
            "-0.25",
            "1.5",
            "3.141592653589793",
            "1e-7",
            "1.25e-5",
            "123456.789",
            "1234567.5",
            "-9.99",
            "0.1",
            "2.5e-300",
            "1.7976931348623157e-308",
            "4.9e-324",
            "999999.5",
            "0.000123",
            "99.995");
    private static final List<String> WHOLES = List.of(
            "-1",
            "7",
            "65",
            "8364",
            "128105",
            "1000000",
            "-123456789",
            "9223372036854775807",
            "-9223372036854775808",
            "1234567890123",
            "55296",
            "1114112");

    private final Random random;

    private GeneratedData(Random random) {
        this.random = random;
    }

    static String json(Random random) {
        return new GeneratedData(random).object(3);
    }

    private String object(int depth) {
        var fields = new StringJoiner(",", "{", "}");
        for (int i = 0; i < 3; i++) {
            fields.add(field("s" + i, string()));
        }
        fields.add(field("i0", Integer.toString(random.nextInt(6)))).add(field("i1", pick(WHOLES)));
        fields.add(field("f0", pick(FLOATS))).add(field("f1", pick(FLOATS)));
        fields.add(field("b0", Boolean.toString(random.nextBoolean())));
        fields.add(field("b1", Boolean.toString(random.nextBoolean())));
        fields.add(field("ls", list(random.nextInt(5), this::string)));
        fields.add(field("li", list(random.nextInt(5), () -> pick(WHOLES))));
        if (depth == 0) {
            return fields.toString();
        }
        var keys = new StringJoiner(",", "{", "}");
        List.of("k0", "k1", "Z", "é").stream()
                .filter(_ -> random.nextInt(3) > 0)
                .forEach(key -> keys.add(field(key, string())));
        fields.add(field("m", keys.toString())).add(field("nul", "null"));
        fields.add(field(
                "mixed",
                "[" + string() + ",1,null,2.5,[true," + pick(WHOLES) + "],{\"b\":null,\"a\":" + string() + "}]"));
        fields.add(field("el", "[]")).add(field("em", "{}"));
        if (depth > 1) {
            fields.add(field("o", object(depth - 2))).add(field("lo", list(random.nextInt(3), () -> object(0))));
        }
        return fields.toString();
    }

    private static String field(String name, String json) {
        return "\"" + name + "\":" + json;
    }

    private static String list(int size, java.util.function.Supplier<String> element) {
        var elements = new StringJoiner(",", "[", "]");
        for (int i = 0; i < size; i++) {
            elements.add(element.get());
        }
        return elements.toString();
    }

    private String string() {
        return quoted(pick(STRINGS));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
