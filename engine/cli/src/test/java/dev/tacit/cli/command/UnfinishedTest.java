package dev.tacit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1 +",
                "1 +",
                "\"ä\" +",
                "true ?",
                "(1",
                "[1, 2",
                "[",
                "{ a = 1",
                "{",
                "{\n a = 4",
                "foo(1,",
                "foo(",
                "{ a = [\n1,",
                "a[",
                "<<EOT",
                "<<EOT\nfoo",
                "{ a = <<E\nx",
                "[for x in [1] :",
                "/* x"
            })
    void moreLinesMayFinishWhatIsOpen(String text) {
        assertThat(Console.isUnfinished(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "(1 +)",
                "\"abc",
                ")",
                "1 2",
                "<<EOT\nfoo\nEOT",
                "{ a = 1 }",
                "[1, 2]",
                "secret.db.data",
                "{ a ="
            })
    void noLineFinishesWhatIsWholeOrWrong(String text) {
        assertThat(Console.isUnfinished(text)).isFalse();
    }
}
