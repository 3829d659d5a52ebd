package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.provider.NoTemplates;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Loads a module from text, with a password generator and a directory target, and remembers what it declares. */
final class ModuleFixture {
    static final Providers PROVIDERS =
            new Providers(List.of(new Passwords()), List.of(new Directories()), new NoTemplates());

    final Provenances provenances = new Provenances("a key for tests".getBytes(StandardCharsets.UTF_8));
    final Evaluator evaluator = new Evaluator(provenances);
    final Diagnostics diagnostics = new Diagnostics();
    final Map<String, Declaration> declared = new LinkedHashMap<>();
    private final Map<String, String> modules = new TreeMap<>();
    private final List<VariableSource> sources = new ArrayList<>();
    private final Set<String> refused;

    ModuleFixture(String... refused) {
        this.refused = Set.of(refused);
    }

    static SourceFile file(String path, String text) {
        return HclParser.parse(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ModuleFixture with(VariableSource source) {
        sources.add(source);
        return this;
    }

    /** Adds a module to call. */
    ModuleFixture with(String directory, String text) {
        modules.put(directory, text);
        return this;
    }

    Optional<Configuration> load(String text) {
        modules.put(ModuleFiles.ROOT, text);
        var files = ModuleFiles.read(directory -> {
            var module = modules.get(directory);
            var path = directory.equals(ModuleFiles.ROOT) ? "main.tacit.hcl" : directory + "/main.tacit.hcl";
            return module == null ? List.of() : List.of(file(path, module));
        });
        return ModuleLoader.load(files, PROVIDERS, evaluator, diagnostics);
    }

    /** Loads and evaluates; returns whether everything was declared. */
    boolean run(String text) {
        var configuration = load(text);
        return configuration
                .map(c -> ModuleEvaluation.run(
                        c,
                        VariableValues.of(c, sources, evaluator, diagnostics),
                        evaluator,
                        this::declare,
                        diagnostics))
                .orElse(false);
    }

    List<Code> codes() {
        return diagnostics.list().stream().map(Diagnostic::code).toList();
    }

    /** The value of attribute {@code name} of what was declared as {@code address}. */
    Value attribute(String address, String name) {
        var attribute = declaration(address).body().attributes().get(name);
        if (attribute == null) {
            throw new AssertionError(address + " has no " + name);
        }
        return attribute.value();
    }

    Declaration declaration(String address) {
        var declaration = declared.get(address);
        if (declaration == null) {
            throw new AssertionError(address + " was not declared: " + diagnostics.list());
        }
        return declaration;
    }

    private Optional<Exports> declare(Declaration declaration) {
        var address = declaration.address();
        if (refused.contains(address.toString())) {
            diagnostics.error(
                    ConfigCode.WRONG_TYPE,
                    "Refused",
                    "By the test.",
                    declaration.body().range());
            return Optional.empty();
        }
        declared.put(address.toString(), declaration);
        SortedMap<String, Value> exports = new TreeMap<>();
        switch (address.kind()) {
            case GENERATOR ->
                exports.put(
                        "value",
                        Secret.opened(provenances.draw(address.toString(), "value"), new Text("drawn for " + address)));
            case SECRET ->
                exports.put(
                        "data",
                        declaration.body().attribute("data").orElseThrow().value());
            case DATA, TEMPLATE, TARGET, FEDERATION, OUTPUT -> exports.put("name", new Text(address.name()));
        }
        return Optional.of(new Exports(address, new ObjectValue(exports)));
    }

    private static final class Passwords implements GeneratorProvider {
        @Override
        public Set<String> types() {
            return Set.of("password");
        }

        @Override
        public Schema schema(String type) {
            return new Schema(List.of(Schema.Attribute.optional("length", Type.NUMBER, Schema.Visibility.PUBLIC)));
        }

        @Override
        public SortedMap<String, Type> exports(String type) {
            return new TreeMap<>(Map.of("value", Type.STRING));
        }

        @Override
        public void check(String type, Body inputs, Diagnostics diagnostics) {}

        @Override
        public Optional<Drawn> draw(
                String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
            throw new UnsupportedOperationException("nothing is drawn here");
        }
    }

    private static final class Directories implements TargetProvider {
        @Override
        public String type() {
            return "directory";
        }

        @Override
        public Schema schema() {
            return new Schema(List.of(
                    Schema.Attribute.required("path", Type.STRING, Schema.Visibility.PUBLIC),
                    Schema.Attribute.optional("token", Type.STRING, Schema.Visibility.MASKED)
                            .takingSecrets()));
        }

        @Override
        public Namespaces namespaces() {
            return Namespaces.NONE;
        }

        @Override
        public Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
            return Optional.empty();
        }

        @Override
        public Connection connect(TargetSettings settings, Lineage lineage) {
            throw new UnsupportedOperationException("nothing is reached here");
        }
    }
}
