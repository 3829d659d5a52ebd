package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command.Inputs;
import dev.tacit.cli.project.BlankStore;
import dev.tacit.cli.project.Declarations;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Planning;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Opening;
import dev.tacit.hcl.eval.ReadableFiles;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.syntax.Expression;
import java.util.Optional;
import java.util.Set;

/** What the names in a console stand for. */
final class ConsoleScope {
    /** Ways by which the content of a secret gets into what is no secret. */
    private static final Set<String> REVEALING = Set.of("nonsensitive", "can", "try");

    private final Scope names;
    private final Provenances provenances;
    private final ReadableFiles files;
    private final boolean holdsSecrets;

    ConsoleScope(Scope names, Provenances provenances, ReadableFiles files, boolean holdsSecrets) {
        this.names = names;
        this.provenances = provenances;
        this.files = files;
        this.holdsSecrets = holdsSecrets;
    }

    /** The names of the module, with what is recorded where there is a store; an empty directory needs none. */
    static ConsoleScope open(Project project, Report report, Inputs inputs) throws StopException, StoreException {
        var declarations = Declarations.read(project, inputs.given(), project.sources(), report::diagnostic)
                .orElseThrow(() -> new StopException(ExitCode.ERROR));
        if (declarations.isEmpty()) {
            return of(declarations, project, report, new BlankStore(project.random()));
        }
        var store = project.stores().find();
        if (store.isEmpty()) {
            return of(declarations, project, report, new BlankStore(project.random()));
        }
        try (var ledger = store.get()) {
            return of(declarations, project, report, ledger.snapshot());
        }
    }

    private static ConsoleScope of(Declarations declarations, Project project, Report report, Snapshot snapshot)
            throws StopException, StoreException {
        var options = Options.normal(project.surroundings().clock().instant(), project.random());
        var providers = project.unconnected();
        try (var planning = Planning.open(options, snapshot, providers)) {
            var names = declarations.scope(planning, snapshot.provenances(), providers);
            planning.diagnostics().list().forEach(report::diagnostic);
            return new ConsoleScope(
                    names.orElseThrow(() -> new StopException(ExitCode.ERROR)),
                    snapshot.provenances(),
                    declarations.readable(),
                    !declarations.isEmpty());
        }
    }

    /** Values are shown by reveal alone: what an expression learns from a secret stays one. */
    Optional<Value> evaluate(Expression expression, Diagnostics diagnostics) {
        var evaluator = new Evaluator(provenances, files);
        var value = evaluator.evaluate(expression, names, diagnostics);
        boolean reveals = holdsSecrets
                && evaluator.openings().stream().map(Opening::purpose).anyMatch(REVEALING::contains);
        return reveals ? value.map(evaluator::sensitive) : value;
    }
}
