package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    void drawsForClassesInsideText() {
        Map.of(
                        "key-[a-z0-9]{12}-[A-F]{2}", "key-[a-z0-9]{12}-[A-F]{2}",
                        "[x]y\\d{3}\\w", "xy[0-9]{3}[A-Za-z0-9_]",
                        "\\[[ab]{2}\\]\\{\\}\\^\\-\\\\", "\\[[ab]{2}\\]\\{\\}\\^-\\\\",
                        "{\"user\":\"u-[a-z]{6}\"}", "\\{\"user\":\"u-[a-z]{6}\"\\}",
                        "[a\\-z\\]\\^-]{40}", "[-az\\]^]{40}",
                        "[é€😀]{9}ü", "[é€😀]{9}ü",
                        "[\\d.]{64}", "[0-9.]{64}",
                        "[ -~]{64}", "[ -~]{64}")
                .forEach((pattern, expected) -> assertThat(draw(pattern)).matches(expected));
    }

    @Test
    @Tag("real:grep")
    void agreesWithGrepOnWhatAPatternMeans() {
        var grep = Tool.of("grep", "grep");
        for (var pattern : List.of("[a-z0-9]{12}", "a[0-9]{3}b[XYZ]", "[A-Za-z]{1024}", "[!-~]{100}")) {
            for (int i = 0; i < 20; i++) {
                var drawn = draw(pattern).getBytes(StandardCharsets.UTF_8);
                assertThat(grep.answer(drawn, "-Eqx", "-e", pattern).code()).isZero();
            }
        }
    }

    @Test
    void drawsEveryCharacterEquallyOftenAtEveryPosition() {
        var alphabet = "abcdefghijklmnopqrstuvwxyz0123456789".chars().boxed().collect(Collectors.toSet());
        var positions = IntStream.range(0, 8).mapToObj(_ -> new ChiSquare()).toList();
        var pairs = new ChiSquare();
        for (int i = 0; i < 40_000; i++) {
            var drawn = draw("[a-z0-9]{8}");
            for (int at = 0; at < 8; at++) {
                positions.get(at).count((int) drawn.charAt(at));
            }
            pairs.count(drawn.substring(3, 5));
        }
        positions.forEach(position -> position.assertUniform(alphabet));
        var allPairs = new HashSet<String>();
        alphabet.forEach(a -> alphabet.forEach(b -> allPairs.add(Character.toString(a) + Character.toString(b))));
        pairs.assertUniform(allPairs);
    }

    @Test
    void countsACharacterOfAClassOnce() {
        var counts = new ChiSquare();
        for (int i = 0; i < 10_000; i++) {
            counts.count(draw("[aaaaa-cbd]"));
        }
        counts.assertUniform(Set.of("a", "b", "c", "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "[a]",
                "[a",
                "[]",
                "[^a]",
                "[z-a]",
                "[a-z]{0}",
                "[a-z]{1025}",
                "[a-z]{99999999999999999999}",
                "[a-z]{",
                "[a-z]{3",
                "[a-z]{,3}",
                "[a-z]{1,3}",
                "[a-z]\\",
                "\\q[a-z]",
                "[\\q]",
                "[a-é]",
                "[a-\\d]",
                "[\u0001-a]",
                "[ab]{1000}[ab]{1000}[ab]{1000}[ab]{1000}[ab]{97}"
            })
    void refusesWhatIsNoPattern(String pattern) {
        Block.of("pattern", "pattern", pattern).assertRefused("pattern");
    }

    @Test
    void saysWhereAPatternIsWrongButNotWhatIsThere() {
        assertThat(Block.of("pattern", "pattern", "CANARY[").check())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.detail()).contains("Character 7").doesNotContain("CANARY"));
    }

    @Test
    void readsInLinearTime() {
        var hostile = "[a-z]{1}".repeat(4096) + "[".repeat(1_000_000);
        long start = System.nanoTime();
        Block.of("pattern", "pattern", hostile).assertRefused("pattern");
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private String draw(String pattern) {
        return Block.of("pattern", "pattern", pattern).draw(random, "value");
    }
}
