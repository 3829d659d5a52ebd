package dev.tacit.generator;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a password must be: its length, how many characters of each class at least. */
record PasswordRules(int length, List<Part> parts) {
    static final int SHORTEST = 8;
    static final int LONGEST = 1024;
    private static final int USUAL = 32;
    private static final String LENGTH = "length";
    private static final String SYMBOLS = "override_special";

    /** A class that may occur. */
    record Part(String alphabet, int minimum) {}

    static Schema schema() {
        var attributes = new ArrayList<Schema.Attribute>();
        attributes.add(attribute(LENGTH, Type.NUMBER));
        for (var each : CharacterClass.values()) {
            attributes.add(attribute(each.attribute(), Type.BOOL));
            attributes.add(attribute(each.minimum(), Type.NUMBER));
        }
        attributes.add(attribute(SYMBOLS, Type.STRING));
        return new Schema(attributes);
    }

    private static Schema.Attribute attribute(String name, Type type) {
        return Schema.Attribute.optional(name, type, Schema.Visibility.PUBLIC).takingSecrets();
    }

    /** Reads opened inputs; empty when {@code diagnostics} got an error. */
    static Optional<PasswordRules> read(Body inputs, Diagnostics diagnostics) {
        var reader = new Reader(inputs, diagnostics);
        long before = diagnostics.errorCount();
        int length = reader.number(LENGTH, USUAL, SHORTEST);
        var parts = new ArrayList<Part>();
        int needed = 0;
        for (var each : CharacterClass.values()) {
            int minimum = reader.number(each.minimum(), 0, 0);
            if (reader.isOn(each.attribute())) {
                parts.add(new Part(each == CharacterClass.SPECIAL ? reader.symbols() : each.alphabet(), minimum));
                needed += minimum;
            } else if (minimum > 0) {
                reader.error(
                        each.minimum(),
                        "\"" + each.minimum() + "\" asks for characters that \"" + each.attribute()
                                + " = false\" rules out.");
            }
        }
        if (parts.isEmpty()) {
            reader.error(
                    CharacterClass.LOWER.attribute(),
                    "All of \"lower\", \"upper\", \"numeric\", \"special\" are false, which leaves no character.");
        }
        if (needed > length) {
            reader.error(
                    LENGTH,
                    "The minimums of the classes add up to " + needed + ", more than the length of " + length + ".");
        }
        return diagnostics.errorCount() > before ? Optional.empty() : Optional.of(new PasswordRules(length, parts));
    }

    char[] draw(Uniform uniform) {
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
        return password;
    }

    private record Reader(Body inputs, Diagnostics diagnostics) {
        int number(String name, int fallback, int least) {
            var attribute = inputs.attribute(name);
            if (attribute.isEmpty() || !(attribute.get().value() instanceof Num number)) {
                return fallback;
            }
            if (number.isInteger() && number.compareTo(Num.of(least)) >= 0 && number.compareTo(Num.of(LONGEST)) <= 0) {
                return number.intValueExact();
            }
            error(name, "\"" + name + "\" must be a whole number from " + least + " to " + LONGEST + ".");
            return fallback;
        }

        boolean isOn(String name) {
            return inputs.attribute(name)
                    .map(attribute -> !(attribute.value() instanceof Bool b) || b.isTrue())
                    .orElse(true);
        }

        String symbols() {
            var attribute = inputs.attribute(SYMBOLS);
            if (attribute.isEmpty() || !(attribute.get().value() instanceof Text text)) {
                return CharacterClass.SPECIAL.alphabet();
            }
            var symbols = text.string();
            if (symbols.isEmpty() || symbols.chars().distinct().count() < symbols.length()) {
                error(SYMBOLS, "\"" + SYMBOLS + "\" must name at least one symbol, each of them once.");
            } else if (!symbols.chars().allMatch(c -> c > ' ' && c <= '~' && !Character.isLetterOrDigit(c))) {
                error(
                        SYMBOLS,
                        "\"" + SYMBOLS + "\" may hold printable ASCII symbols only: no letters, digits or spaces.");
            }
            return symbols;
        }

        void error(String name, String detail) {
            diagnostics.error(
                    GeneratorCode.GENERATOR_INPUT,
                    "Invalid password generator",
                    detail,
                    inputs.attribute(name).map(Body.Attribute::range).orElse(inputs.range()));
        }
    }
}
