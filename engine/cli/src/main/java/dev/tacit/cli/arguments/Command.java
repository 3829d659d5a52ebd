package dev.tacit.cli.arguments;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.plan.Options;
import dev.tacit.kubernetes.Rbac;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a run is asked to do. */
public sealed interface Command {
    /**
     * What a planning starts from.
     *
     * @param given how the values of variables are given
     * @param deletes which deletes are allowed beforehand
     */
    record Inputs(List<Given> given, Options.Deletes deletes, java.util.Set<Options.Extra> extras, Issuers issuers) {
        public Inputs {
            given = List.copyOf(given);
            extras = java.util.Set.copyOf(extras);
        }
    }

    /**
     * @param told secrets of which someone says that their issuer was told
     * @param ended secrets whose earlier version is valid no more
     * @param heard whether what commands print that tell issuers is shown
     */
    record Issuers(java.util.Set<Address> told, java.util.Set<Address> ended, boolean heard) {
        public static final Issuers NONE = new Issuers(java.util.Set.of(), java.util.Set.of(), false);

        public Issuers {
            told = java.util.Set.copyOf(told);
            ended = java.util.Set.copyOf(ended);
        }
    }

    /**
     * What a plan is limited to.
     *
     * @param targets as typed, of things, blocks or modules; empty for no limit
     * @param validFor how long it may wait for its apply, when the command line says so
     */
    record Limits(List<String> targets, Optional<Duration> validFor) {
        public static final Limits NONE = new Limits(List.of(), Optional.empty());

        public Limits {
            targets = List.copyOf(targets);
        }
    }

    enum Approval {
        ASK,
        GIVEN
    }

    /** @param accept the lineage of a store to take for this project's, though no lock file names it */
    record Init(Optional<String> accept) implements Command {}

    record Validate(Inputs inputs) implements Command {}

    /**
     * @param out where to write the sealed plan
     * @param detailed whether changes make exit code 2
     */
    record PlanCommand(Inputs inputs, Limits limits, Optional<Path> out, boolean detailed, boolean destroy)
            implements Command {}

    /**
     * @param file a saved plan to apply instead of planning
     * @param approved the digest of the approved intent, or a file that tells it
     */
    record Apply(Inputs inputs, Limits limits, Optional<Path> file, Approval approval, Optional<String> approved)
            implements Command {}

    record Destroy(Inputs inputs, Approval approval) implements Command {}

    /** @param file a saved plan to show instead of what is recorded */
    record Show(Optional<Path> file) implements Command {}

    /** @param name one output only */
    record Outputs(Optional<String> name, boolean raw) implements Command {}

    record History(Address secret) implements Command {}

    record Diff(Address secret, int from, int to) implements Command {}

    record Rollback(Address secret, int version, Inputs inputs, Approval approval) implements Command {}

    /** @param addresses as typed, of generators, secrets, their blocks or modules */
    record Rotate(List<String> addresses, Inputs inputs, Approval approval) implements Command {
        public Rotate {
            addresses = List.copyOf(addresses);
        }
    }

    /** @param federations as typed, of federations, their blocks or modules */
    record Retry(List<String> federations) implements Command {
        public Retry {
            federations = List.copyOf(federations);
        }
    }

    /** Where a value comes from: never from the command line, which others can read. */
    record ValueSource(Optional<Path> file, boolean trim) {}

    record Set(Address secret, String key, ValueSource source, Inputs inputs) implements Command {}

    /**
     * @param key one only
     * @param place a target, an object or a namespace in it, where several differ
     */
    record SetFromTarget(Address secret, Optional<String> key, Optional<String> place, Inputs inputs)
            implements Command {}

    record Seal(Address secret, String key, ValueSource source) implements Command {}

    /** @param key needed where the secret has several */
    record Reveal(Address secret, Optional<String> key) implements Command {}

    /** @param target one only */
    record TargetRbac(Optional<Address> target, Rbac.Subject subject, Inputs inputs) implements Command {}

    record TargetReplace(Address target, Inputs inputs, Approval approval) implements Command {}

    record TargetForget(Address target, Approval approval) implements Command {}

    /** @param due tells what is to happen within that time instead of what is */
    record Status(Optional<Duration> due, Inputs inputs) implements Command {}

    /** Which workloads hold what was delivered before. */
    record StatusOfWorkloads() implements Command {}

    /** @param of a thing, block or module to list alone */
    record StateList(Optional<String> of) implements Command {}

    record StateShow(Address address) implements Command {}

    /** An instance, a block with all its instances, or a module. */
    record StateMove(AddressPattern from, AddressPattern to) implements Command {}

    record StateRemove(Address address) implements Command {}

    record Audit() implements Command {}

    record AuditVerify() implements Command {}

    /** @param drawn as SVG rather than described as DOT */
    record Graph(Inputs inputs, boolean drawn) implements Command {}

    /** @param data a file, {@code -} for standard input; no data without one */
    record TemplateTest(Path template, Optional<String> data) implements Command {}

    /** @param file of cases, {@code -} for standard input */
    record TemplateCases(String file) implements Command {}

    /**
     * @param kind the type of a generator
     * @param attributes each as {@code name=value}
     * @param export one only
     */
    record Generate(String kind, List<String> attributes, Optional<String> export) implements Command {
        public Generate {
            attributes = List.copyOf(attributes);
        }
    }

    record CompletionScript(Completion.Shell shell) implements Command {}

    /** @param json whether lines are JSON both ways */
    record Console(Inputs inputs, boolean json) implements Command {}

    /**
     * @param paths files, directories, {@code -} for standard input; none for the directory of the run
     * @param check whether to say what is not formatted instead of formatting it
     * @param list whether to name files that were not formatted
     * @param json whether programs read those names
     */
    record Fmt(
            List<String> paths,
            boolean check,
            boolean diff,
            boolean recursive,
            boolean write,
            boolean list,
            boolean json)
            implements Command {
        public Fmt {
            paths = List.copyOf(paths);
        }
    }

    /** The name by which it is called. */
    default String word() {
        return switch (this) {
            case Init c -> "init";
            case Validate c -> "validate";
            case PlanCommand c -> "plan";
            case Apply c -> "apply";
            case Destroy c -> "destroy";
            case Show c -> "show";
            case Outputs c -> "output";
            case History c -> "history";
            case Diff c -> "diff";
            case Rollback c -> "rollback";
            case Rotate c -> "rotate";
            case Retry c -> "retry";
            case Set c -> "set";
            case SetFromTarget c -> "set";
            case Seal c -> "seal";
            case Reveal c -> "reveal";
            case TargetRbac c -> "target rbac";
            case TargetReplace c -> "target replace";
            case TargetForget c -> "target forget";
            case Status c -> "status";
            case StatusOfWorkloads c -> "status";
            case StateList c -> "state list";
            case StateShow c -> "state show";
            case StateMove c -> "state mv";
            case StateRemove c -> "state rm";
            case Audit c -> "audit";
            case AuditVerify c -> "audit verify";
            case Graph c -> "graph";
            case TemplateTest c -> "template test";
            case TemplateCases c -> "template test";
            case Generate c -> "generate";
            case CompletionScript c -> "completion";
            case Console c -> "console";
            case Fmt c -> "fmt";
        };
    }
}
