package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionReferenceTest {
    @Test
    void tellsOfEveryFunctionAndOfNoOther() {
        var names =
                FunctionReference.all().stream().map(FunctionReference::name).toList();

        assertThat(FunctionReference.descriptions().keySet()).containsExactlyElementsOf(names);
        assertThat(names).hasSizeGreaterThanOrEqualTo(70);
    }
}
