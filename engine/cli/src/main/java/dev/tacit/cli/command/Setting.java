package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.BlankStore;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Provision;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.secret.Plaintext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes values in: provided ones into the store, others sealed for version control. */
final class Setting {
    private static final int MOST_NAMED = 10;

    private final Project project;
    private final Report report;
    private final Planner planner;

    Setting(Project project, Report report) {
        this.project = project;
        this.report = report;
        this.planner = new Planner(project, report);
    }

    ExitCode set(Command.Set command) throws StopException, StoreException {
        var declarations = planner.read(command.inputs());
        var secret = command.secret();
        var found = project.stores().find();
        SortedMap<Address, SortedMap<String, String>> provided;
        if (found.isEmpty()) {
            provided = planner.provided(declarations, new BlankStore(project.random()), secret);
        } else {
            try (var ledger = found.get()) {
                provided = planner.provided(declarations, ledger.snapshot(), secret);
            }
        }
        var description = provided.getOrDefault(secret, new TreeMap<>()).get(command.key());
        if (description == null) {
            throw notProvided(report, secret, command.key(), provided);
        }
        var now = project.surroundings().clock().instant();
        var what = secret + " " + command.key() + (description.isBlank() ? "" : " (" + description + ")");
        try (var content = new ValueReader(project, report).read(command.source(), what);
                var ledger = project.stores().findOrMake(now)) {
            var outcome = new Provision(ledger, project.random())
                    .set(secret, command.key(), content, project.surroundings().who(), now);
            report.remark(
                    switch (outcome) {
                        case SET ->
                            secret + " " + command.key() + " is set, " + content.size()
                                    + " bytes. The next apply makes a version of it: " + project.command("apply");
                        case UNCHANGED ->
                            secret + " " + command.key() + " holds this value already; nothing was changed.";
                    });
        }
        return ExitCode.DONE;
    }

    static StopException notProvided(
            Report report, Address wanted, String wantedKey, SortedMap<Address, SortedMap<String, String>> provided) {
        var lines = new ArrayList<String>();
        provided.forEach((secret, keys) ->
                keys.keySet().forEach(key -> lines.add(Project.quoted(secret.toString()) + " " + Project.quoted(key))));
        List<String> named = lines.subList(0, Math.min(MOST_NAMED, lines.size()));
        return Faults.error(
                report,
                CliCode.NOT_PROVIDED,
                "No such key is provided",
                "No declaration says " + Project.quoted(wantedKey) + " = provided(\"…\") in the data of "
                        + wanted + ", so nothing would read what is set there. "
                        + (lines.isEmpty()
                                ? "Nothing here is declared as provided."
                                : "What is provided:\n  " + String.join("\n  ", named)
                                        + (named.size() < lines.size()
                                                ? "\n  and " + (lines.size() - named.size()) + " more"
                                                : "")));
    }

    ExitCode seal(Command.Seal command) throws StopException, StoreException {
        try (var content =
                new ValueReader(project, report).read(command.source(), command.secret() + " " + command.key())) {
            var sealed = project.stores().seal(command.secret(), command.key(), content);
            if (sealed.isEmpty()) {
                throw Faults.error(
                        report,
                        CliCode.NO_STORE_YET,
                        "This project has no store yet",
                        "A value is sealed to the key of a store, which .tacit.lock.hcl names, and there is no such file. Run `"
                                + project.command("init") + "` first, or get the file from version control.");
            }
            report.value(Plaintext.owning((sealed.get() + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        return ExitCode.DONE;
    }
}
