package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionConstraintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ~> 0.1       | 0.1.0 | true
                    ~> 0.1       | 0.9.9 | true
                    ~> 0.1       | 1.0.0 | false
                    ~> 0.1.2     | 0.1.9 | true
                    ~> 0.1.2     | 0.2.0 | false
                    ~> 0.1.2     | 0.1.1 | false
                    >= 1.0, < 2  | 1.5.0 | true
                    >= 1.0, < 2  | 2.0.0 | false
                    1.2.3        | 1.2.3 | true
                    != 1.2.3     | 1.2.3 | false
                    > 0.1        | 0.1.0 | false
                    <= 0.1       | 0.1.0 | true
                    """)
    void allowsTheVersionsItDescribes(String constraint, String version, boolean allowed) {
        assertThat(VersionConstraint.parse(constraint).orElseThrow().allows(version))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "~ 1", ">= ", "'>= 1,'"})
    void refusesWhatIsNoConstraint(String text) {
        assertThat(VersionConstraint.parse(text)).isEmpty();
    }
}
