package dev.tacit.hcl.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.NoTemplates;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.OutputJson;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What Tacit makes of a configuration. */
final class OurConfigurations {
    private static final Providers PROVIDERS = new Providers(List.of(new Boxes()), List.of(), new NoTemplates());

    private final Diagnostics diagnostics = new Diagnostics();
    private final Evaluator evaluator = new Evaluator(new Provenances("a key for tests".getBytes(UTF_8)));
    private final TreeMap<String, String> outputs = new TreeMap<>();

    private OurConfigurations() {}

    static String answer(WrittenConfiguration written) {
        var ours = new OurConfigurations();
        try {
            ours.run(written);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(written.id(), e);
        }
        return ours.diagnostics.hasErrors()
                ? WrittenConfiguration.error(ours.place())
                : WrittenConfiguration.outputs(ours.outputs);
    }

    private void run(WrittenConfiguration written) {
        var files = ModuleFiles.read(directory -> written.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".tf") && in(directory, file.getKey()))
                .map(file -> parsed(file.getKey(), file.getValue()))
                .toList());
        var configuration = ModuleLoader.load(files, PROVIDERS, evaluator, diagnostics);
        configuration.ifPresent(c -> ModuleEvaluation.run(
                c,
                VariableValues.of(c, sources(written), evaluator, diagnostics),
                evaluator,
                this::declare,
                diagnostics));
    }

    private static boolean in(String directory, String path) {
        int slash = path.lastIndexOf('/');
        return directory.equals(slash < 0 ? ModuleFiles.ROOT : path.substring(0, slash));
    }

    private SourceFile parsed(String path, String text) {
        var file = HclParser.parse(path, text.getBytes(UTF_8));
        diagnostics.addAll(file.diagnostics());
        return file;
    }

    private List<VariableSource> sources(WrittenConfiguration written) {
        var sources = new ArrayList<VariableSource>();
        for (var suffix : List.of("terraform.tfvars", ".auto.tfvars")) {
            written.files().forEach((path, text) -> {
                if (path.endsWith(suffix)) {
                    sources.add(new VariableSource.File(parsed(path, text)));
                }
            });
        }
        for (var option : written.options()) {
            int equals = option.indexOf('=');
            sources.add(new VariableSource.Option(option.substring(0, equals), option.substring(equals + 1)));
        }
        return sources;
    }

    private Optional<Exports> declare(Declaration declaration) {
        var address = declaration.address();
        var exports = new TreeMap<String, Value>();
        if (address.kind() == Kind.OUTPUT) {
            var written = Objects.requireNonNull(declaration.body().attributes().get("value"));
            var value =
                    Provenances.open(written.value()) instanceof Content.Opened opened ? opened.value() : Null.UNTYPED;
            if (!(value instanceof Null)) {
                outputs.put(
                        address.name(),
                        OutputJson.type(value.type()) + " "
                                + OutputJson.value(value).orElse("infinity"));
            }
        } else {
            exports.put(
                    "input",
                    declaration.body().attribute("input").map(a -> a.value()).orElse(Null.UNTYPED));
        }
        return Optional.of(new Exports(address, new ObjectValue(exports)));
    }

    private String place() {
        return diagnostics.list().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::subject)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.comparing(SourceRange::file)
                        .thenComparingInt(r -> r.start().line())
                        .thenComparingInt(r -> r.start().column()))
                .map(SourceRange::toString)
                .orElse("no place");
    }
}
