package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Words;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Provision;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.LiveContent;
import dev.tacit.core.plan.LiveContent.Place;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Planning;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Value;
import dev.tacit.seal.SealedLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** Takes what others put into a target for the value of a secret, so that the next apply spreads it instead of undoing it. */
final class Taking {
    private final Project project;
    private final Report report;
    private final Planner planner;

    Taking(Project project, Report report) {
        this.project = project;
        this.report = report;
        this.planner = new Planner(project, report);
    }

    /** What was looked up: the keys that may be set, what targets hold. */
    private record Found(SortedSet<String> provided, Undecided undecided, LiveContent live) {}

    ExitCode take(Command.SetFromTarget command) throws StopException, StoreException {
        try (var ledger = project.stores().require()) {
            var found = look(command, ledger);
            var wanted = command.key()
                    .<SortedSet<String>>map(key -> new TreeSet<>(List.of(key)))
                    .orElse(found.provided());
            found.live().unseen().stream().map(Diagnostic::asWarning).forEach(report::diagnostic);
            var meant = new Meant(command, found.live());
            meant.requirePlace(report);
            var values = new TreeMap<String, SortedMap<Place, Value>>();
            for (var object : meant.edited()) {
                object.changed().entries().forEach((key, value) -> {
                    if (wanted.contains(key)) {
                        values.computeIfAbsent(key, _ -> new TreeMap<>(PLACES)).put(object.place(), value);
                    }
                });
            }
            if (values.isEmpty()) {
                throw nothing(command, found, meant);
            }
            requireOneOfEach(command, values);
            set(command.secret(), values, ledger);
            tellTheRest(command.secret(), found, meant);
        }
        return ExitCode.DONE;
    }

    private static final java.util.Comparator<Place> PLACES =
            java.util.Comparator.comparing(Place::target).thenComparing(Place::object);

    private Found look(Command.SetFromTarget command, SealedLedger ledger) throws StopException, StoreException {
        var declarations = planner.read(command.inputs());
        var secret = command.secret();
        var snapshot = ledger.snapshot();
        var providers = project.providers();
        var options = Options.normal(project.surroundings().clock().instant(), project.random());
        try (var planning = Planning.open(options, snapshot, providers)) {
            var heard = new AtomicReference<Optional<Declaration>>(Optional.empty());
            declarations.declare(planning, snapshot.provenances(), providers, declared -> {
                if (declared.address().equals(secret)) {
                    heard.set(Optional.of(declared));
                }
            });
            if (planning.diagnostics().hasErrors()) {
                planning.diagnostics().list().forEach(report::diagnostic);
                throw new StopException(ExitCode.ERROR);
            }
            var provided = planning.provided();
            var undecided = new Undecided(secret, heard.get());
            var keys =
                    new TreeSet<>(provided.getOrDefault(secret, new TreeMap<>()).keySet());
            if (command.key().isPresent() && !keys.contains(command.key().get())) {
                throw undecided
                        .refusal(command.key().get())
                        .map(this::stopped)
                        .orElseGet(() -> Setting.notProvided(
                                report, secret, command.key().get(), provided));
            }
            return new Found(keys, undecided, planning.live(secret));
        }
    }

    private StopException stopped(Diagnostic why) {
        report.diagnostic(why);
        return new StopException(ExitCode.ERROR);
    }

    private void requireOneOfEach(Command.SetFromTarget command, SortedMap<String, SortedMap<Place, Value>> values)
            throws StopException {
        var places = new TreeSet<>(PLACES);
        values.values().stream()
                .filter(there -> there.values().stream().distinct().count() > 1)
                .forEach(there -> places.addAll(there.keySet()));
        if (!places.isEmpty()) {
            var key = command.key().map(k -> " " + Project.quoted(k)).orElse("");
            var lines = places.stream()
                    .map(place -> "\n  "
                            + project.command(
                                    "set " + Project.quoted(command.secret().toString()) + key + " "
                                            + Project.quoted("-from-target=" + place)))
                    .toList();
            throw Faults.error(
                    report,
                    CliCode.LIVE_VALUES_DIFFER,
                    "Objects hold different values",
                    "Others changed " + String.join(", ", values.keySet()) + " of " + command.secret()
                            + " in several places, each to something else. Say which of these is to be taken:"
                            + String.join("", lines));
        }
    }

    private void set(Address secret, SortedMap<String, SortedMap<Place, Value>> values, SealedLedger ledger)
            throws StoreException {
        var taken = new ArrayList<Provision.Given>();
        try {
            values.forEach((key, there) -> taken.add(new Provision.Given(
                    key,
                    Plaintext.owning(Payload.bytes(there.firstEntry().getValue())),
                    there.firstKey().toString())));
            var surroundings = project.surroundings();
            var outcomes = new Provision(ledger, project.random())
                    .set(secret, taken, surroundings.who(), surroundings.clock().instant());
            for (int i = 0; i < taken.size(); i++) {
                var each = taken.get(i);
                report.remark(
                        switch (outcomes.get(i)) {
                            case SET ->
                                secret + " " + each.key() + " is set to what " + each.origin() + " holds, "
                                        + Words.count(each.content().size(), "byte") + ".";
                            case UNCHANGED ->
                                secret + " " + each.key() + " is set to what " + each.origin()
                                        + " holds already; nothing was changed.";
                        });
            }
        } finally {
            taken.forEach(each -> each.content().close());
        }
    }

    /** What the next apply does about the rest that others changed. */
    private void tellTheRest(Address secret, Found found, Meant meant) {
        for (var object : meant.edited()) {
            var undone = new TreeSet<>(object.changed().entries().keySet());
            undone.removeAll(found.provided());
            undone.addAll(object.removed());
            if (!undone.isEmpty()) {
                report.remark("What else others changed in " + object.place() + " is not provided, so the next apply"
                        + " undoes it: " + names(undone) + ".");
            }
        }
        report.remark("The next apply makes a version of " + secret + ": " + project.command("apply"));
    }

    private static String names(SortedSet<String> keys) {
        return String.join(", ", keys.stream().map(Words::printable).toList());
    }

    private StopException nothing(Command.SetFromTarget command, Found found, Meant meant) {
        for (var object : meant.edited()) {
            for (var key : object.changed().entries().keySet()) {
                var refusal = found.undecided().refusal(key);
                if (command.key().isEmpty() && refusal.isPresent()) {
                    return stopped(refusal.get());
                }
            }
        }
        return Faults.error(
                report, CliCode.NO_LIVE_VALUE, "No target holds another value", meant.whyNothing(found.provided()));
    }
}
