package dev.tacit.generator.text;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a password must be: its length, how many characters of each class at least. */
record PasswordRules(int length, List<Part> parts) {
    static final int SHORTEST = 8;
    static final int LONGEST = 1024;
    static final int USUAL = 32;
    private static final String LENGTH = "length";
    private static final String SYMBOLS = "override_special";
    private static final String NO_LOOK_ALIKES = "exclude_look_alikes";
    private static final String LOOK_ALIKES = "0Oo1lI|";

    /** A class that may occur. */
    record Part(String alphabet, int minimum) {}

    static Schema schema() {
        var attributes = new ArrayList<Schema.Attribute>();
        attributes.add(Attributes.optional(LENGTH, Type.NUMBER));
        for (var each : CharacterClass.values()) {
            attributes.add(Attributes.optional(each.attribute(), Type.BOOL));
            attributes.add(Attributes.optional(each.minimum(), Type.NUMBER));
        }
        attributes.add(Attributes.optional(SYMBOLS, Type.STRING));
        attributes.add(Attributes.optional(NO_LOOK_ALIKES, Type.BOOL));
        return new Schema(attributes);
    }

    /** Reads opened inputs; empty when they got an error. */
    static Optional<PasswordRules> read(Inputs inputs) {
        int length = inputs.number(LENGTH, USUAL, SHORTEST, LONGEST);
        var parts = new ArrayList<Part>();
        int needed = 0;
        for (var each : CharacterClass.values()) {
            int minimum = inputs.number(each.minimum(), 0, 0, LONGEST);
            if (inputs.isOn(each.attribute(), true)) {
                parts.add(new Part(alphabet(each, inputs), minimum));
                needed += minimum;
            } else if (minimum > 0) {
                inputs.error(
                        each.minimum(),
                        "\"" + each.minimum() + "\" asks for characters that \"" + each.attribute()
                                + " = false\" rules out.");
            }
        }
        if (parts.isEmpty()) {
            inputs.error(
                    CharacterClass.LOWER.attribute(),
                    "All of \"lower\", \"upper\", \"numeric\", \"special\" are false, which leaves no character.");
        }
        if (needed > length) {
            inputs.error(
                    LENGTH,
                    "The minimums of the classes add up to " + needed + ", more than the length of " + length + ".");
        }
        return inputs.areGood() ? Optional.of(new PasswordRules(length, parts)) : Optional.empty();
    }

    String draw(Uniform uniform) {
        var password = new char[length];
        int next = 0;
        var all = new StringBuilder();
        for (var part : parts) {
            all.append(part.alphabet());
            for (int i = 0; i < part.minimum(); i++) {
                password[next++] = uniform.from(part.alphabet());
            }
        }
        while (next < length) {
            password[next++] = uniform.from(all.toString());
        }
        uniform.shuffle(password);
        return new String(password);
    }

    private static String alphabet(CharacterClass of, Inputs inputs) {
        var declared = of == CharacterClass.SPECIAL ? symbols(inputs) : of.alphabet();
        if (!inputs.isOn(NO_LOOK_ALIKES, false)) {
            return declared;
        }
        var distinct = declared.chars()
                .filter(c -> LOOK_ALIKES.indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (distinct.isEmpty() && !declared.isEmpty()) {
            inputs.error(SYMBOLS, "\"" + NO_LOOK_ALIKES + "\" leaves nothing of \"" + SYMBOLS + "\".");
        }
        return distinct;
    }

    private static String symbols(Inputs inputs) {
        var declared = inputs.text(SYMBOLS);
        if (declared.isEmpty()) {
            return CharacterClass.SPECIAL.alphabet();
        }
        var symbols = declared.get();
        if (symbols.isEmpty() || symbols.chars().distinct().count() < symbols.length()) {
            inputs.error(SYMBOLS, "\"" + SYMBOLS + "\" must name at least one symbol, each of them once.");
        } else if (!symbols.chars().allMatch(c -> c > ' ' && c <= '~' && !Character.isLetterOrDigit(c))) {
            inputs.error(
                    SYMBOLS,
                    "\"" + SYMBOLS + "\" may hold printable ASCII symbols only: no letters, digits or spaces.");
        }
        return symbols;
    }
}
