package dev.tacit.cli.command;

import dev.tacit.cli.activation.Programs;
import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.arguments.Command.Approval;
import dev.tacit.cli.project.BlankStore;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Declarations;
import dev.tacit.cli.project.FileFault;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.project.SavedPlans;
import dev.tacit.cli.render.Overlapping;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Applier;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.Stored;
import dev.tacit.seal.SealedLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans changes, asks, applies them. */
final class Changing {
    private final Project project;
    private final Report report;
    private final Planner planner;

    Changing(Project project, Report report) {
        this.project = project;
        this.report = report;
        this.planner = new Planner(project, report);
    }

    ExitCode plan(Command.PlanCommand command) throws StopException, StoreException {
        var declarations = command.destroy() ? planner.readAny(command.inputs()) : planner.read(command.inputs());
        var now = now();
        var options = limited(
                extended(
                        command.destroy()
                                ? Options.destroy(now, project.random())
                                : Options.normal(now, project.random()),
                        command.inputs()),
                command.limits());
        var targets = command.limits().targets();
        Plan plan;
        if (command.out().isPresent()) {
            try (var ledger = findOrMake(declarations, now)) {
                var snapshot = ledger.snapshot();
                plan = planner.plan(declarations, options, targets, snapshot);
                present(plan);
                overlapping(plan, snapshot);
                announce(plan);
                save(plan, ledger, command.out().get());
            }
        } else {
            plan = presentUnsaved(declarations, options, targets);
            announce(plan);
        }
        if (plan.isPartial()) {
            return ExitCode.PARTIAL;
        }
        return command.detailed() && plan.hasChanges() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private static Options extended(Options options, Command.Inputs inputs) {
        options = options.allowing(inputs.deletes())
                .activated(inputs.issuers().told())
                .ending(inputs.issuers().ended());
        for (var extra : inputs.extras()) {
            options = options.with(extra);
        }
        return options;
    }

    private static Options limited(Options options, Command.Limits limits) {
        return limits.validFor().map(options::validFor).orElse(options);
    }

    private Plan presentUnsaved(Declarations declarations, Options options, List<String> targets)
            throws StopException, StoreException {
        var found = project.stores().find();
        if (found.isEmpty()) {
            var plan = planner.plan(declarations, options, targets, new BlankStore(project.random()));
            present(plan);
            return plan;
        }
        try (var ledger = found.get()) {
            var snapshot = ledger.snapshot();
            var plan = planner.plan(declarations, options, targets, snapshot);
            present(plan);
            overlapping(plan, snapshot);
            return plan;
        }
    }

    private void save(Plan plan, SealedLedger ledger, Path out) throws StopException, StoreException {
        try {
            SavedPlans.write(plan, ledger, project.directory().resolve(out));
        } catch (IOException e) {
            throw Faults.error(
                    report,
                    CliCode.FILE_UNWRITABLE,
                    "The plan could not be saved",
                    "Writing " + out + " failed: " + FileFault.why(e) + ".");
        }
        report.saved(out.toString());
    }

    ExitCode apply(Command.Apply command) throws StopException, StoreException {
        if (command.file().isPresent()) {
            try (var ledger = project.stores().require()) {
                var plan = load(ledger, command.file().get());
                if (command.approved().isPresent()) {
                    Approved.read(command.approved().get(), project, Optional.of(ledger), report)
                            .require(plan, report);
                }
                return code(carryOut(plan, ledger, command.inputs()));
            }
        }
        var options = extended(Options.normal(now(), project.random()), command.inputs());
        if (options.has(Options.Extra.CONTINUING)) {
            try (var ledger = project.stores().require()) {
                options = options.limitedTo(Continuing.resting(ledger.snapshot(), report));
            }
        }
        return decideAndApply(
                planner.read(command.inputs()),
                command.inputs(),
                options,
                command.limits().targets(),
                command.approved().isPresent() ? Approval.GIVEN : command.approval(),
                command.approved());
    }

    ExitCode destroy(Command.Destroy command) throws StopException, StoreException {
        var options = Options.destroy(now(), project.random())
                .allowing(command.inputs().deletes());
        return decideAndApply(
                planner.readAny(command.inputs()),
                command.inputs(),
                options,
                List.of(),
                command.approval(),
                Optional.empty());
    }

    ExitCode rollback(Command.Rollback command) throws StopException, StoreException {
        var options = Options.rollback(command.secret(), command.version(), now(), project.random())
                .allowing(command.inputs().deletes());
        return decideAndApply(
                planner.read(command.inputs()),
                command.inputs(),
                options,
                List.of(),
                command.approval(),
                Optional.empty());
    }

    ExitCode rotate(Command.Rotate command) throws StopException, StoreException {
        var declarations = planner.read(command.inputs());
        var options = Options.normal(now(), project.random())
                .allowing(command.inputs().deletes());
        try (var ledger = project.stores().require()) {
            var declared = planner.references(declarations, options, ledger.snapshot());
            options = options.rotating(Feeding.meant(command.addresses(), declared, report));
        }
        return decideAndApply(declarations, command.inputs(), options, List.of(), command.approval(), Optional.empty());
    }

    /** Shows a saved plan. */
    ExitCode show(Path file) throws StopException, StoreException {
        try (var ledger = project.stores().require()) {
            var plan = load(ledger, file);
            plan.notices().stream().filter(notice -> !notice.isError()).forEach(report::diagnostic);
            present(plan);
            overlapping(plan, ledger.snapshot());
            announce(plan);
        }
        return ExitCode.DONE;
    }

    private Plan load(SealedLedger ledger, Path file) throws StopException, StoreException {
        try {
            return SavedPlans.read(ledger, project.directory().resolve(file));
        } catch (IOException e) {
            throw Faults.error(
                    report,
                    CliCode.FILE_UNREADABLE,
                    "The plan could not be read",
                    "Reading " + file + " failed: " + FileFault.why(e) + ".");
        }
    }

    private ExitCode decideAndApply(
            Declarations declarations,
            Command.Inputs inputs,
            Options options,
            List<String> targets,
            Approval approval,
            Optional<String> approved)
            throws StopException, StoreException {
        if (approval == Approval.ASK
                && !project.surroundings().interactive()
                && !project.stores().exists()) {
            // A first apply has changes, and a store made for nothing would only be in the way.
            planner.check(declarations);
            throw consent().nobodyToAsk();
        }
        if (approved.isPresent() && !project.stores().exists()) {
            // A refusal must not leave a store behind.
            var given = Approved.read(approved.get(), project, Optional.empty(), report);
            var first = planner.tryOut(declarations, options, targets);
            if (!given.accepts(first)) {
                present(first);
                given.require(first, report);
            }
        }
        try (var ledger = findOrMake(declarations, options.now())) {
            var snapshot = ledger.snapshot();
            var plan = planner.plan(declarations, options, targets, snapshot);
            present(plan);
            overlapping(plan, snapshot);
            // Nothing to change was never disapproved: what was approved may have been applied before.
            if (approved.isPresent() && (plan.hasChanges() || plan.isPartial())) {
                Approved.read(approved.get(), project, Optional.of(ledger), report)
                        .require(plan, report);
            }
            if (!plan.hasWork()) {
                return plan.isPartial() ? ExitCode.PARTIAL : ExitCode.DONE;
            }
            if (!plan.stops().isEmpty()) {
                plan.stops().forEach(report::diagnostic);
                return ExitCode.POLICY;
            }
            if (plan.hasChanges() && approval == Approval.ASK && !Continuing.isAsApproved(plan, options)) {
                consent().ask("Apply this?");
            }
            var applied = carryOut(plan, ledger, inputs);
            if (!applied.back().isEmpty()) {
                goBack(declarations, new TreeSet<>(applied.back()), ledger, inputs);
            }
            return code(applied);
        }
    }

    /** What a failed wave takes back is a plan like any other; that it may be applied was said by on_failure. */
    private void goBack(Declarations declarations, Set<Address> federations, SealedLedger ledger, Command.Inputs inputs)
            throws StopException, StoreException {
        var options = Options.normal(now(), project.random())
                .with(Options.Extra.CONTINUING)
                .limitedTo(federations);
        var plan = planner.plan(declarations, options, List.of(), ledger.snapshot());
        present(plan);
        if (plan.hasWork() && plan.stops().isEmpty()) {
            carryOut(plan, ledger, inputs);
        }
    }

    /** Shows a plan, with why it leaves out what it could not look at. */
    private void present(Plan plan) {
        report.plan(plan);
        plan.changes().stream()
                .flatMap(change -> change instanceof Change.Deferred d ? Stream.of(d.cause()) : Stream.empty())
                .distinct()
                .map(Diagnostic::asWarning)
                .forEach(report::diagnostic);
    }

    /** Tells which earlier versions are valid still, or again, once the plan is applied. */
    private void overlapping(Plan plan, Snapshot snapshot) throws StoreException {
        var records = snapshot.state().stream().<StoreRecord>map(Stored::record).toList();
        var overlapping = Overlapping.of(records).after(plan);
        if (!overlapping.overlaps().isEmpty()) {
            report.document("\n" + overlapping.sentences(), overlapping.listing(now()));
        }
    }

    /** Says beforehand what an apply of this plan would be stopped by. */
    private void announce(Plan plan) {
        plan.stops().stream().map(Diagnostic::asWarning).forEach(report::diagnostic);
    }

    private SealedLedger findOrMake(Declarations declarations, Instant now) throws StopException, StoreException {
        var stores = project.stores();
        var found = stores.find();
        if (found.isPresent()) {
            return found.get();
        }
        planner.check(declarations);
        return stores.findOrMake(now);
    }

    private Consent consent() {
        return new Consent(
                project.surroundings(),
                report,
                "Applying asks for approval on a terminal. Pass -auto-approve to apply without asking, or save the"
                        + " plan with `tacit plan -out=FILE` and apply that file.");
    }

    private Applied carryOut(Plan plan, SealedLedger ledger, Command.Inputs inputs) throws StoreException {
        var stopping = new AtomicBoolean();
        project.surroundings().signals().accept(count -> {
            if (count == 1) {
                stopping.set(true);
                report.remark("\nStopping: what is running is finished and recorded. Once more ends at once.");
            } else {
                report.end(ExitCode.PARTIAL);
                Runtime.getRuntime().halt(ExitCode.PARTIAL.number());
            }
        });
        var surroundings = project.surroundings();
        var applier = new Applier(
                ledger,
                project.providers(activator(inputs.issuers())),
                surroundings.clock(),
                report.progress(plan),
                stopping::get);
        var applied = applier.apply(plan, surroundings.who());
        applied.diagnostics().forEach(report::diagnostic);
        if (plan.hasChanges() || applied.outcome() != Applied.Outcome.DONE) {
            report.applied(plan, applied, project.shown(), next(plan, applied));
        }
        return applied;
    }

    private static ExitCode code(Applied applied) {
        return switch (applied.outcome()) {
            case DONE, NOTHING_TO_DO -> ExitCode.DONE;
            case PARTIAL, INTERRUPTED -> ExitCode.PARTIAL;
            case REFUSED, AWAITING -> ExitCode.POLICY;
        };
    }

    /** Whose commands run in the directories of their modules, and print to nobody unless that was asked for. */
    private Programs activator(Command.Issuers issuers) {
        var surroundings = project.surroundings();
        return new Programs(
                project.directory(),
                surroundings.environment(),
                issuers.heard() ? Optional.of(surroundings.err()) : Optional.empty());
    }

    private List<String> next(Plan plan, Applied applied) {
        return switch (applied.outcome()) {
            case DONE, NOTHING_TO_DO -> NextSteps.after(plan, project);
            case AWAITING ->
                plan.changes().stream()
                        .flatMap(change ->
                                change instanceof Change.Activate a && !a.isDone() ? Stream.of(a) : Stream.empty())
                        .map(a -> project.command("apply " + Project.quoted("-activated=" + a.address())))
                        .collect(Collectors.collectingAndThen(
                                Collectors.toList(),
                                commands -> commands.isEmpty()
                                        ? List.of(project.command("apply -continue"), project.command("status"))
                                        : commands));
            case PARTIAL, INTERRUPTED, REFUSED -> List.of(project.command("plan"), project.command("status"));
        };
    }

    private Instant now() {
        return project.surroundings().clock().instant();
    }
}
