package dev.tacit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Mark;
import dev.tacit.kubernetes.api.Failure;
import dev.tacit.kubernetes.api.Failure.Cause;
import dev.tacit.kubernetes.api.Failure.Denial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentTest {
    private final Sent sent = new Sent(
            Fixture.content("Opaque", Map.of("password", "c4nary"), Map.of("team", "a"), Map.of()),
            new Mark("secret.db", 1, 1, 1, "0".repeat(32)),
            Ours.of(Fixture.LINEAGE));

    /** A webhook writes what it likes into a cause's field. */
    @ParameterizedTest
    @CsvSource({
        "data[password],         FieldValueInvalid at data[password]",
        "metadata.labels[team],  FieldValueInvalid at metadata.labels[team]",
        "metadata.annotations,   FieldValueInvalid at metadata.annotations",
        "data[tls.key],          FieldValueInvalid at data[tls.key]",
        "data[c4nary],           FieldValueInvalid at data",
        "metadata.labels[c4nary],FieldValueInvalid at metadata.labels",
        "data.password=c4nary,   FieldValueInvalid at an unnamed field",
        "c4nary,                 FieldValueInvalid at an unnamed field",
    })
    void namesFieldsOfOursOnly(String field, String explained) {
        var failure = new Failure(422, "Invalid", List.of(new Cause("FieldValueInvalid", field)), Denial.OTHER);

        assertThat(sent.explain(failure)).isEqualTo(explained);
    }
}
