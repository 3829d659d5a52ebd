package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.resource.Body;
import dev.tacit.core.value.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DynamicTest {
    private static final String BEFORE = """
            secret "s" { data = { a = "x" } }
            target "directory" "t" { path = "t" }
            """;

    private final ModuleFixture module = new ModuleFixture();

    private List<Body> to() {
        return module.declaration("federation.f").body().blocks("to");
    }

    @Test
    void makesABlockForEachElement() {
        assertThat(module.run(BEFORE + """
                locals { names = { b = "bee", a = "ay" } }
                federation "f" {
                  source = secret.s
                  to {
                    targets = [target.directory.t]
                    name    = "first"
                  }
                  dynamic "to" {
                    for_each = local.names
                    content {
                      targets = [target.directory.t]
                      name    = "${to.key}-${to.value}"
                    }
                  }
                }
                """)).as("%s", module.diagnostics.list()).isTrue();
        assertThat(to())
                .extracting(b -> b.attribute("name").orElseThrow().value())
                .containsExactly(new Text("first"), new Text("a-ay"), new Text("b-bee"));
    }

    @Test
    void nestsAndNamesItsIterators() {
        assertThat(module.run(BEFORE + """
                federation "f" {
                  for_each = toset(["one"])
                  source   = secret.s
                  dynamic "to" {
                    for_each = [["x"], []]
                    iterator = place
                    content {
                      targets = [target.directory.t]
                      name    = "${each.key}-${place.key}"
                      dynamic "metadata" {
                        for_each = place.value
                        content { labels = { of = "${place.key}${metadata.value}" } }
                      }
                    }
                  }
                }
                """)).as("%s", module.diagnostics.list()).isTrue();
        var blocks = module.declaration("federation.f[\"one\"]").body().blocks("to");
        assertThat(blocks)
                .extracting(b -> b.attribute("name").orElseThrow().value())
                .containsExactly(new Text("one-0"), new Text("one-1"));
        assertThat(blocks).extracting(b -> b.blocks("metadata").size()).containsExactly(1, 0);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(ConfigCode.WRONG_LABELS, "dynamic { for_each = []\n content {} }"),
                Arguments.of(ConfigCode.UNKNOWN_BLOCK, "dynamic \"tu\" {\n for_each = []\n content {}\n}"),
                Arguments.of(ConfigCode.MISSING_BLOCK, "dynamic \"to\" { for_each = [] }"),
                Arguments.of(
                        ConfigCode.MISSING_ATTRIBUTE,
                        "dynamic \"to\" {\n content {\n targets = []\n name = \"x\"\n }\n}"),
                Arguments.of(
                        ConfigCode.INVALID_FOR_EACH,
                        "dynamic \"to\" {\n for_each = null\n content {\n targets = []\n name = \"x\"\n }\n}"),
                Arguments.of(
                        ConfigCode.MISSING_BLOCK,
                        "dynamic \"to\" {\n for_each = []\n content {\n targets = []\n name = \"x\"\n }\n}"),
                Arguments.of(
                        ConfigCode.INVALID_NAME,
                        "dynamic \"to\" {\n for_each = [1]\n iterator = \"a\"\n content {\n targets = []\n name = \"x\"\n }\n}"),
                Arguments.of(
                        ConfigCode.UNDECLARED_REFERENCE,
                        "dynamic \"to\" {\n for_each = [to.key]\n content {\n targets = []\n name = \"x\"\n }\n}"),
                Arguments.of(
                        ConfigCode.TOO_MANY_BLOCKS,
                        "to {\n targets = []\n name = \"x\"\n dynamic \"metadata\" {\n for_each = [1, 2]\n content {}\n }\n}"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsMistakes(ConfigCode code, String block) {
        module.run(BEFORE + "federation \"f\" {\n source = secret.s\n" + block + "\n}");
        assertThat(module.codes()).containsExactly(code);
    }
}
