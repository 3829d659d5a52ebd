package dev.tacit.hcl.syntax;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files with a piece deleted, doubled, moved or put in: the way texts go wrong while somebody edits them. */
final class Mutants {
    private static final List<String> PIECES = List.of(
            "\"",
            "${",
            "%{",
            "}",
            "{",
            "[",
            "]",
            "(",
            ")",
            "\n",
            "\r\n",
            "\r",
            "<<EOT\n",
            "<<-",
            "EOT\n",
            "#",
            "//",
            "/*",
            "*/",
            "=",
            ",",
            ".",
            "...",
            "*",
            "-",
            "!",
            "?",
            ":",
            "::",
            "=>",
            "~",
            "\\",
            "$$",
            "%%",
            "'",
            "é",
            "e\u0301",
            "👍🏽",
            " for ",
            " if ",
            " in ",
            "1",
            "1.",
            "a",
            "a = 1\n",
            "b \"c\" {\n",
            "\t",
            "⟦FF⟧",
            "⟦00⟧",
            "\uFEFF");

    private final Random random;

    private Mutants(long seed) {
        this.random = new Random(seed);
    }

    static List<Cases.Case> of(List<Cases.Case> originals, int count, long seed) {
        var mutants = new Mutants(seed);
        var result = new ArrayList<Cases.Case>();
        for (int i = 0; i < count; i++) {
            var original = originals.get(mutants.random.nextInt(originals.size()));
            byte[] source = original.source();
            for (int n = mutants.random.nextInt(3); n >= 0; n--) {
                source = mutants.mutate(source);
            }
            result.add(new Cases.Case(original.id() + "-" + i, source));
        }
        return result;
    }

    private byte[] mutate(byte[] source) {
        int from = random.nextInt(source.length + 1);
        int to = Math.min(source.length, from + 1 + random.nextInt(8));
        int elsewhere = random.nextInt(source.length + 1);
        var out = new ByteArrayOutputStream();
        switch (random.nextInt(5)) {
            case 0 -> {
                out.write(source, 0, from);
                out.write(source, to, source.length - to);
            }
            case 1 -> {
                out.write(source, 0, elsewhere);
                out.write(source, from, to - from);
                out.write(source, elsewhere, source.length - elsewhere);
            }
            case 2 -> out.write(source, 0, from);
            default -> {
                out.write(source, 0, from);
                out.writeBytes(Cases.bytes(PIECES.get(random.nextInt(PIECES.size()))));
                out.write(source, from, source.length - from);
            }
        }
        return out.toByteArray();
    }
}
