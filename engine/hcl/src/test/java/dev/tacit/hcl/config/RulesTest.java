package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Severity;
import dev.tacit.hcl.eval.EvalCode;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final ModuleFixture module = new ModuleFixture();

    private String detail() {
        return module.diagnostics.list().getFirst().detail();
    }

    @Test
    void aVariableHasToBeValid() {
        var declarations = """
                variable "n" {
                  type = number
                  validation {
                    condition     = var.n > local.least
                    error_message = "n is ${var.n}, which is too few."
                  }
                  validation {
                    condition     = var.n < 100
                    error_message = "Too many."
                  }
                }
                locals { least = 3 }
                output "broken" { value = element([], var.n) }
                """;
        module.with(new VariableSource.Option("n", "2"));
        assertThat(module.run(declarations)).isFalse();
        assertThat(module.codes()).containsExactly(ConfigCode.VALIDATION_FAILED);
        assertThat(detail()).startsWith("n is 2, which is too few. The rule is at main.tacit.hcl");
    }

    @Test
    void aMessageShowsNoSecret() {
        module.with(new VariableSource.Option("p", "CANARY"));
        module.run("""
                variable "p" {
                  sensitive = true
                  validation {
                    condition     = length(var.p) > 20
                    error_message = "${var.p} is too short."
                  }
                }
                """);
        assertThat(module.codes()).containsExactly(ConfigCode.VALIDATION_FAILED);
        assertThat(detail()).doesNotContain("CANARY");
        assertThat(module.evaluator.openings()).hasSize(1);
    }

    @Test
    void aConditionIsTrueOrFalse() {
        module.run("""
                variable "n" {
                  default = 1
                  validation {
                    condition     = [var.n]
                    error_message = "x"
                  }
                }
                """);
        assertThat(module.codes()).containsExactly(EvalCode.INVALID_CONDITION);
    }

    @Test
    void anInputOfAModuleHasToBeValid() {
        module.with("a", """
                variable "n" {
                  validation {
                    condition     = var.n > 3
                    error_message = "Too few."
                  }
                }
                """);
        module.run("module \"a\" {\n source = \"./a\"\n n = 2\n}");
        assertThat(module.codes()).containsExactly(ConfigCode.VALIDATION_FAILED);
        var subject = java.util.Objects.requireNonNull(
                module.diagnostics.list().getFirst().subject());
        assertThat(subject.toString()).startsWith("main.tacit.hcl:3:6");
    }

    @Test
    void aPreconditionHoldsBackOneInstance() {
        assertThat(module.run("""
                secret "s" {
                  for_each = { a = 1, b = 2 }
                  data     = { n = each.value }
                  lifecycle {
                    precondition {
                      condition     = each.value < 2
                      error_message = "${each.key} is too much."
                    }
                  }
                }
                secret "after" { data = { n = secret.s["a"].data.n } }
                """)).isFalse();
        assertThat(module.codes()).containsExactly(ConfigCode.PRECONDITION_FAILED);
        assertThat(detail()).isEqualTo("b is too much.");
        assertThat(module.diagnostics.list().getFirst().address()).isEqualTo("secret.s[\"b\"]");
        assertThat(module.declared.keySet()).containsExactly("secret.s[\"a\"]");
    }

    @Test
    void aPostconditionLooksAtWhatCameOfIt() {
        module.run("""
                secret "s" {
                  data = { n = "x" }
                  lifecycle {
                    postcondition {
                      condition     = self.data.n == "y"
                      error_message = "Not y."
                    }
                  }
                }
                """);
        assertThat(module.codes()).containsExactly(ConfigCode.POSTCONDITION_FAILED);
    }

    @Test
    void anOutputHasPreconditions() {
        module.run("""
                output "x" {
                  value = 1
                  precondition {
                    condition     = false
                    error_message = "Never."
                  }
                }
                """);
        assertThat(module.codes()).containsExactly(ConfigCode.PRECONDITION_FAILED);
    }

    @Test
    void aCheckWarnsWhateverIsWrong() {
        assertThat(module.run("""
                check "c" {
                  assert {
                    condition     = local.n > 3
                    error_message = "Too few."
                  }
                  assert {
                    condition     = element([], 0)
                    error_message = "x"
                  }
                }
                locals { n = 1 }
                secret "s" { data = { a = "x" } }
                """)).isTrue();
        assertThat(module.diagnostics.list()).hasSize(2).allMatch(d -> d.severity() == Severity.WARNING);
        assertThat(module.codes().getFirst()).isEqualTo(ConfigCode.CHECK_FAILED);
        assertThat(module.declared).containsKey("secret.s");
    }

    @Test
    void whatIsIgnoredIsHandedOn() {
        module.run("""
                secret "s" {
                  data = { a = "x", "b.c" = "y" }
                  lifecycle { ignore_changes = [data.a, data["b.c"]] }
                }
                generator "password" "p" {
                  length = 3
                  lifecycle { ignore_changes = [length] }
                }
                generator "password" "q" {
                  length = 3
                  lifecycle { ignore_changes = all }
                }
                """);
        assertThat(module.codes()).isEmpty();
        var secret = module.declaration("secret.s").ignored();
        assertThat(secret.key("a")).isTrue();
        assertThat(secret.key("b.c")).isTrue();
        assertThat(secret.key("d")).isFalse();
        assertThat(module.declaration("generator.password.p").ignored().attribute("length"))
                .isTrue();
        assertThat(module.declaration("generator.password.q").ignored().everything())
                .isTrue();
    }
}
