package dev.tacit.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesBiteTest {
    private static final HouseRules RULES = new HouseRules(
            "dev.tacit.broken",
            1,
            Path.of("target/test-classes/dev/tacit/broken"),
            Path.of("src/test/java/dev/tacit/broken")) {};

    static Stream<Executable> rules() {
        return Stream.of(
                RULES::packagesHaveNoCycles,
                RULES::onlyTheCommandLinePrintsOrExits,
                RULES::purePackagesTouchNothingOutside,
                RULES::namesSayWhatAClassIsFor,
                RULES::everyPackageIsNullMarked,
                RULES::everyPackageSaysItsOneThing);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleRefusesTheBrokenModule(Executable rule) {
        assertThatCode(rule::execute).isInstanceOf(AssertionError.class);
    }

    @Test
    void anEmptyScanIsRefused() {
        var empty = new HouseRules("dev.tacit.broken", 1, Path.of("target/nothing-here"), Path.of("src")) {};

        assertThatCode(empty::everyClassWasFoundWhereItBelongs).isInstanceOf(AssertionError.class);
    }

    @Test
    void aLongFileIsNamedWithItsLength(@TempDir Path directory) throws Exception {
        Files.write(directory.resolve("Long.java"), Collections.nCopies(501, "//"));
        Files.write(directory.resolve("Short.java"), Collections.nCopies(500, "//"));

        assertThat(new Sources(directory).longerThan(500)).containsExactly("Long.java (501)");
    }
}
