package dev.tacit.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "billing,billing,true",
        "billing,billing-eu,false",
        "billing-*,billing-eu,true",
        "billing-*,billing-,true",
        "billing-*,billing,false",
        "*-eu,billing-eu,true",
        "*a*b,xaxaxb,true",
        "*a*b,xaxaxbx,false",
        "team-?,team-1,true",
        "team-?,team-12,false",
        "*,anything,true"
    })
    void matchesWholeNames(String glob, String name, boolean expected) {
        assertThat(new Glob(glob).matches(name)).isEqualTo(expected);
    }

    @Test
    void agreesWithRegularExpressions() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var glob = text(random, "ab*?", 6);
            var name = text(random, "ab", 8);
            var regex = glob.replace("*", ".*").replace("?", ".");
            assertThat(new Glob(glob).matches(name)).as("%s on %s", glob, name).isEqualTo(Pattern.matches(regex, name));
        }
    }

    @Test
    void takesNoLongerForPatternsMadeToTakeLong() {
        assertThat(new Glob("*a".repeat(30) + "b").matches("a".repeat(63))).isFalse();
    }

    private static String text(Random random, String letters, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
