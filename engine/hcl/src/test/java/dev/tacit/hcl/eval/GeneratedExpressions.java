package dev.tacit.hcl.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Random expressions. Most are well typed, so that most have a value: what they are made of stands in
 * {@code grammar.txt}. Some arguments are of any kind instead.
 */
final class GeneratedExpressions {
    private static final int ANY_INSTEAD = 18;

    /** By the letter of the kind. */
    private static final Map<Character, List<String>> ATOMS = new HashMap<>();

    private static final Map<Character, List<String>> RULES = new HashMap<>();

    static {
        try (var in = GeneratedExpressions.class.getResourceAsStream("grammar.txt")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> (line.charAt(1) == ':' ? ATOMS : RULES)
                            .computeIfAbsent(line.charAt(0), _ -> new ArrayList<>())
                            .add(line.substring(2).replace('⏎', '\n')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String ANY = "SNBLMQOES";

    private final Random random;

    GeneratedExpressions(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        return any(1 + random.nextInt(4));
    }

    private String any(int depth) {
        if (depth <= 1 && random.nextInt(12) == 0) {
            return "null";
        }
        return of(ANY.charAt(random.nextInt(ANY.length())), depth);
    }

    private String of(char wanted, int depth) {
        char kind = "IUW".indexOf(wanted) < 0 && random.nextInt(ANY_INSTEAD) == 0
                ? ANY.charAt(random.nextInt(ANY.length()))
                : wanted;
        var rules = RULES.get(kind);
        if (depth <= 0 || rules == null || random.nextInt(8) == 0) {
            var atoms = Objects.requireNonNull(ATOMS.get(kind));
            return atoms.get(random.nextInt(atoms.size()));
        }
        return filled(rules.get(random.nextInt(rules.size())), depth - 1);
    }

    /** Every capital letter that stands alone is replaced. */
    private String filled(String rule, int depth) {
        var out = new StringBuilder();
        for (int i = 0; i < rule.length(); i++) {
            char c = rule.charAt(i);
            boolean alone = c >= 'A' && c <= 'Z' && !isWord(rule, i - 1) && !isWord(rule, i + 1);
            if (!alone) {
                out.append(c);
            } else if (c == 'A') {
                out.append(parenthesised(any(depth), rule, i));
            } else {
                out.append(parenthesised(of(c, depth), rule, i));
            }
        }
        return out.toString();
    }

    /** What an operator or a step follows or precedes must not fall apart. */
    private static String parenthesised(String part, String rule, int at) {
        boolean steps = at + 1 < rule.length() && (rule.charAt(at + 1) == '[' || rule.charAt(at + 1) == '.');
        boolean negated = at > 0 && (rule.charAt(at - 1) == '-' || rule.charAt(at - 1) == '!');
        boolean plain = part.startsWith("(") || !part.matches("(?s).*[-+*/%<>=&|?!].*|<<.*");
        return ((steps || negated) && !plain) || part.startsWith("<<") ? "(" + part + ")" : part;
    }

    private static boolean isWord(String rule, int i) {
        return i >= 0 && i < rule.length() && (Character.isLetterOrDigit(rule.charAt(i)) || rule.charAt(i) == '_');
    }
}
