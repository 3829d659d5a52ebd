package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.arguments.Command.Approval;
import dev.tacit.cli.arguments.Command.Inputs;
import dev.tacit.cli.project.BlankStore;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Listening;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Cell;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Forgetting;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Planning;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.kubernetes.Rbac;
import dev.tacit.seal.SealedLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What concerns targets as such: the permissions they need, their replacement, their end. */
final class Targets {
    private static final Value TLS = new Text("kubernetes.io/tls");

    private final Project project;
    private final Report report;
    private final Planner planner;
    private final Consent consent;
    private final Set<String> versioned = new HashSet<>();
    private final Set<String> certificates = new HashSet<>();

    Targets(Project project, Report report) {
        this.project = project;
        this.report = report;
        this.planner = new Planner(project, report);
        this.consent = new Consent(
                project.surroundings(),
                report,
                "This asks for approval on a terminal. Pass -auto-approve to go on without asking.");
    }

    ExitCode rbac(Command.TargetRbac command) throws StopException, StoreException {
        var heard = new TreeMap<>(everyTarget(command.inputs()));
        heard.keySet().removeIf(address -> !address.type().equals("kubernetes"));
        command.target().ifPresent(only -> heard.keySet().retainAll(Set.of(only)));
        if (heard.isEmpty()) {
            throw Faults.error(
                    report,
                    CliCode.NO_SUCH_TARGET,
                    "No such target is declared",
                    command.target()
                            .map(only -> "Nothing declares " + only + " as a Kubernetes cluster.")
                            .orElse("No Kubernetes cluster is declared here."));
        }
        var rows = new ArrayList<List<Cell>>();
        heard.forEach((address, each) -> rows.add(
                Cell.row(Cell.of(address.toString()), Cell.of(rbac(each).yaml(command.subject())))));
        report.document(
                heard.entrySet().stream()
                        .map(entry -> "# " + entry.getKey() + "\n"
                                + rbac(entry.getValue()).yaml(command.subject()))
                        .collect(Collectors.joining("---\n")),
                Listing.of("rbac", "target", "yaml").with(rows));
        return ExitCode.DONE;
    }

    /** What a plan would ask of each, with the store there is or with none. */
    private SortedMap<Address, Listening.Heard> everyTarget(Inputs inputs) throws StopException, StoreException {
        var found = project.stores().find();
        if (found.isEmpty()) {
            return listen(inputs, new BlankStore(project.random()), Hearing.WHOLE_PLAN);
        }
        try (var ledger = found.get()) {
            return listen(inputs, ledger.snapshot(), Hearing.WHOLE_PLAN);
        }
    }

    private Rbac rbac(Listening.Heard heard) {
        return new Rbac(
                heard.settings(),
                byNamespace(heard.objects()),
                byNamespace(heard.read()),
                heard.objects().stream()
                        .filter(object -> versioned.stream()
                                .anyMatch(name -> object.name().matches(Pattern.quote(name) + "-v\\d+")))
                        .map(ObjectKey::namespace)
                        .collect(Collectors.toSet()),
                certified(heard),
                heard.isSelecting() ? Rbac.Scope.SELECTED : Rbac.Scope.LISTED);
    }

    /** Where certificates go. */
    private Set<String> certified(Listening.Heard heard) {
        var namespaces = new TreeSet<String>();
        if (heard.isSelecting() && !certificates.isEmpty()) {
            namespaces.add("");
        }
        heard.objects().stream()
                .filter(object -> certificates.stream()
                        .anyMatch(name -> object.name().matches(Pattern.quote(name) + "(-v\\d+)?")))
                .forEach(object -> namespaces.add(object.namespace()));
        return namespaces;
    }

    private static SortedMap<String, SortedSet<String>> byNamespace(SortedSet<ObjectKey> objects) {
        SortedMap<String, SortedSet<String>> names = new TreeMap<>();
        objects.forEach(object ->
                names.computeIfAbsent(object.namespace(), _ -> new TreeSet<>()).add(object.name()));
        return names;
    }

    /** Remembers under which names objects that never change, and certificates, are delivered, before any version is appended. */
    private void hearNames(Declaration declaration) {
        for (var to : declaration.body().blocks("to")) {
            if (to.attribute("name").map(Body.Attribute::value).orElse(null) instanceof Text name) {
                if (to.attribute("immutable")
                        .filter(a -> a.value() == Bool.TRUE)
                        .isPresent()) {
                    versioned.add(name.string());
                }
                if (to.attribute("type")
                        .map(Body.Attribute::value)
                        .filter(TLS::equals)
                        .isPresent()) {
                    certificates.add(name.string());
                }
            }
        }
    }

    private enum Hearing {
        DECLARATIONS,
        WHOLE_PLAN
    }

    private SortedMap<Address, Listening.Heard> listen(Inputs inputs, Snapshot snapshot, Hearing hearing)
            throws StopException, StoreException {
        var identities = new HashMap<Address, TargetIdentity>();
        for (var stored : snapshot.state()) {
            if (stored.record() instanceof TargetRecord target) {
                identities.put(target.address(), target.identity());
            }
        }
        var real = project.providers();
        var listening = real.targets().stream()
                .map(each -> new Listening(each, identities))
                .toList();
        var providers = new Providers(real.data(), real.generators(), List.copyOf(listening), real.templates());
        switch (hearing) {
            case WHOLE_PLAN -> planner.plan(planner.read(inputs), options(), snapshot, providers, this::hearNames);
            case DECLARATIONS -> {
                try (var planning = Planning.open(options(), snapshot, providers)) {
                    planner.read(inputs).declare(planning, snapshot.provenances(), providers);
                    if (planning.diagnostics().hasErrors()) {
                        planning.diagnostics().list().forEach(report::diagnostic);
                        throw new StopException(ExitCode.ERROR);
                    }
                }
            }
        }
        var heard = new TreeMap<Address, Listening.Heard>();
        listening.forEach(each -> heard.putAll(each.heard()));
        return heard;
    }

    private Options options() {
        return Options.normal(project.surroundings().clock().instant(), project.random());
    }

    ExitCode replace(Command.TargetReplace command) throws StopException, StoreException {
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var address = command.target();
            var forgetting = new Forgetting(snapshot, address);
            var recorded = recorded(forgetting, address);
            var declared =
                    listen(command.inputs(), snapshot, Hearing.DECLARATIONS).get(address);
            var settings = declared != null
                    ? declared.settings()
                    : new TargetSettings(address, recorded.settings(), new TreeMap<>());
            var identity = identity(settings, snapshot);
            if (identity.equals(recorded.identity())) {
                throw Faults.error(
                        report,
                        CliCode.TARGET_NOT_REPLACED,
                        "The target is the one it was",
                        address
                                + " still answers as the one that Tacit delivered to. Nothing was changed: there is nothing"
                                + " to replace.");
            }
            report.remark(address + " was " + recorded.identity().id() + " and answers as " + identity.id() + " now.\n"
                    + forgetting.deliveries().size()
                    + " deliveries to it are treated as not yet made: the next plan makes them anew.");
            var next = new TargetRecord(
                    address,
                    identity,
                    settings.plain(),
                    settings.credentials().isEmpty()
                            ? TargetRecord.Credentials.REFERENCED
                            : TargetRecord.Credentials.INLINE);
            change(ledger, address, Optional.of(next), command.approval(), "Take it for " + address + "?", "replace");
            report.remark("Next: " + project.command("plan"));
        }
        return ExitCode.DONE;
    }

    private TargetRecord recorded(Forgetting forgetting, Address address) throws StopException {
        var recorded = forgetting.target();
        if (recorded.isEmpty()) {
            throw Faults.error(
                    report,
                    CliCode.NO_SUCH_TARGET,
                    "No such target is recorded",
                    "Nothing was ever delivered to " + address + ". `tacit status` lists what is recorded.");
        }
        return recorded.get();
    }

    private TargetIdentity identity(TargetSettings settings, Snapshot snapshot) throws StopException {
        var provider = project.providers()
                .target(settings.address().type())
                .orElseThrow(() -> new IllegalStateException("a recorded target of an unknown type"));
        return switch (provider.connect(settings, snapshot.lineage())) {
            case Connection.Connected(var target) -> {
                try (target) {
                    yield target.identity();
                }
            }
            case Connection.Unreachable(var why) -> throw stopped(why);
            case Connection.Refused(var why) -> throw stopped(why);
        };
    }

    private StopException stopped(Diagnostic why) {
        report.diagnostic(why);
        return new StopException(ExitCode.ERROR);
    }

    ExitCode forget(Command.TargetForget command) throws StopException, StoreException {
        try (var ledger = project.stores().require()) {
            var address = command.target();
            var forgetting = new Forgetting(ledger.snapshot(), address);
            recorded(forgetting, address);
            var objects = forgetting.deliveries().stream()
                    .map(DeliveryRecord::object)
                    .map(object -> "  " + object)
                    .toList();
            report.remark("Nothing is contacted. If " + address + " still exists, " + objects.size()
                    + " objects stay behind there, with the values last delivered:\n"
                    + String.join("\n", objects.subList(0, Math.min(20, objects.size())))
                    + (objects.size() > 20 ? "\n  and " + (objects.size() - 20) + " more" : ""));
            change(ledger, address, Optional.empty(), command.approval(), "Forget " + address + "?", "forget");
            report.remark("Remove its block too, if there is one: the next plan would deliver there anew.");
        }
        return ExitCode.DONE;
    }

    private void change(
            SealedLedger ledger,
            Address address,
            Optional<TargetRecord> next,
            Approval approval,
            String question,
            String action)
            throws StopException, StoreException {
        if (approval == Approval.ASK) {
            consent.ask(question);
        }
        var surroundings = project.surroundings();
        var now = surroundings.clock().instant();
        try (var session = ledger.lock(surroundings.who(), now)) {
            var forgetting = new Forgetting(session.snapshot(), address);
            session.commit(forgetting.commit(
                    next, new AuditEntry(now, surroundings.who(), "target " + action, address.toString())));
            session.collect();
        }
    }
}
