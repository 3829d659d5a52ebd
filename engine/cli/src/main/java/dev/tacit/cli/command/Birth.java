package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.StoreException;

/** Makes or accepts the store of a project. */
final class Birth {
    private final Project project;
    private final Report report;

    Birth(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode init(Command.Init command) throws StoreException, StopException {
        var stores = project.stores();
        if (command.accept().isPresent()) {
            var hex = command.accept().get();
            if (!hex.matches("[0-9a-f]{32}")) {
                throw Faults.error(
                        report,
                        CliCode.ARGUMENTS_MISTAKEN,
                        "Not a lineage",
                        "-accept-store takes the lineage of a store: 32 hexadecimal digits.");
            }
            try (var ledger = stores.accept(new Lineage(hex))) {
                report.remark("The store " + ledger.snapshot().lineage() + " at " + stores.place()
                        + " is this project's from now on.");
            }
            return ExitCode.DONE;
        }
        var found = stores.find();
        try (var ledger = found.isPresent()
                ? found.get()
                : stores.findOrMake(project.surroundings().clock().instant())) {
            var lineage = ledger.snapshot().lineage();
            report.remark(
                    found.isPresent()
                            ? "This project has a store already: " + lineage + " at " + stores.place() + "."
                            : "Made the store " + lineage + " at " + stores.place() + ".\n"
                                    + "Its root key is "
                                    + project.surroundings().data().resolve("keys/" + lineage)
                                    + ": keep a copy of that file in a safe place, without it nothing can be read.\n"
                                    + "Commit .tacit.lock.hcl, which pins the store; .tacit is ignored by git.");
        }
        return ExitCode.DONE;
    }
}
