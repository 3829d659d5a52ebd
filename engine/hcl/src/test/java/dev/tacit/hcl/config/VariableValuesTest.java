package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableValuesTest {
    private final ModuleFixture module = new ModuleFixture();

    private Value value(String variable, VariableSource... sources) {
        for (var source : sources) {
            module.with(source);
        }
        module.run(variable + "\noutput \"x\" { value = var.x }");
        return module.attribute("output.x", "value");
    }

    private static VariableSource option(String text) {
        return new VariableSource.Option("x", text);
    }

    private static VariableSource file(String path, String text) {
        return new VariableSource.File(ModuleFixture.file(path, text));
    }

    @Test
    void takesTheStrongestSource() {
        var sources = VariableValues.inPrecedence(
                Map.of("TACIT_VAR_x", "environment", "OTHER", "y"),
                List.of(
                        ModuleFixture.file("b.auto.tacitvars", "x = \"b\""),
                        ModuleFixture.file("a.auto.tacitvars", "x = \"a\"")),
                List.of());
        assertThat(value("variable \"x\" { default = \"default\" }", sources.toArray(VariableSource[]::new)))
                .isEqualTo(new Text("b"));
    }

    @Test
    void takesTheLaterOption() {
        assertThat(value("variable \"x\" {}", option("first"), file("f", "x = \"second\""), option("third")))
                .isEqualTo(new Text("third"));
    }

    @Test
    void readsTextByTheVariablesType() {
        assertThat(value("variable \"x\" { type = number }", option("1.50")))
                .isEqualTo(Num.parse("1.5").orElseThrow());
        assertThat(new VariableValuesTest().value("variable \"x\" { type = list(string) }", option("[\"a\", 1]")))
                .isInstanceOfSatisfying(
                        ListValue.class, l -> assertThat(l.elements()).containsExactly(new Text("a"), new Text("1")));
        assertThat(new VariableValuesTest().value("variable \"x\" {}", option("[1]")))
                .isEqualTo(new Text("[1]"));
        assertThat(new VariableValuesTest().value("variable \"x\" { type = any }", option("5")))
                .isEqualTo(Num.parse("5").orElseThrow());
    }

    @Test
    void fillsInOptionalAttributes() {
        assertThat(module.provenances.of(value(
                        "variable \"x\" { type = map(object({ a = string, b = optional(number, 3), c ="
                                + " optional(string) })) }",
                        file("f", "x = { k = { a = 1 } }"))))
                .isEqualTo(module.provenances.of(new VariableValuesTest()
                        .value("variable \"x\" { default = tomap({ k = { a = \"1\", b = 3, c = null } }) }")));
    }

    @Test
    void makesSensitiveVariablesSecretUnlessNull() {
        assertThat(value("variable \"x\" {\n sensitive = true\n}", option("canary")))
                .isInstanceOf(Secret.class);
        assertThat(new VariableValuesTest().value("variable \"x\" {\n sensitive = true\n default = null\n}"))
                .isInstanceOf(Null.class);
    }

    @Test
    void usesTheDefaultForNullWhereNullIsNotAllowed() {
        assertThat(value("variable \"x\" {\n nullable = false\n default = \"d\"\n}", file("f", "x = null")))
                .isEqualTo(new Text("d"));
    }

    @Test
    void refusesValuesOfTheWrongTypeWithoutShowingThem() {
        module.with(option("canary"));
        assertThat(module.run("variable \"x\" { type = number }")).isFalse();
        assertThat(module.codes()).containsExactly(ConfigCode.INVALID_VARIABLE_VALUE);
        assertThat(module.diagnostics.list().toString()).doesNotContain("canary");
    }

    @Test
    void refusesInvalidExpressionsWithoutShowingThem() {
        module.with(option("[canary"));
        assertThat(module.run("variable \"x\" { type = list(string) }")).isFalse();
        assertThat(module.codes()).containsExactly(ConfigCode.INVALID_VARIABLE_VALUE);
        assertThat(module.diagnostics.list().toString()).doesNotContain("canary");
    }

    @Test
    void treatsUndeclaredVariablesByTheirSource() {
        module.with(new VariableSource.Environment(Map.of("TACIT_VAR_nope", "1")))
                .with(file("f", "nope = 1"))
                .with(new VariableSource.Option("nope", "1"));
        module.run("variable \"x\" { default = 1 }");
        assertThat(module.diagnostics.list())
                .extracting(d -> d.severity().name())
                .containsExactly("WARNING", "ERROR");
        assertThat(module.codes()).containsOnly(ConfigCode.UNDECLARED_VARIABLE);
    }
}
