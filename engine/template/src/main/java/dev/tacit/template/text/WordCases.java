package dev.tacit.template.text;

import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words in names such as "HTTPServer2go", and joins them in small letters. Follows the rules of the library xstrings
 * that sprig uses, its odd ones too.
 */
final class WordCases {
    private enum Kind {
        NUMBER,
        UPPER,
        ALPHABET,
        CONNECTOR,
        PUNCTUATION,
        OTHER,
        /** The end, or only bytes that are no characters. */
        NONE
    }

    private record Word(Kind kind, String octets) {}

    private static final Word END = new Word(Kind.NONE, "");

    /** One character with the stray bytes before it; those at the end of all count as more of the last character. */
    private record Unit(int rune, String octets) {}

    private final List<Unit> units = new ArrayList<>();
    private final StringBuilder joined = new StringBuilder();
    private final char connector;
    private int next;

    WordCases(String octets, char connector) {
        this.connector = connector;
        int start = 0;
        int last = Octets.BROKEN;
        for (int i = 0; i < octets.length(); ) {
            int rune = Octets.rune(octets, i);
            i += Octets.width(octets, i);
            if (rune != Octets.BROKEN) {
                units.add(new Unit(rune, octets.substring(start, i)));
                start = i;
                last = rune;
            }
        }
        if (start < octets.length()) {
            units.add(new Unit(last, octets.substring(start)));
        }
    }

    String joined() {
        var word = word();
        while (next < units.size()) {
            if (word.kind != Kind.CONNECTOR) {
                emit(word);
            }
            var before = word;
            word = word();
            switch (before.kind) {
                case NUMBER -> {
                    word = letters(word);
                    separate(word);
                }
                case CONNECTOR -> emit(before);
                case PUNCTUATION -> {}
                case UPPER, ALPHABET, OTHER, NONE -> {
                    if (word.kind != Kind.NUMBER) {
                        separate(word);
                    } else if (next < units.size()) {
                        word = number(word);
                    }
                }
            }
        }
        emit(word);
        return joined.toString();
    }

    /** A number behind a word: part of it ("bld4_floor"), unless small letters follow ("http_2xx"). */
    private Word number(Word number) {
        var word = word();
        if (word.kind == Kind.ALPHABET) {
            joined.append(connector);
            emit(number);
            word = letters(word);
        } else {
            emit(number);
        }
        separate(word);
        return word;
    }

    /** Words and numbers that follow a number without a break. */
    private Word letters(Word word) {
        while (word.kind == Kind.ALPHABET || word.kind == Kind.NUMBER) {
            emit(word);
            word = word();
        }
        return word;
    }

    private void separate(Word word) {
        if (!word.octets.isEmpty() && word.kind != Kind.CONNECTOR && word.kind != Kind.PUNCTUATION) {
            joined.append(connector);
        }
    }

    private void emit(Word word) {
        if (word.kind != Kind.UPPER && word.kind != Kind.CONNECTOR) {
            joined.append(word.octets);
            return;
        }
        for (int rune : Octets.runes(word.octets)) {
            joined.append(
                    isConnector(rune)
                            ? String.valueOf(connector)
                            : Octets.ofRune(Letters.isUpper(rune) ? Character.toLowerCase(rune) : rune));
        }
    }

    private Word word() {
        if (next == units.size()) {
            return END;
        }
        int start = next++;
        var kind = kind(units.get(start).rune);
        switch (kind) {
            case UPPER -> upper();
            case NUMBER, ALPHABET, CONNECTOR, PUNCTUATION, OTHER, NONE -> {
                while (next < units.size() && goesOn(kind, units.get(next).rune)) {
                    next++;
                }
            }
        }
        var octets = new StringBuilder();
        units.subList(start, next).forEach(unit -> octets.append(unit.octets));
        return new Word(kind, octets.toString());
    }

    /** Capitals, the last of which belongs to the small letters behind it; or one capital with its small letters. */
    private void upper() {
        int first = next;
        while (at(Kind.UPPER)) {
            next++;
        }
        if (next > first && at(Kind.ALPHABET)) {
            next--;
        } else if (next == first) {
            while (at(Kind.ALPHABET)) {
                next++;
            }
        }
    }

    /** A connector that punctuation goes before is punctuation, too. */
    private static boolean goesOn(Kind kind, int rune) {
        return kind(rune) == kind || (kind == Kind.PUNCTUATION && (rune == '-' || rune == '_'));
    }

    private boolean at(Kind kind) {
        return next < units.size() && kind(units.get(next).rune) == kind;
    }

    private static Kind kind(int rune) {
        if (rune == Octets.BROKEN) {
            return Kind.NONE;
        }
        if (isConnector(rune)) {
            return Kind.CONNECTOR;
        }
        return switch (Character.getType(rune)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> Kind.PUNCTUATION;
            case Character.UPPERCASE_LETTER -> Kind.UPPER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> Kind.NUMBER;
            default -> Character.isLetter(rune) && !isHan(rune) ? Kind.ALPHABET : Kind.OTHER;
        };
    }

    private static boolean isHan(int rune) {
        return (rune >= 0x4E00 && rune <= 0x9FCC)
                || (rune >= 0x3400 && rune <= 0x4D85)
                || (rune >= 0x20000 && rune <= 0x2B81D);
    }

    private static boolean isConnector(int rune) {
        return rune == '-' || rune == '_' || Octets.isSpace(rune);
    }

    /** Each word with a capital, without what stood between them. */
    static String camel(String octets) {
        int[] runes = Octets.runes(octets);
        var camel = new StringBuilder();
        int at = 0;
        while (at < runes.length && isConnector(runes[at])) {
            camel.append(Octets.ofRune(runes[at++]));
        }
        if (at == runes.length) {
            return at == 0 ? "" : camel.append(Octets.ofRune(runes[at - 1])).toString();
        }
        boolean capitals = Letters.isUpper(runes[at]);
        int held = Character.toUpperCase(runes[at]);
        for (at++; at < runes.length; at++) {
            int rune = runes[at];
            if (!isConnector(held)) {
                camel.append(Octets.ofRune(held));
                capitals = capitals && Letters.isUpper(rune);
                held = capitals ? Character.toLowerCase(rune) : rune;
            } else if (isConnector(rune)) {
                camel.append(Octets.ofRune(held));
                held = rune;
            } else {
                capitals = Letters.isUpper(rune);
                held = Character.toUpperCase(rune);
            }
        }
        return camel.append(Octets.ofRune(held)).toString();
    }
}
