package dev.tacit.template.text;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on upper, lower, title case. One character becomes one: "ß" stays. */
public final class Letters {
    private Letters() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "upper" -> function(name, "string", a -> mapped(a, Character::toUpperCase));
            case "lower" -> function(name, "string", a -> mapped(a, Character::toLowerCase));
            case "title" -> function(name, "string", a -> mapped(a, new Titles()));
            case "untitle" -> function(name, "string", a -> mapped(a, new Untitled()));
            case "swapcase" -> function(name, "string", a -> mapped(a, new Swapped()));
            case "camelcase" -> function(name, "string", a -> a.answer(WordCases.camel(a.octets(0))));
            case "snakecase" -> function(name, "string", a -> a.answer(joined(a, '_')));
            case "kebabcase" -> function(name, "string", a -> a.answer(joined(a, '-')));
            default -> null;
        };
    }

    private static String joined(Arguments a, char connector) {
        var octets = a.octets(0);
        a.spend(octets.length() / 4);
        return new WordCases(octets, connector).joined();
    }

    private static GoValue mapped(Arguments a, IntUnaryOperator mapping) {
        var octets = a.octets(0);
        var mapped = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            mapped.append(Octets.ofRune(mapping.applyAsInt(Octets.rune(octets, i))));
        }
        return a.answer(mapped.toString());
    }

    static boolean isUpper(int rune) {
        return Character.getType(rune) == Character.UPPERCASE_LETTER;
    }

    /** Gives each word a capital. */
    private static final class Titles implements IntUnaryOperator {
        private int previous = ' ';

        @Override
        public int applyAsInt(int rune) {
            boolean begins = separates(previous);
            previous = rune;
            return begins ? Character.toTitleCase(rune) : rune;
        }

        private static boolean separates(int rune) {
            return rune < 0x80
                    ? !Character.isLetterOrDigit(rune) && rune != '_'
                    : !Character.isLetter(rune) && !Character.isDigit(rune) && Octets.isSpace(rune);
        }
    }

    /** Takes each word its capital. */
    private static final class Untitled implements IntUnaryOperator {
        private boolean begins = true;

        @Override
        public int applyAsInt(int rune) {
            boolean space = Octets.isSpace(rune);
            int mapped = begins && !space ? Character.toLowerCase(rune) : rune;
            begins = space;
            return mapped;
        }
    }

    /** Large for small, small for large. */
    private static final class Swapped implements IntUnaryOperator {
        private boolean begins = true;

        @Override
        public int applyAsInt(int rune) {
            if (isUpper(rune) || Character.isTitleCase(rune)) {
                begins = false;
                return Character.toLowerCase(rune);
            }
            if (Character.getType(rune) == Character.LOWERCASE_LETTER) {
                int mapped = begins ? Character.toTitleCase(rune) : Character.toUpperCase(rune);
                begins = false;
                return mapped;
            }
            begins = Octets.isSpace(rune);
            return rune;
        }
    }
}
