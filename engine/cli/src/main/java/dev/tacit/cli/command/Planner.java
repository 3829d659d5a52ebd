package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command.Inputs;
import dev.tacit.cli.project.BlankStore;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Declarations;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.PlanCode;
import dev.tacit.core.plan.Planning;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.resource.Declaration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes plans from what is declared. */
final class Planner {
    private final Project project;
    private final Report report;

    Planner(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    /** Refuses a directory without declarations: it is most likely the wrong one, and would plan to delete everything. */
    Declarations read(Inputs inputs) throws StopException {
        var declarations = readAny(inputs);
        if (declarations.isEmpty()) {
            var shown = project.shown().toString();
            throw Faults.error(
                    report,
                    CliCode.NO_DECLARATIONS,
                    "Nothing is declared here",
                    "There is no file *.tacit.hcl in " + (shown.isEmpty() ? "this directory" : shown)
                            + ". Write one, or say with -chdir=DIR where yours are. `tacit destroy` is how to remove"
                            + " everything.");
        }
        return declarations;
    }

    Declarations readAny(Inputs inputs) throws StopException {
        return Declarations.read(project, inputs.given(), project.sources(), report::diagnostic)
                .orElseThrow(() -> new StopException(ExitCode.ERROR));
    }

    ExitCode validate(Inputs inputs) throws StopException, StoreException {
        check(read(inputs), Announcing.DECLARATIONS);
        report.remark("The declarations are valid.");
        return ExitCode.DONE;
    }

    /** Finds the author's mistakes without a store and without contacting anything, before a store is made. */
    void check(Declarations declarations) throws StopException, StoreException {
        check(declarations, Announcing.ERRORS);
    }

    private void check(Declarations declarations, Announcing announcing) throws StopException, StoreException {
        var options = Options.normal(project.surroundings().clock().instant(), project.random());
        conclude(declarations, options, new BlankStore(project.random()), project.unconnected(), announcing);
    }

    /** A plan for a store that is not made for it. */
    Plan tryOut(Declarations declarations, Options options, List<String> targets) throws StopException, StoreException {
        return plan(declarations, options, targets, new BlankStore(project.random()), Announcing.ERRORS);
    }

    /** @param targets what to limit the plan to, nothing for no limit */
    Plan plan(Declarations declarations, Options options, List<String> targets, Snapshot snapshot)
            throws StopException, StoreException {
        return plan(declarations, options, targets, snapshot, Announcing.ALL);
    }

    private Plan plan(
            Declarations declarations, Options options, List<String> targets, Snapshot snapshot, Announcing announcing)
            throws StopException, StoreException {
        var limited = options;
        if (!targets.isEmpty()) {
            var references = references(declarations, options, snapshot);
            limited = options.limitedTo(Scoping.scope(targets, references, snapshot, report));
        }
        return conclude(declarations, limited, snapshot, project.providers(), announcing);
    }

    /** Evaluates everything without contacting anything. */
    References references(Declarations declarations, Options options, Snapshot snapshot)
            throws StopException, StoreException {
        var found = new TreeMap<Address, SortedSet<Address>>();
        var providers = project.unconnected();
        try (var planning = Planning.open(options, snapshot, providers)) {
            declarations.declare(
                    planning,
                    snapshot.provenances(),
                    providers,
                    declared -> found.put(declared.address(), declared.dependencies()));
            if (planning.diagnostics().hasErrors()) {
                planning.diagnostics().list().forEach(report::diagnostic);
                throw new StopException(ExitCode.ERROR);
            }
        }
        return new References(found);
    }

    /** What a planning knows once all is declared, found without contacting anything. */
    <T> T ask(Declarations declarations, Snapshot snapshot, Function<Planning, T> question)
            throws StopException, StoreException {
        var options = Options.normal(project.surroundings().clock().instant(), project.random());
        var providers = project.unconnected();
        try (var planning = Planning.open(options, snapshot, providers)) {
            declarations.declare(planning, snapshot.provenances(), providers);
            if (planning.diagnostics().hasErrors()) {
                planning.diagnostics().list().forEach(report::diagnostic);
                throw new StopException(ExitCode.ERROR);
            }
            return question.apply(planning);
        }
    }

    /**
     * What is declared to be provided, by secret and key, found without deciding anything else.
     *
     * @param wanted what it is asked for: once found, mistakes elsewhere do not matter
     */
    SortedMap<Address, SortedMap<String, String>> provided(Declarations declarations, Snapshot snapshot, Address wanted)
            throws StopException, StoreException {
        var options = Options.normal(project.surroundings().clock().instant(), project.random());
        var providers = project.unconnected();
        try (var planning = Planning.open(options, snapshot, providers)) {
            declarations.declare(planning, snapshot.provenances(), providers);
            var provided = planning.provided();
            if (!provided.containsKey(wanted) && planning.diagnostics().hasErrors()) {
                planning.diagnostics().list().forEach(report::diagnostic);
                throw new StopException(ExitCode.ERROR);
            }
            return provided;
        }
    }

    /**
     * The same with other providers than the project's.
     *
     * @param heard is told of each thing before it is declared
     */
    Plan plan(
            Declarations declarations,
            Options options,
            Snapshot snapshot,
            Providers providers,
            Consumer<Declaration> heard)
            throws StopException, StoreException {
        return conclude(declarations, options, snapshot, providers, Announcing.ERRORS, heard);
    }

    private enum Announcing {
        ALL,
        /** What concerns the declarations alone, whatever the store holds. */
        DECLARATIONS,
        ERRORS;

        boolean tells(Diagnostic warning) {
            return switch (this) {
                case ALL -> true;
                case DECLARATIONS ->
                    warning.code() != PlanCode.PROVIDED_NOT_SET && warning.code() != CliCode.NOT_CONNECTED;
                case ERRORS -> false;
            };
        }
    }

    /** With commands as this run would be called once more. */
    private Diagnostic spelled(Diagnostic found) {
        if (found.code() != PlanCode.PROVIDED_NOT_SET && found.code() != PlanCode.SEALED_NOT_OPENED) {
            return found;
        }
        var detail = found.detail()
                .replace("\n  tacit set ", "\n  " + project.command("set "))
                .replace("\n  tacit seal ", "\n  " + project.command("seal "));
        return new Diagnostic(
                found.code(), found.severity(), found.summary(), detail, found.subject(), found.address());
    }

    private Plan conclude(
            Declarations declarations, Options options, Snapshot snapshot, Providers providers, Announcing announcing)
            throws StopException, StoreException {
        return conclude(declarations, options, snapshot, providers, announcing, _ -> {});
    }

    private Plan conclude(
            Declarations declarations,
            Options options,
            Snapshot snapshot,
            Providers providers,
            Announcing announcing,
            Consumer<Declaration> heard)
            throws StopException, StoreException {
        try (var planning = Planning.open(options, snapshot, providers)) {
            var openings = declarations.declare(planning, snapshot.provenances(), providers, heard);
            var plan = planning.finish(openings);
            var last = planning;
            for (var again = last.again(); again.isPresent(); again = last.again()) {
                last = again.get();
                plan = last.finish(declarations.declare(last, snapshot.provenances(), providers, heard));
            }
            boolean planned = plan.isPresent();
            last.diagnostics().list().stream()
                    .filter(found -> found.isError() || (planned ? announcing : Announcing.ALL).tells(found))
                    .map(this::spelled)
                    .forEach(report::diagnostic);
            return plan.orElseThrow(() -> new StopException(ExitCode.ERROR));
        }
    }
}
