package dev.tacit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected digits were printed by Go's math/big with 512 bits. */
class NumTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1e3, 1000",
        "1.50, 1.5",
        "1., 1",
        ".5, 0.5",
        "+7, 7",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1e-7, 0.0000001",
        "2.5e-3, 0.0025",
        "0.3333, 0.3333",
        "-0, -0",
        "-12.25, -12.25",
        "Inf, +Inf",
        "-inf, -Inf"
    })
    void printsTheShortestDigitsThatReadBack(String text, String printed) {
        assertThat(num(text).format()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "1_000", "0x10", "1e", ".", "--1", "' 1'", "1e+"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(Num.parse(text)).isEmpty();
    }

    @Test
    void keeps512BitsOfNumbersReadFromText() {
        var third = num("1").dividedBy(num("3")).format();
        assertThat(third).startsWith("0.33333333").endsWith("3335").hasSize(157);
        assertThat(num("2").dividedBy(num("3")).format()).endsWith("6667").hasSize(156);
        assertThat(num("1.1").times(num("1.1")).format())
                .startsWith("1.2100000")
                .endsWith("001")
                .hasSize(156);
        assertThat(num("9".repeat(180)).format()).isEqualTo("1" + "0".repeat(180));
    }

    @Test
    void keeps64BitsOfCountedNumbers() {
        assertThat(Num.of(1).dividedBy(Num.of(3)).format()).isEqualTo("0.33333333333333333334");
        assertThat(Num.of(1L << 62).times(Num.of(1L << 62)).format())
                .isEqualTo("21267647932558653966000000000000000000");
    }

    @Test
    void addsTenthsExactlyEnough() {
        assertThat(num("0.1").plus(num("0.2"))).isEqualTo(num("0.3"));
        assertThat(num("0.1").plus(num("0.2")).format()).isEqualTo("0.3");
    }

    @Test
    void dividesByZeroToInfinityAndLeavesTheDividendOfModuloZero() {
        assertThat(num("1").dividedBy(num("0")).format()).isEqualTo("+Inf");
        assertThat(num("-1").dividedBy(num("0")).format()).isEqualTo("-Inf");
        assertThat(num("1").dividedBy(num("0")).dividedBy(num("-3")).format()).isEqualTo("-Inf");
        assertThat(num("1").modulo(num("0"))).isEqualTo(num("1"));
        assertThat(num("7").modulo(num("-3")).format()).isEqualTo("1");
        assertThat(num("-7").modulo(num("3")).format()).isEqualTo("-1");
        assertThat(num("5.5").modulo(num("2")).format()).isEqualTo("1.5");
        assertThatThrownBy(() -> num("0").dividedBy(num("0"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void ordersByValue() {
        assertThat(num("2"))
                .isGreaterThan(num("-10"))
                .isLessThan(num("2.5"))
                .isLessThan(num("1000"))
                .isEqualByComparingTo(Num.of(2));
        assertThat(num("-1000")).isLessThan(num("-2"));
        assertThat(Num.infinity(false)).isGreaterThan(num("1e1000"));
        assertThat(Num.infinity(true)).isLessThan(num("-1e1000"));
        assertThat(num("-0")).isEqualTo(num("0")).isEqualByComparingTo(num("0"));
    }

    @Test
    void roundsTowardsWholeNumbers() {
        assertThat(num("-1.5").floor()).isEqualTo(num("-2"));
        assertThat(num("-1.5").ceil()).isEqualTo(num("-1"));
        assertThat(num("1.5").floor()).isEqualTo(num("1"));
        assertThat(num("1.5").ceil()).isEqualTo(num("2"));
        assertThat(num("0.5").isInteger()).isFalse();
        assertThat(num("1e30").isInteger()).isTrue();
        assertThat(num("42").intValueExact()).isEqualTo(42);
        assertThatThrownBy(() -> num("1e30").intValueExact()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void readsBackWhatItPrints() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var x = num(random.nextLong() + "." + random.nextInt(1 << 30) + "e" + (random.nextInt(80) - 40));
            var y = num(Integer.toString(random.nextInt(1_000_000) + 1));
            var result = i % 2 == 0 ? x.dividedBy(y) : x.times(y);
            assertThat(num(result.format())).isEqualTo(result);
        }
    }

    @Test
    void survivesHugeExponents() {
        assertThat(num("1e999999999999").isInfinite()).isTrue();
        assertThat(num("1e-999999999999")).isEqualTo(Num.ZERO);
        var huge = num("1e90000");
        assertThat(huge.times(huge).isInfinite()).isTrue();
    }

    private static Num num(String text) {
        return Num.parse(text).orElseThrow();
    }
}
