package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.arguments.Completion;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Cell;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.StoreException;
import java.util.List;

/** Carries out one command. */
public final class Commands {
    private Commands() {}

    private static ExitCode completion(Command.CompletionScript command, Report report) {
        var script = Completion.script(command.shell());
        var shell = command.shell().name().toLowerCase(java.util.Locale.ROOT);
        report.document(
                script,
                Listing.of("completion", "shell", "script").with(List.of(Cell.row(Cell.of(shell), Cell.of(script)))));
        return ExitCode.DONE;
    }

    public static ExitCode run(Command command, Project project, Report report) {
        try {
            return switch (command) {
                case Command.Init c -> new Birth(project, report).init(c);
                case Command.Validate c -> new Planner(project, report).validate(c.inputs());
                case Command.PlanCommand c -> new Changing(project, report).plan(c);
                case Command.Apply c -> new Changing(project, report).apply(c);
                case Command.Destroy c -> new Changing(project, report).destroy(c);
                case Command.Rollback c -> new Changing(project, report).rollback(c);
                case Command.Rotate c -> new Changing(project, report).rotate(c);
                case Command.Retry c -> new Retrying(project, report).retry(c);
                case Command.Show c ->
                    c.file().isPresent()
                            ? new Changing(project, report).show(c.file().get())
                            : new Recorded(project, report).show();
                case Command.Outputs c ->
                    c.raw() ? new Revealing(project, report).output(c) : new Recorded(project, report).outputs(c);
                case Command.History c -> new Recorded(project, report).history(c);
                case Command.Diff c -> new Recorded(project, report).diff(c);
                case Command.TargetRbac c -> new Targets(project, report).rbac(c);
                case Command.TargetReplace c -> new Targets(project, report).replace(c);
                case Command.TargetForget c -> new Targets(project, report).forget(c);
                case Command.Status c ->
                    c.due().isPresent()
                            ? new Upcoming(project, report).tell(c.due().get(), c.inputs())
                            : new Recorded(project, report).status();
                case Command.StatusOfWorkloads c -> new LeftBehind(project, report).tell();
                case Command.Set c -> new Setting(project, report).set(c);
                case Command.SetFromTarget c -> new Taking(project, report).take(c);
                case Command.Seal c -> new Setting(project, report).seal(c);
                case Command.Reveal c -> new Revealing(project, report).reveal(c);
                case Command.StateList c -> new StateRecords(project, report).list(c);
                case Command.StateShow c -> new StateRecords(project, report).show(c);
                case Command.StateMove c -> new StateEdits(project, report).move(c);
                case Command.StateRemove c -> new StateEdits(project, report).remove(c);
                case Command.Audit c -> new AuditLog(project, report).print();
                case Command.AuditVerify c -> new AuditLog(project, report).verify();
                case Command.Graph c -> new Drawing(project, report).graph(c);
                case Command.TemplateTest c -> new TemplateTesting(project, report).test(c);
                case Command.TemplateCases c -> new TemplateTesting(project, report).cases(c);
                case Command.Generate c -> new Generating(project, report).generate(c);
                case Command.CompletionScript c -> completion(c, report);
                case Command.Console c -> Console.run(c, project, report);
                case Command.Fmt c -> new Formatting(project, report, c).run();
            };
        } catch (StopException e) {
            return e.code();
        } catch (StoreException e) {
            report.diagnostic(e.diagnostic());
            return switch (e.kind()) {
                case LOCKED, SEALED, UNREACHABLE, CONFLICT -> ExitCode.LOCKED;
                case REFUSED -> ExitCode.ERROR;
            };
        }
    }
}
