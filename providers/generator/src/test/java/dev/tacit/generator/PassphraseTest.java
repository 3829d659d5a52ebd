package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassphraseTest {
    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    void hasSixWordsUnlessToldOtherwise() {
        assertThat(Block.of("passphrase", "separator", " ")
                        .draw(random, "value")
                        .split(" ", -1))
                .hasSize(6)
                .allSatisfy(word -> assertThat(word).matches("[a-z-]{3,9}"));
        assertThat(Block.of("passphrase", "words", 9, "separator", "_", "capitalize", true)
                        .draw(random, "value"))
                .matches("([A-Z][a-z-]{2,8}_){8}[A-Z][a-z-]{2,8}");
    }

    /** 64 words of 12.92 bits each; the docs promise the figure. */
    @Test
    void drawsEveryWordEquallyOften() {
        var words = new ChiSquare();
        var seen = new HashSet<String>();
        for (int i = 0; i < 4000; i++) {
            for (var word : Block.of("passphrase", "words", 64, "separator", " ")
                    .draw(random, "value")
                    .split(" ", -1)) {
                words.count(word);
                seen.add(word);
            }
        }
        assertThat(seen).hasSize(7776);
        words.assertUniform(seen);
    }

    @Test
    void needsNoSeparatorToTellWordsApart() {
        var seen = new TreeSet<String>();
        for (int i = 0; i < 2000; i++) {
            seen.addAll(List.of(Block.of("passphrase", "words", 64, "separator", " ")
                    .draw(random, "value")
                    .split(" ", -1)));
        }
        var previous = "-";
        for (var word : seen) {
            assertThat(word.startsWith(previous)).as(word).isFalse();
            previous = word;
        }
    }

    @Test
    void takesAnotherList() {
        var list = IntStream.range(0, 1000).mapToObj(i -> "w" + i).toList();
        assertThat(Block.of("passphrase", "word_list", list).draw(random, "value"))
                .matches("(w\\d{1,3}-){5}w\\d{1,3}");
        assertThat(Set.copyOf(list)).hasSize(1000);
    }

    @Test
    void refusesWhatIsEasilyGuessed() {
        Block.of("passphrase", "words", 3).assertRefused("words");
        Block.of("passphrase", "words", 65).assertRefused("words");
        Block.of("passphrase", "separator", "-".repeat(17)).assertRefused("separator");
        Block.of("passphrase", "word_list", List.of("a", "b")).assertRefused("word_list");
        var twice = IntStream.range(0, 1001).mapToObj(i -> "w" + i % 1000).toList();
        Block.of("passphrase", "word_list", twice).assertRefused("word_list");
        var blank =
                IntStream.range(0, 1000).mapToObj(i -> i == 7 ? "" : "w" + i).toList();
        Block.of("passphrase", "word_list", blank).assertRefused("word_list");
    }
}
