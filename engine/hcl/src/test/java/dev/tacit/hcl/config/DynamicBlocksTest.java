package dev.tacit.hcl.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.NoTemplates;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.OutputJson;
import dev.tacit.hcl.oracle.Differences;
import dev.tacit.hcl.oracle.Oracle;
import dev.tacit.hcl.syntax.Cases;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.testing.rules.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dynamic blocks beside those of HashiCorp's library, which OpenTofu uses. */
@Tag("real:hashicorp-hcl")
class DynamicBlocksTest {
    private static final Providers PROVIDERS = new Providers(List.of(new Boxes()), List.of(), new NoTemplates());

    @Test
    void makesTheBlocksThatHashiCorpsLibraryMakes() throws Exception {
        Claims.prove("bodies with dynamic blocks equal in value and type, or in the place of the first error", () -> {
            var cases = Cases.read("/dev/tacit/hcl/config/dynamic.cases");
            var answers = Oracle.expand(cases);
            var differ = new ArrayList<String>();
            var shown = new ArrayList<String>();
            for (var each : cases) {
                var answer = Objects.requireNonNull(answers.get(each.id()));
                var theirs = answer.errors().isEmpty()
                        ? answer.ranges().getFirst()
                        : "error at " + answer.errors().getFirst().line() + ":"
                                + answer.errors().getFirst().column();
                var ours = ours(new String(each.source(), UTF_8));
                if (!ours.equals(theirs)) {
                    differ.add(each.id() + " " + ours);
                    shown.add(each.id() + "\nours   " + ours + "\ntheirs " + theirs + "\n");
                }
            }
            assertThat(differ).as("%s", shown).containsExactlyElementsOf(Differences.of(Differences.Kind.DYNAMIC));
            return "%d, %d listed".formatted(cases.size() - differ.size(), differ.size());
        });
    }

    private static String ours(String body) {
        var diagnostics = new Diagnostics();
        var evaluator = new Evaluator(new Provenances("a key for tests".getBytes(UTF_8)));
        var declared = new ArrayList<Declaration>();
        var file = HclParser.parse("main.hcl", ("generator \"body\" \"x\" {\n" + body + "\n}\n").getBytes(UTF_8));
        ModuleLoader.load(ModuleFiles.of(List.of(file)), PROVIDERS, evaluator, diagnostics)
                .ifPresent(configuration -> ModuleEvaluation.run(
                        configuration,
                        Map.of(),
                        evaluator,
                        declaration -> {
                            declared.add(declaration);
                            return Optional.of(new Exports(declaration.address(), new ObjectValue(new TreeMap<>())));
                        },
                        diagnostics));
        var error = diagnostics.list().stream().filter(Diagnostic::isError).findFirst();
        if (error.isPresent()) {
            var start = Objects.requireNonNull(error.get().subject()).start();
            return "error at " + (start.line() - 1) + ":" + start.column();
        }
        var value = whole(declared.getFirst().body());
        return OutputJson.type(value.type()) + " " + OutputJson.value(value).orElse("infinity");
    }

    private static Value whole(Body body) {
        var items = body.blocks("item").stream()
                .map(item -> object(Map.of(
                        "key", attribute(item, "key"),
                        "value", attribute(item, "value"),
                        "part", tuple(item.blocks("part"), "text"))))
                .toList();
        var one = body.blocks("one").stream()
                .map(b -> object(Map.of("value", attribute(b, "value"))))
                .findFirst()
                .orElse(new Null(new Type.ObjectOf(new TreeMap<>(Map.of("value", Type.DYNAMIC)))));
        return object(Map.of("name", attribute(body, "name"), "item", new TupleValue(items), "one", one));
    }

    private static Value tuple(List<Body> blocks, String attribute) {
        return new TupleValue(blocks.stream()
                .map(block -> object(Map.of(attribute, attribute(block, attribute))))
                .toList());
    }

    private static Value object(Map<String, Value> attributes) {
        return new ObjectValue(new TreeMap<>(attributes));
    }

    private static Value attribute(Body body, String name) {
        var attribute = body.attributes().get(name);
        return attribute == null ? Null.UNTYPED : attribute.value();
    }
}
