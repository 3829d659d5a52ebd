package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.hcl.eval.EvalCode;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleLoaderTest {
    private final ModuleFixture module = new ModuleFixture();

    static Stream<Arguments> wrongModules() {
        return Stream.of(
                wrong(ConfigCode.UNKNOWN_BLOCK, "secrets \"a\" {}", 1, 1),
                wrong(ConfigCode.NOT_SUPPORTED_YET, "import {}", 1, 1),
                wrong(ConfigCode.MISSING_ATTRIBUTE, "module \"a\" {}", 1, 1),
                wrong(ConfigCode.MODULE_MISSING, "module \"a\" { source = \"./a\" }", 1, 23),
                wrong(ConfigCode.MODULE_LOOP, "module \"a\" { source = \"./a/..\" }", 1, 23),
                wrong(ConfigCode.INVALID_MODULE_SOURCE, "module \"a\" { source = \"a/b\" }", 1, 23),
                wrong(ConfigCode.NOT_CONSTANT, "module \"a\" { source = var.x }", 1, 23),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = module.x.y }", 1, 14),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = self.y }", 1, 14),
                wrong(
                        ConfigCode.MISSING_ATTRIBUTE,
                        "variable \"a\" {\n default = 1\n validation {\n condition = var.a > 0\n }\n}",
                        3,
                        2),
                wrong(
                        EvalCode.INVALID_CONDITION,
                        "variable \"a\" {\n default = 1\n validation {\n condition = true\n error_message = \"\"\n }\n}",
                        4,
                        14),
                wrong(
                        ConfigCode.INVALID_LIFECYCLE,
                        "secret \"a\" {\n data = {a = 1}\n lifecycle { ignore_changes = [data.a.b] }\n}",
                        3,
                        32),
                wrong(
                        ConfigCode.NOT_CONSTANT,
                        "secret \"a\" {\n data = {a = 1}\n lifecycle { prevent_destroy = 1 > 0 }\n}",
                        3,
                        32),
                wrong(ConfigCode.UNKNOWN_BLOCK, "secret \"a\" {\n data = {a = 1}\n lifecycle {\n  x {}\n }\n}", 4, 3),
                wrong(ConfigCode.MISSING_BLOCK, "check \"a\" {}", 1, 1),
                wrong(ConfigCode.INVALID_MOVE, "moved {\n from = secret.a\n to = template.b\n}", 1, 1),
                wrong(ConfigCode.INVALID_MOVE, "moved {\n from = secret.a\n to = secret.a\n}", 1, 1),
                wrong(ConfigCode.INVALID_MOVE, "moved {\n from = secret.a.x\n to = secret.b\n}", 2, 9),
                wrong(ConfigCode.INVALID_MOVE, "moved {\n from = local.a\n to = secret.b\n}", 2, 9),
                wrong(ConfigCode.MISSING_ATTRIBUTE, "moved { from = secret.a }", 1, 1),
                wrong(ConfigCode.INVALID_MOVE, "removed { from = secret.a[0] }", 1, 1),
                wrong(ConfigCode.UNKNOWN_ATTRIBUTE, "a = 1", 1, 1),
                wrong(ConfigCode.WRONG_LABELS, "secret { data = {a = 1} }", 1, 1),
                wrong(ConfigCode.WRONG_LABELS, "locals \"x\" {}", 1, 1),
                wrong(ConfigCode.INVALID_NAME, "secret \"a b\" { data = {a = 1} }", 1, 8),
                wrong(ConfigCode.DUPLICATE_DECLARATION, "locals { a = 1 }\nlocals { a = 2 }", 2, 10),
                wrong(ConfigCode.UNKNOWN_TYPE, "generator \"pasword\" \"a\" {}", 1, 11),
                wrong(ConfigCode.UNKNOWN_ATTRIBUTE, "generator \"password\" \"a\" { lenght = 3 }", 1, 28),
                wrong(ConfigCode.MISSING_ATTRIBUTE, "target \"directory\" \"a\" {}", 1, 1),
                wrong(
                        ConfigCode.MISSING_BLOCK,
                        "secret \"a\" {\ndata={a=1}\n}\nfederation \"a\" { source = secret.a }",
                        4,
                        1),
                wrong(ConfigCode.UNKNOWN_BLOCK, "secret \"a\" {\n data = {a = 1}\n meta {}\n}", 3, 2),
                wrong(ConfigCode.UNKNOWN_BLOCK, "secret \"a\" {\n data { }\n data = {a=1}\n}", 2, 2),
                wrong(ConfigCode.NOT_CONSTANT, "secret \"a\" {\n depends_on = [1]\n data = {a = 1}\n}", 2, 15),
                wrong(ConfigCode.INVALID_COUNT, "secret \"a\" {\n count = 1\n for_each = {}\n data = {a = 1}\n}", 2, 2),
                wrong(ConfigCode.INVALID_COUNT, "secret \"a\" {\n count = -1\n data = {a = 1}\n}", 2, 10),
                wrong(ConfigCode.INVALID_COUNT, "secret \"a\" {\n count = 1.5\n data = {a = 1}\n}", 2, 10),
                wrong(ConfigCode.INVALID_COUNT, "secret \"a\" {\n count = null\n data = {a = 1}\n}", 2, 10),
                wrong(ConfigCode.INVALID_COUNT, "secret \"a\" {\n count = [1]\n data = {a = 1}\n}", 2, 10),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = count.index }", 1, 14),
                wrong(
                        ConfigCode.UNDECLARED_REFERENCE,
                        "secret \"a\" {\n for_each = {}\n data = {a = count.index}\n}",
                        3,
                        14),
                wrong(ConfigCode.SELF_REFERENCE, "secret \"a\" {\n count = count.index\n data = {a = 1}\n}", 2, 10),
                wrong(
                        EvalCode.INVALID_INDEX,
                        "secret \"a\" {\n count = 2\n data = {a = 1}\n}\nlocals { b = secret.a[2] }",
                        5,
                        22),
                wrong(ConfigCode.WRONG_TYPE, "generator \"password\" \"a\" { length = \"x\" }", 1, 37),
                wrong(ConfigCode.MISSING_ATTRIBUTE, "target \"directory\" \"a\" { path = null }", 1, 33),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = var.x }", 1, 14),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = local.x }", 1, 14),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = secret.x.data }", 1, 14),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = nope }", 1, 14),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = each.key }", 1, 14),
                wrong(ConfigCode.UNDECLARED_REFERENCE, "locals { a = path.home }", 1, 14),
                wrong(EvalCode.INCOMPLETE_REFERENCE, "locals { a = var }", 1, 14),
                wrong(EvalCode.INCOMPLETE_REFERENCE, "locals { a = generator.password }", 1, 14),
                wrong(ConfigCode.SELF_REFERENCE, "locals { a = local.a }", 1, 14),
                wrong(ConfigCode.SELF_REFERENCE, "secret \"a\" {\n data = secret.a.data\n}", 2, 9),
                wrong(ConfigCode.REFERENCE_CYCLE, "locals {\n a = local.b\n b = local.c\n c = local.a\n}", 2, 2),
                wrong(ConfigCode.INVALID_FOR_EACH, "secret \"a\" {\n for_each = [\"x\"]\n data = {a = 1}\n}", 2, 13),
                wrong(ConfigCode.INVALID_FOR_EACH, "secret \"a\" {\n for_each = toset([1])\n data = {a = 1}\n}", 2, 13),
                wrong(ConfigCode.INVALID_FOR_EACH, "secret \"a\" {\n for_each = null\n data = {a = 1}\n}", 2, 13),
                wrong(
                        ConfigCode.SELF_REFERENCE,
                        "secret \"a\" {\n for_each = { (each.key) = 1 }\n data = {a = 1}\n}",
                        2,
                        16),
                wrong(ConfigCode.INVALID_TYPE_CONSTRAINT, "variable \"a\" { type = sting }", 1, 23),
                wrong(ConfigCode.INVALID_TYPE_CONSTRAINT, "variable \"a\" { type = \"string\" }", 1, 23),
                wrong(ConfigCode.INVALID_DEFAULT, "variable \"a\" {\n type = number\n default = \"x\"\n}", 3, 12),
                wrong(ConfigCode.NOT_CONSTANT, "variable \"a\" { default = var.b }", 1, 26),
                wrong(ConfigCode.MISSING_VARIABLE, "variable \"a\" {}", 1, 1),
                wrong(ConfigCode.NOT_SUPPORTED_YET, "tacit {\n store \"postgres\" {}\n}", 2, 8),
                wrong(ConfigCode.NOT_SUPPORTED_YET, "tacit {\n unlock \"keyfile\" { path = \"x\" }\n}", 2, 21),
                wrong(ConfigCode.UNKNOWN_ATTRIBUTE, "tacit {\n requird_version = \"1\"\n}", 2, 2),
                wrong(
                        ConfigCode.SECRET_NOT_ALLOWED,
                        "variable \"p\" {\n default = \"x\"\n sensitive = true\n}\ntarget \"directory\" \"a\" { path = var.p }",
                        5,
                        33),
                wrong(EvalCode.UNSUPPORTED_ATTRIBUTE, "locals {\n a = {b = 1}\n c = local.a.d\n}", 3, 13),
                wrong(EvalCode.INVALID_OPERAND, "locals { unused = 1 + \"x\" }", 1, 23));
    }

    private static Arguments wrong(Code code, String text, int line, int column) {
        return Arguments.of(code, text, line, column);
    }

    @ParameterizedTest
    @MethodSource("wrongModules")
    void saysWhatIsWrongAndWhere(Code code, String text, int line, int column) {
        assertThat(module.run(text)).isFalse();
        assertThat(module.codes()).containsExactly(code);
        var start = Objects.requireNonNull(module.diagnostics.list().getFirst().subject())
                .start();
        assertThat(start.line()).isEqualTo(line);
        assertThat(start.column()).isEqualTo(column);
    }

    @Test
    void listsTheMembersOfACycle() {
        module.run("locals {\n a = local.b\n b = local.a\n c = local.b\n}");
        assertThat(module.codes()).containsExactly(ConfigCode.REFERENCE_CYCLE);
        assertThat(module.diagnostics.list().getFirst().detail()).contains("local.a → local.b → local.a");
    }

    @Test
    void guessesWhatWasMeant() {
        module.run("variable \"domain\" { default = 1 }\nlocals {\n a = var.domian\n}");
        assertThat(module.diagnostics.list().getFirst().detail()).contains("\"domain\"");
        var other = new ModuleFixture();
        other.run("generator \"password\" \"a\" { lenght = 3 }");
        assertThat(other.diagnostics.list().getFirst().detail()).contains("\"length\"");
    }

    @Test
    void complainsOnlyOnceAboutABrokenDeclaration() {
        module.run("generator \"pasword\" \"a\" {}\nlocals { x = generator.pasword.a.value }");
        assertThat(module.codes()).containsExactly(ConfigCode.UNKNOWN_TYPE);
    }

    @Test
    void checksTheRequiredVersion() {
        var settings = module.load("tacit { required_version = \"~> 0.1\" }")
                .orElseThrow()
                .settings();
        settings.check("0.1.0-SNAPSHOT", module.diagnostics);
        assertThat(module.codes()).isEmpty();
        settings.check("1.0.0", module.diagnostics);
        assertThat(module.codes()).containsExactly(ConfigCode.UNSUITABLE_VERSION);
    }

    @Test
    void tellsWhichLiteralsMayBeShown() {
        var text = """
                secret "a" {
                  description = "shown"
                  data        = { a = "masked" }
                }
                target "directory" "d" {
                  path  = "shown"
                  token = "masked"
                }
                variable "v" {
                  default = "masked"
                  validation {
                    condition     = var.v != "masked"
                    error_message = "shown"
                  }
                }
                module "m" {
                  source = "shown"
                  input  = "masked"
                }
                federation "f" {
                  dynamic "to" {
                    for_each = ["masked"]
                    content { name = "shown" }
                  }
                }
                """;
        var ranges = PublicLiterals.of(ModuleFixture.file("a", text), ModuleFixture.PROVIDERS);
        assertThat(ranges)
                .hasSize(5)
                .allMatch(r ->
                        text.substring(r.start().offset(), r.end().offset()).equals("\"shown\""));
    }
}
