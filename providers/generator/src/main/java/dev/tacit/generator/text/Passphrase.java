package dev.tacit.generator.text;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import dev.tacit.generator.kind.Uniform;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code passphrase}: words of a list, each word equally likely, whatever came before it. */
final class Passphrase implements Kind {
    private static final String WORDS = "words";
    private static final String SEPARATOR = "separator";
    private static final String CAPITALIZE = "capitalize";
    private static final String WORD_LIST = "word_list";
    private static final String VALUE = "value";
    private static final int FEWEST_TO_CHOOSE_FROM = 1000;
    private static final int LONGEST_SEPARATOR = 16;

    @Override
    public String type() {
        return "passphrase";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attributes.optional(WORDS, Type.NUMBER),
                Attributes.optional(SEPARATOR, Type.STRING),
                Attributes.optional(CAPITALIZE, Type.BOOL),
                Attributes.optional(WORD_LIST, new Type.ListOf(Type.STRING))));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, VALUE);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        int words = inputs.number(WORDS, 6, 4, 64);
        var separator = inputs.text(SEPARATOR).orElse("-");
        if (separator.length() > LONGEST_SEPARATOR) {
            inputs.error(SEPARATOR, "\"separator\" may have " + LONGEST_SEPARATOR + " characters at most.");
        }
        boolean capitalize = inputs.isOn(CAPITALIZE, false);
        var list = inputs.has(WORD_LIST) ? declared(inputs) : WordList.builtIn();
        return inputs.areGood()
                ? Optional.of((random, _) -> new TreeMap<>(
                        Map.of(VALUE, new Text(draw(new Uniform(random), list, words, separator, capitalize)))))
                : Optional.empty();
    }

    /** A word that is there twice would be drawn twice as often. */
    private static List<String> declared(Inputs inputs) {
        var words = inputs.texts(WORD_LIST);
        if (words.size() < FEWEST_TO_CHOOSE_FROM || new HashSet<>(words).size() < words.size()) {
            inputs.error(
                    WORD_LIST,
                    "\"word_list\" must have at least " + FEWEST_TO_CHOOSE_FROM + " words, each of them once.");
        } else if (words.stream().anyMatch(String::isBlank)) {
            inputs.error(WORD_LIST, "\"word_list\" holds a word without letters.");
        }
        return words;
    }

    private static String draw(Uniform uniform, List<String> list, int words, String separator, boolean capitalize) {
        return IntStream.range(0, words)
                .mapToObj(_ -> list.get(uniform.below(list.size())))
                .map(word -> capitalize ? capitalized(word) : word)
                .collect(Collectors.joining(separator));
    }

    private static String capitalized(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
