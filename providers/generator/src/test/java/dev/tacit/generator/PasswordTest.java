package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Written;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.generator.kind.GeneratorCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PasswordTest {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALL = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "0123456789" + "!@#$%&*()-_=+[]{}<>:?";
    private static final Bool NO = Bool.of(false);

    private final Generators generators = new Generators();
    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    void hasThirtyTwoCharactersOfAllClassesUnlessToldOtherwise() {
        var password = draw(Map.of());
        assertThat(password).hasSize(32);
        assertThat(password.chars()).allMatch(c -> ALL.indexOf(c) >= 0);
    }

    @Test
    void hasTheDeclaredLength() {
        for (int length : List.of(8, 9, 64, 1024)) {
            assertThat(draw(Map.of("length", Num.of(length)))).hasSize(length);
        }
    }

    @Test
    void hasOnlyTheDeclaredClasses() {
        assertThat(draw(Map.of("upper", NO, "numeric", NO, "special", NO, "length", Num.of(1024))))
                .matches("[a-z]+");
        assertThat(draw(Map.of("override_special", new Text("-_"), "length", Num.of(1024))))
                .matches("[-_0-9a-zA-Z]+")
                .contains("-", "_");
    }

    @Test
    void hasAtLeastTheDeclaredNumberOfEachClass() {
        for (int i = 0; i < 500; i++) {
            var password = draw(Map.of(
                    "length",
                    Num.of(8),
                    "min_lower",
                    Num.of(1),
                    "min_upper",
                    Num.of(1),
                    "min_numeric",
                    Num.of(3),
                    "min_special",
                    Num.of(3)));
            assertThat(password).hasSize(8);
            assertThat(password.chars().filter(Character::isDigit).count()).isEqualTo(3);
            assertThat(password.chars().filter(Character::isLetter).count()).isEqualTo(2);
        }
    }

    /** Chi-square, 82 degrees of freedom: 131.5 is exceeded once in 2,000 fair runs, and this one is seeded. */
    @Test
    void drawsEveryCharacterEquallyOften() {
        var counts = new HashMap<Integer, Integer>();
        int draws = 400;
        for (int i = 0; i < draws; i++) {
            draw(Map.of("length", Num.of(1024))).chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        }
        assertThat(counts).hasSize(ALL.length());
        assertThat(chiSquare(counts, draws * 1024.0 / ALL.length())).isLessThan(131.5);
    }

    /** Chi-square, 7 degrees of freedom, of the place where the only digit stands. */
    @Test
    void hidesWhereTheMinimumStands() {
        var inputs = Map.<String, Value>of(
                "length", Num.of(8), "upper", NO, "special", NO, "min_lower", Num.of(7), "min_numeric", Num.of(1));
        var counts = new HashMap<Integer, Integer>();
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            var password = draw(inputs);
            for (int at = 0; at < 8; at++) {
                if (Character.isDigit(password.charAt(at))) {
                    counts.merge(at, 1, Integer::sum);
                }
            }
        }
        assertThat(counts).hasSize(8);
        assertThat(chiSquare(counts, draws / 8.0)).isLessThan(26.0);
    }

    @Test
    void namesTheInputThatNoPasswordSatisfies() {
        assertRefused("length", Map.of("length", Num.of(7)));
        assertRefused("length", Map.of("length", Num.of(1025)));
        assertRefused("length", Map.of("length", Num.parse("8.5").orElseThrow()));
        assertRefused("length", Map.of("length", Num.infinity(false)));
        assertRefused("length", Map.of("length", Num.of(8), "min_lower", Num.of(5), "min_upper", Num.of(4)));
        assertRefused("min_upper", Map.of("min_upper", Num.of(-1)));
        assertRefused("min_upper", Map.of("min_upper", Num.of(1), "upper", NO));
        assertRefused("lower", Map.of("lower", NO, "upper", NO, "numeric", NO, "special", NO));
        for (var symbols : List.of("", "--", "a", "1", "- ", "é", "\n", "\u007f")) {
            assertRefused("override_special", Map.of("override_special", new Text(symbols)));
        }
    }

    @Test
    void leavesOutWhatLooksAlike() {
        var counts = new HashMap<Integer, Integer>();
        for (int i = 0; i < 100; i++) {
            draw(Map.of("exclude_look_alikes", Bool.of(true), "length", Num.of(1024)))
                    .chars()
                    .forEach(c -> counts.merge(c, 1, Integer::sum));
        }
        assertThat(counts.keySet()).hasSize(ALL.length() - 6).doesNotContainAnyElementsOf(chars("0Oo1lI"));
        assertRefused(
                "override_special", Map.of("exclude_look_alikes", Bool.of(true), "override_special", new Text("|")));
    }

    @Test
    void leavesSecretInputsClosedUntilItDraws() {
        var secret = new Secret(Num.of(1).type(), new Provenance("p"), () -> {
            throw new AssertionError("opened");
        });
        var diagnostics = new Diagnostics();
        generators.check("password", body(Map.of("length", secret)), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void exportsWhatItDraws() {
        var drawn = generators
                .draw("password", body(Map.of()), random, Instant.EPOCH, new Diagnostics())
                .orElseThrow()
                .values();
        assertThat(drawn.keySet()).isEqualTo(generators.exports("password").keySet());
        drawn.forEach((name, value) -> assertThat(value.type())
                .isEqualTo(generators.exports("password").get(name)));
    }

    private static List<Integer> chars(String text) {
        return text.chars().boxed().toList();
    }

    private static double chiSquare(Map<Integer, Integer> counts, double expected) {
        return counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private void assertRefused(String attribute, Map<String, Value> inputs) {
        var diagnostics = new Diagnostics();
        generators.check("password", body(inputs), diagnostics);
        assertThat(diagnostics.list()).hasSize(1).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(GeneratorCode.GENERATOR_INPUT);
            assertThat(problem.detail()).contains(attribute);
            assertThat(problem.subject()).isEqualTo(range(attribute));
        });
        var drawing = new Diagnostics();
        assertThat(generators.draw("password", body(inputs), random, Instant.EPOCH, drawing))
                .isEmpty();
        assertThat(drawing.list()).extracting(Diagnostic::code).containsExactly(GeneratorCode.GENERATOR_INPUT);
    }

    private String draw(Map<String, Value> inputs) {
        var diagnostics = new Diagnostics();
        var drawn = generators.draw("password", body(inputs), random, Instant.EPOCH, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return ((Text) drawn.orElseThrow().values().values().iterator().next()).string();
    }

    private static Body body(Map<String, Value> inputs) {
        var attributes = new TreeMap<String, Body.Attribute>();
        inputs.forEach((name, value) -> attributes.put(name, new Body.Attribute(value, Written.at(range(name)))));
        return new Body(range("block"), attributes, List.of());
    }

    private static SourceRange range(String name) {
        return new SourceRange(name, SourcePosition.START, SourcePosition.START);
    }
}
