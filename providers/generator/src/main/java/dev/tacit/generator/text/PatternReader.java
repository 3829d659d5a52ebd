package dev.tacit.generator.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a pattern in one pass. {@code [...]} is a class: characters, inclusive ranges of ASCII, {@code \d}, {@code \w};
 * {@code \d} and {@code \w} may stand alone. A class may have a count, {@code {12}}. A backslash takes {@code \ [ ] { } - ^}
 * as they are. All else stands for itself. Nothing of the pattern is told but where it is wrong: it may be secret.
 */
final class PatternReader {
    static final int LONGEST = 4096;
    private static final int HIGHEST_COUNT = 1024;
    private static final String DIGITS = "0123456789";
    private static final String WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz" + DIGITS;
    private static final String ESCAPABLE = "\\[]{}-^";

    sealed interface Outcome {}

    record Good(List<Part> parts) implements Outcome {}

    record Bad(String why) implements Outcome {}

    /** Characters to choose from so many times; text that stands for itself is one to choose from, once. */
    record Part(List<String> alphabet, int count) {
        @Override
        public String toString() {
            return "part of a pattern";
        }
    }

    private final int[] pattern;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    PatternReader(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    Outcome read() {
        try {
            long length = 0;
            boolean chooses = false;
            while (at < pattern.length) {
                var part = part();
                parts.add(part);
                length += part.count();
                chooses |= part.alphabet().size() > 1;
            }
            if (!chooses) {
                throw new Mistake("\"pattern\" has nothing to draw: it needs a class such as [a-z0-9]{12}.");
            }
            if (length > LONGEST) {
                throw new Mistake("\"pattern\" makes a text of more than " + LONGEST + " characters.");
            }
            return new Good(List.copyOf(parts));
        } catch (Mistake mistake) {
            return new Bad(mistake.why);
        }
    }

    private Part part() throws Mistake {
        int c = pattern[at];
        if (c == '[') {
            return new Part(characterClass(), count());
        }
        if (c == '\\' && isNamedClass(at + 1)) {
            at += 2;
            return new Part(characters(named(pattern[at - 1])), count());
        }
        return new Part(List.of(Character.toString(single())), 1);
    }

    private List<String> characterClass() throws Mistake {
        int start = at++;
        if (at < pattern.length && pattern[at] == '^') {
            throw mistake(at, "a class cannot exclude; write \\^ for the character itself");
        }
        var alphabet = new LinkedHashSet<String>();
        while (at < pattern.length && pattern[at] != ']') {
            if (pattern[at] == '\\' && isNamedClass(at + 1)) {
                alphabet.addAll(characters(named(pattern[at + 1])));
                at += 2;
            } else {
                range(alphabet);
            }
        }
        if (at == pattern.length) {
            throw mistake(start, "the class is not closed by ]; write \\[ for the character itself");
        }
        at++;
        if (alphabet.isEmpty()) {
            throw mistake(start, "the class is empty");
        }
        return List.copyOf(alphabet);
    }

    private void range(Set<String> alphabet) throws Mistake {
        int start = at;
        int first = single();
        boolean isRange = at + 1 < pattern.length && pattern[at] == '-' && pattern[at + 1] != ']';
        if (!isRange) {
            alphabet.add(Character.toString(first));
            return;
        }
        at++;
        if (isNamedClassAhead()) {
            throw mistake(at, "a range ends with a character");
        }
        int last = single();
        if (first > last || first < ' ' || last > '~') {
            throw mistake(start, "a range goes upwards within printable ASCII");
        }
        for (int c = first; c <= last; c++) {
            alphabet.add(Character.toString(c));
        }
    }

    private int single() throws Mistake {
        int c = pattern[at++];
        if (c != '\\') {
            return c;
        }
        if (at == pattern.length || ESCAPABLE.indexOf(pattern[at]) < 0) {
            throw mistake(at - 1, "a backslash takes \\ [ ] { } - ^ as they are, or makes a class: \\d, \\w");
        }
        return pattern[at++];
    }

    /** A count after a class; once when there is none. */
    private int count() throws Mistake {
        if (at == pattern.length || pattern[at] != '{') {
            return 1;
        }
        int start = at++;
        int count = 0;
        while (at < pattern.length && pattern[at] >= '0' && pattern[at] <= '9' && count <= HIGHEST_COUNT) {
            count = count * 10 + pattern[at++] - '0';
        }
        if (at == pattern.length || pattern[at] != '}' || count < 1 || count > HIGHEST_COUNT) {
            throw mistake(
                    start,
                    "after a class, { starts a count from 1 to " + HIGHEST_COUNT
                            + ", as in {12}; write \\{ for the character itself");
        }
        at++;
        return count;
    }

    private boolean isNamedClassAhead() {
        return at < pattern.length && pattern[at] == '\\' && isNamedClass(at + 1);
    }

    private boolean isNamedClass(int index) {
        return index < pattern.length && (pattern[index] == 'd' || pattern[index] == 'w');
    }

    private static String named(int name) {
        return name == 'd' ? DIGITS : WORD;
    }

    private static List<String> characters(String alphabet) {
        return alphabet.codePoints().mapToObj(Character::toString).toList();
    }

    private static Mistake mistake(int where, String what) {
        return new Mistake("Character " + (where + 1) + " of \"pattern\": " + what + ".");
    }

    /** Leaves the reader; never leaves this class. */
    private static final class Mistake extends Exception {
        final String why;

        Mistake(String why) {
            super(null, null, false, false);
            this.why = why;
        }
    }
}
