package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Outside;
import dev.tacit.core.value.Secret;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideCallsTest {
    private final ModuleFixture module = new ModuleFixture();

    private Optional<Outside> outside(String address, String key) {
        var data = (ObjectValue) module.attribute(address, "data");
        var value = Objects.requireNonNull(data.attributes().get(key));
        return value instanceof Secret s ? s.outside() : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locals { a = provided(\"x\") }",
                "secret \"a\" {\n data = { k = \"${provided(\"x\")}y\" }\n}",
                "secret \"a\" {\n data = { k = upper(sealed(\"x\")) }\n}",
                "secret \"a\" {\n data = { k = true ? provided(\"x\") : \"y\" }\n}",
                "secret \"a\" {\n data = { k = [sealed(\"x\")] }\n}",
                "secret \"a\" {\n data = provided(\"x\")\n}",
                "secret \"a\" {\n data = { (provided(\"x\")) = 1 }\n}",
                "secret \"a\" {\n data = { for k in [\"a\"] : k => upper(provided(k)) }\n}",
                "secret \"a\" {\n data = { k = provided(sealed(\"x\")) }\n}",
                "secret \"a\" {\n data = { k = 1 }\n description = provided(\"x\")\n}",
                "output \"a\" { value = { data = provided(\"x\") } }",
            })
    void refusesWhatIsNotAWholeKey(String text) {
        module.run(text);
        assertThat(module.codes()).contains(ResourceCode.MISPLACED_VALUE);
        assertThat(module.diagnostics.list().getFirst().subject()).isNotNull();
    }

    @Test
    void handsOverWhatKeysAreGivenBy() {
        assertThat(module.run("""
                locals { what = "licence" }
                secret "a" {
                  data = ({ k = provided("the ${local.what}"), s = sealed("abc"), plain = 1 })
                }
                secret "b" {
                  for_each = toset(["eu"])
                  data     = { for k in ["x", "y"] : k => provided("${each.key} ${k}") }
                }
                """)).as(module.diagnostics.list().toString()).isTrue();
        assertThat(outside("secret.a", "k")).contains(new Outside.Provided("the licence"));
        assertThat(outside("secret.a", "s")).contains(new Outside.Sealed("abc"));
        assertThat(outside("secret.a", "plain")).isEmpty();
        assertThat(outside("secret.b[\"eu\"]", "y")).contains(new Outside.Provided("eu y"));
    }

    @Test
    void takesNoSecretAsItsText() {
        module.run("secret \"a\" {\n data = { k = provided(sensitive(\"x\")) }\n}");
        assertThat(module.codes()).containsExactly(dev.tacit.hcl.eval.EvalCode.INVALID_ARGUMENT);
    }
}
