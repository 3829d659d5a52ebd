package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModulesTest {
    /** Hands what it is given on. */
    private static final String DELIVER = """
            variable "what" {}
            variable "targets" { type = list(any) }
            federation "f" {
              source = var.what
              to {
                targets = var.targets
                name    = "x"
              }
            }
            """;

    private final ModuleFixture module = new ModuleFixture();

    private Value output(String name) {
        return module.attribute("output." + name, "value");
    }

    @Test
    void declaresWhatACalledModuleDeclares() {
        module.with("modules/team", """
                variable "name" { type = string }
                variable "length" {
                  type    = number
                  default = 12
                }
                generator "password" "db" { length = var.length }
                secret "db" { data = { user = upper(var.name), password = generator.password.db.value } }
                output "name" { value = secret.db.data.user }
                output "where" { value = path.module }
                """);
        assertThat(module.run("""
                output "names" { value = [module.team["a"].name, module.team["b"].name] }
                output "all" { value = { for key, team in module.team : key => team.name } }
                output "where" { value = module.team["a"].where }
                module "team" {
                  source   = "./modules/team"
                  for_each = { a = 20, b = null }
                  name     = "team ${each.key}"
                  length   = each.value
                }
                """)).as("%s", module.diagnostics.list()).isTrue();
        assertThat(module.declared.keySet())
                .containsExactlyInAnyOrder(
                        "module.team[\"a\"].generator.password.db",
                        "module.team[\"b\"].generator.password.db",
                        "module.team[\"a\"].secret.db",
                        "module.team[\"b\"].secret.db",
                        "output.names",
                        "output.all",
                        "output.where");
        assertThat(module.attribute("module.team[\"a\"].generator.password.db", "length"))
                .isEqualTo(Num.of(20));
        assertThat(output("names")).isEqualTo(new TupleValue(List.of(new Text("TEAM A"), new Text("TEAM B"))));
        assertThat(output("where")).isEqualTo(new Text("modules/team"));
        assertThat(module.declaration("module.team[\"a\"].secret.db").dependencies())
                .extracting(Address::toString)
                .containsExactly("module.team[\"a\"].generator.password.db");
        assertThat(module.declaration("output.names").dependencies())
                .extracting(Address::toString)
                .containsExactly("module.team[\"a\"].secret.db", "module.team[\"b\"].secret.db");
    }

    @Test
    void oneModuleUsesWhatAnotherPutsOut() {
        module.with("a", """
                variable "x" { default = "none" }
                output "one" { value = "1" }
                output "two" { value = "2 of ${var.x}" }
                """);
        assertThat(module.run("""
                module "first" {
                  source = "./a"
                  x      = module.second.one
                }
                module "second" {
                  source = "./a"
                  x      = module.first.one
                }
                output "x" { value = [module.first.two, module.second.two] }
                """)).as("%s", module.diagnostics.list()).isTrue();
        assertThat(output("x")).isEqualTo(new TupleValue(List.of(new Text("2 of 1"), new Text("2 of 1"))));
    }

    @Test
    void nestsModulesAndCountsThem() {
        module.with("a", """
                variable "n" {}
                module "inner" {
                  source = "../b"
                  count  = 2
                  text   = "${var.n}.${count.index}"
                }
                output "texts" { value = module.inner[*].text }
                """).with("b", """
                variable "text" {}
                output "text" { value = var.text }
                secret "s" { data = { t = var.text } }
                """);
        assertThat(module.run("""
                module "outer" {
                  source = "./a"
                  count  = 2
                  n      = count.index
                }
                output "texts" { value = flatten(module.outer[*].texts) }
                output "last" { value = module.outer[1].texts[0] }
                """)).as("%s", module.diagnostics.list()).isTrue();
        assertThat(output("last")).isEqualTo(new Text("1.0"));
        assertThat(((TupleValue) output("texts")).elements())
                .containsExactly(new Text("0.0"), new Text("0.1"), new Text("1.0"), new Text("1.1"));
        assertThat(module.declared.keySet()).contains("module.outer[1].module.inner[0].secret.s");
    }

    @Test
    void refusesVariablesThatNoCallCouldSet() {
        module.with("a", "variable \"source\" {}\noutput \"o\" { value = var.source }");
        module.run("module \"a\" { source = \"./a\" }");
        assertThat(module.codes()).contains(ConfigCode.INVALID_NAME);
    }

    @Test
    void handsTargetsIn() {
        module.with("deliver", DELIVER);
        assertThat(module.run("""
                target "directory" "one" { path = "one" }
                target "directory" "two" { path = "two" }
                secret "s" { data = { a = "x" } }
                module "d" {
                  source  = "./deliver"
                  what    = secret.s
                  targets = [target.directory.one, target.directory.two]
                }
                """)).as("%s", module.diagnostics.list()).isTrue();
        var federation = module.declaration("module.d.federation.f");
        assertThat(federation.body().attribute("source").orElseThrow().value()).isInstanceOf(Exports.class);
        var to = federation.body().blocks("to").getFirst();
        assertThat(to.attribute("targets").orElseThrow().value())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(dev.tacit.core.value.ListValue.class))
                .satisfies(list -> assertThat(list.elements()).allMatch(e -> e instanceof Exports));
        assertThat(federation.dependencies())
                .extracting(Address::toString)
                .containsExactly("secret.s", "target.directory.one", "target.directory.two");
    }

    @Test
    void keepsSensitiveOutputsSecret() {
        module.with("a", "output \"x\" {\n  value = \"hush\"\n  sensitive = true\n}");
        module.run("module \"a\" { source = \"./a\" }\noutput \"x\" { value = module.a.x }");
        assertThat(output("x")).isInstanceOf(Secret.class);
    }

    @Test
    void pointsAtMistakesInTheModulesFile() {
        module.with("a", "locals { x = local.y }");
        assertThat(module.run("module \"a\" { source = \"./a\" }")).isFalse();
        assertThat(module.codes()).containsExactly(ConfigCode.UNDECLARED_REFERENCE);
        var subject = java.util.Objects.requireNonNull(
                module.diagnostics.list().getFirst().subject());
        assertThat(subject.file()).isEqualTo("a/main.tacit.hcl");
    }

    @Test
    void tellsWhatACallLacksOrHasTooMuch() {
        module.with(
                "a",
                "variable \"x\" {}\nvariable \"n\" {\n type = number\n default = 1\n}\noutput \"o\" { value = 1 }");
        module.run("""
                module "lacks" { source = "./a" }
                module "much" {
                  source = "./a"
                  x      = 1
                  y      = 2
                }
                locals { l = module.much.p }
                """);
        assertThat(module.codes())
                .containsExactlyInAnyOrder(
                        ConfigCode.MISSING_ATTRIBUTE, ConfigCode.UNKNOWN_ATTRIBUTE, ConfigCode.UNDECLARED_REFERENCE);
    }

    @Test
    void refusesInputsOfAnotherType() {
        module.with("a", "variable \"n\" { type = number }");
        module.run("module \"a\" {\n source = \"./a\"\n n = \"CANARY\"\n}");
        assertThat(module.codes()).containsExactly(ConfigCode.INVALID_VARIABLE_VALUE);
        assertThat(module.diagnostics.list().getFirst().detail()).doesNotContain("CANARY");
    }

    @Test
    void tellsCyclesThroughModules() {
        module.with("a", "variable \"x\" {}\noutput \"o\" { value = var.x }");
        module.run("""
                module "one" {
                  source = "./a"
                  x      = module.two.o
                }
                module "two" {
                  source = "./a"
                  x      = module.one.o
                }
                """);
        assertThat(module.codes()).containsExactly(ConfigCode.REFERENCE_CYCLE);
    }

    @Test
    void refusesAModuleInsideOfItself() {
        module.with("a", "module \"b\" { source = \"../b\" }").with("b", "module \"a\" { source = \"../a\" }");
        module.run("module \"a\" { source = \"./a\" }");
        assertThat(module.codes()).containsExactly(ConfigCode.MODULE_LOOP);
    }

    @Test
    void leavesOutWhatDependsOnAFailedModule() {
        module.with("a", "output \"o\" { value = 1 }\nsecret \"s\" { data = { a = 1 } }");
        module.run("""
                module "a" {
                  source   = "./a"
                  for_each = ["x"]
                }
                output "o" { value = module.a }
                """);
        assertThat(module.codes()).containsExactly(ConfigCode.INVALID_FOR_EACH);
        assertThat(module.declared).isEmpty();
    }

    @Test
    void readsStatementsOfModules() {
        module.with("a", """
                moved {
                  from = secret.old
                  to   = module.b["x"].secret.new[0]
                }
                removed {
                  from = target.directory.gone
                  lifecycle { destroy = false }
                }
                secret "kept" {
                  data = { a = "x" }
                  lifecycle { prevent_destroy = true }
                }
                """);
        var statements = module.load("module \"a\" {\n source = \"./a\"\n count = 2\n}")
                .orElseThrow()
                .statements();
        var move = statements.moves().getFirst();
        assertThat(move.scope()).hasToString("[module.a]");
        assertThat(move.from()).hasToString("secret.old");
        assertThat(move.to()).hasToString("module.b[\"x\"].secret.new[0]");
        assertThat(statements.removals().getFirst().from()).hasToString("target.directory.gone");
        assertThat(statements.kept()).extracting(Address::toString).containsExactly("module.a.secret.kept");
    }

    private static final String AROUND = """
            module "inner" {
              source = "../inner"
              for_each = toset(["x", "y"])
            }
            secret "own" { data = { a = "x" } }
            """;

    @Test
    void waitsForEverythingInAModuleThatDependsOnNames() {
        module.with("team", AROUND).with("inner", "generator \"password\" \"z\" {}");
        assertThat(module.run("""
                                module "team" {
                                  source = "./team"
                                  count  = 2
                                }
                                secret "a" {
                                  depends_on = [module.team]
                                  data       = { a = "x" }
                                }
                                module "a" {
                                  source     = "./inner"
                                  depends_on = [module.team[0]]
                                }
                                """)).as("%s", module.diagnostics.list()).isTrue();
        var all = List.of(
                "module.team[0].module.inner[\"x\"].generator.password.z",
                "module.team[0].module.inner[\"y\"].generator.password.z",
                "module.team[0].secret.own",
                "module.team[1].module.inner[\"x\"].generator.password.z",
                "module.team[1].module.inner[\"y\"].generator.password.z",
                "module.team[1].secret.own");
        assertThat(List.copyOf(module.declared.keySet()).subList(0, 6)).containsExactlyInAnyOrderElementsOf(all);
        for (var waiting : List.of("secret.a", "module.a.generator.password.z")) {
            assertThat(module.declaration(waiting).dependencies())
                    .as(waiting)
                    .extracting(Address::toString)
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void leavesOutWhatWaitsForAModuleInWhichSomethingFails() {
        var failing = new ModuleFixture("module.team.module.inner[\"y\"].generator.password.z");
        failing.with("team", AROUND).with("inner", "generator \"password\" \"z\" {}");
        assertThat(failing.run("""
                                module "team" { source = "./team" }
                                secret "a" {
                                  depends_on = [module.team]
                                  data       = { a = "x" }
                                }
                                """)).isFalse();
        assertThat(failing.codes()).containsExactly(ConfigCode.WRONG_TYPE);
        assertThat(failing.declared).containsKey("module.team.secret.own").doesNotContainKey("secret.a");
    }

    @Test
    void tellsACycleThatDependsOnAModuleMakes() {
        module.with("team", "variable \"v\" {}\nsecret \"own\" { data = { a = var.v } }");
        assertThat(module.run("""
                                module "team" {
                                  source = "./team"
                                  v      = secret.a.data.a
                                }
                                secret "a" {
                                  depends_on = [module.team]
                                  data       = { a = "x" }
                                }
                                """)).isFalse();
        assertThat(module.codes()).containsExactly(ConfigCode.REFERENCE_CYCLE);
        var told = module.diagnostics.list().getFirst();
        assertThat(told.detail()).contains("secret.a").contains("module.team");
        assertThat(told.subject()).isNotNull();
    }
}
