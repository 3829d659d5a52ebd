package dev.tacit.cli.project;

import dev.tacit.cli.arguments.Given;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.Sources;
import dev.tacit.core.plan.Planning;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Provenances;
import dev.tacit.hcl.config.ModuleEvaluation;
import dev.tacit.hcl.config.ModuleFiles;
import dev.tacit.hcl.config.ModuleLoader;
import dev.tacit.hcl.config.PublicLiterals;
import dev.tacit.hcl.config.VariableSource;
import dev.tacit.hcl.config.VariableValues;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.ReadableFiles;
import dev.tacit.hcl.eval.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a project declares, read and parsed, ready to be planned. */
public final class Declarations {
    private final ModuleFiles files;
    private final List<VariableSource> variables;
    private final Prompt prompt;
    private final ReadableFiles readable;

    private Declarations(ModuleFiles files, List<VariableSource> variables, Prompt prompt, ReadableFiles readable) {
        this.readable = readable;
        this.files = files;
        this.variables = new ArrayList<>(variables);
        this.prompt = prompt;
    }

    /**
     * Empty when {@code found} was told of an error.
     *
     * @param sources is given every file that was read
     */
    public static Optional<Declarations> read(
            Project project, List<Given> given, Sources sources, Consumer<Diagnostic> found) {
        var reading = new ProjectFiles(project, sources, found);
        var files = reading.declarations();
        var variables = reading.variables(given);
        if (reading.faulty()) {
            return Optional.empty();
        }
        var providers = project.providers();
        files.all().forEach(file -> PublicLiterals.of(file, providers).forEach(sources::publish));
        return Optional.of(new Declarations(
                files,
                variables,
                new Prompt(project.surroundings()),
                new FilesOnDisk(project.directory(), project.surroundings().home())));
    }

    /** Whether there is no file of declarations. */
    public boolean isEmpty() {
        return files.all().isEmpty();
    }

    /** Declares everything, in the order of references. Answers the places whose evaluation opened a secret. */
    public List<String> declare(Planning planning, Provenances provenances, Providers providers) {
        return declare(planning, provenances, providers, declared -> {});
    }

    /** @param heard is told of each thing before it is declared */
    public List<String> declare(
            Planning planning, Provenances provenances, Providers providers, Consumer<Declaration> heard) {
        var evaluator = new Evaluator(provenances, readable);
        var diagnostics = planning.diagnostics();
        var loaded = ModuleLoader.load(files, providers, evaluator, diagnostics);
        if (loaded.isEmpty()) {
            return List.of();
        }
        var configuration = loaded.get();
        var unsuitable = new Diagnostics();
        configuration.settings().check(Release.version(), unsuitable);
        if (unsuitable.hasErrors()) {
            diagnostics.addAll(unsuitable.list());
            return List.of();
        }
        planning.begin(configuration.statements());
        // Kept for when the same declarations are planned once more.
        variables.addAll(prompt.ask(VariableValues.missing(configuration, variables, evaluator)));
        var values = VariableValues.of(configuration, variables, evaluator, diagnostics);
        Function<Declaration, Optional<Exports>> declare = declaration -> {
            heard.accept(declaration);
            return planning.declare(declaration);
        };
        boolean complete = ModuleEvaluation.run(configuration, values, evaluator, declare, diagnostics);
        if (!complete && !diagnostics.hasErrors()) {
            // Going on would plan to delete what was left out.
            throw new IllegalStateException("something was not declared, nobody said why");
        }
        return evaluator.openings().stream()
                .map(opening -> opening.range() + " (" + opening.purpose() + ")")
                .toList();
    }

    /** What expressions may refer to when everything is declared that can be; empty when the module has errors. */
    public Optional<Scope> scope(Planning planning, Provenances provenances, Providers providers) {
        var evaluator = new Evaluator(provenances, readable);
        var diagnostics = planning.diagnostics();
        return ModuleLoader.load(files, providers, evaluator, diagnostics).map(configuration -> {
            planning.begin(configuration.statements());
            var values = VariableValues.of(configuration, variables, evaluator, diagnostics);
            return ModuleEvaluation.scope(configuration, values, evaluator, planning::declare, diagnostics);
        });
    }

    /** What functions may read. */
    public ReadableFiles readable() {
        return readable;
    }
}
