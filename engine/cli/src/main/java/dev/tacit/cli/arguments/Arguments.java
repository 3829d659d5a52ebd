package dev.tacit.cli.arguments;

import dev.tacit.cli.arguments.Command.Approval;
import dev.tacit.cli.arguments.Command.Inputs;
import dev.tacit.cli.arguments.Parsed.Format;
import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The grammar of the command line: flags as {@code -long} or {@code --long}, with {@code =} or the next word. */
public final class Arguments {
    /** A mistake found after the flags were read. */
    static final class MistakeException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String said;

        MistakeException(String said) {
            super(said, null, false, false);
            this.said = said;
        }

        String said() {
            return said;
        }
    }

    private final List<Given> given = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private final List<String> activated = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final CommandLine line;

    private Arguments() {
        var root = Flags.with(Plain.command("tacit"), Flags.CHDIR, Flags.JSON, Flags.NO_COLOR, Flags.HELP);
        for (var grammar : Grammar.values()) {
            root.addSubcommand(
                    grammar.word(), new CommandLine(grammar.spec(given, targets, activated, ended), Plain.NOTHING));
        }
        line = new CommandLine(root, Plain.NOTHING)
                .setPosixClusteredShortOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true)
                .setTrimQuotes(false)
                .setExpandAtFiles(false);
    }

    public static Parsed parse(String... args) {
        return new Arguments().read(args);
    }

    private Parsed read(String[] args) {
        var format = Arrays.stream(args).anyMatch(a -> a.matches("--?(json|format=json)")) ? Format.JSON : Format.TEXT;
        try {
            var result = line.parseArgs(Flags.valued(args));
            var sub = result.subcommand();
            if (sub == null || Flags.isGiven(sub, Flags.HELP) || Flags.isGiven(result, Flags.HELP)) {
                return new Parsed.Help(help(sub));
            }
            var directory = Flags.text(sub, Flags.CHDIR)
                    .or(() -> Flags.text(result, Flags.CHDIR))
                    .orElse("");
            var grammar = Grammar.of(sub.commandSpec().name());
            var manner = new Parsed.Manner(
                    format(grammar, sub, format),
                    Flags.isGiven(sub, Flags.FULL),
                    Flags.isGiven(sub, Flags.NO_COLOR) || Flags.isGiven(result, Flags.NO_COLOR));
            return new Parsed.Invocation(Path.of(directory), manner, command(grammar, sub, manner.format()));
        } catch (CommandLine.ParameterException e) {
            return new Parsed.Mistaken(Mistakes.message(e), format);
        } catch (MistakeException e) {
            return new Parsed.Mistaken(e.said(), format);
        }
    }

    private static Format format(Grammar grammar, ParseResult words, Format otherwise) throws MistakeException {
        var text = grammar.prints() ? Flags.text(words, Flags.FORMAT) : Optional.<String>empty();
        return switch (text.orElse("")) {
            case "" -> otherwise;
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            case "markdown" -> Format.MARKDOWN;
            default -> throw new MistakeException("-format is text, json or markdown");
        };
    }

    private static String help(@org.jspecify.annotations.Nullable ParseResult sub) {
        var usage = sub == null ? null : sub.commandSpec().commandLine();
        return usage == null ? "" : usage.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private Command command(Grammar grammar, ParseResult words, Format format) throws MistakeException {
        var rest = words.matchedPositionals().stream()
                .distinct() // named once for each run of words between flags
                .flatMap(p -> p.originalStringValues().stream())
                .toList();
        if (!grammar.takes(rest.size())) {
            throw new MistakeException("the words after the command should be: " + grammar.synopsis());
        }
        var inputs = new Inputs(given, deletes(grammar, words), extras(grammar, words), issuers(words, rest));
        var approval = Flags.isGiven(words, Flags.AUTO_APPROVE) ? Approval.GIVEN : Approval.ASK;
        return switch (grammar) {
            case INIT -> new Command.Init(Flags.text(words, Flags.ACCEPT_STORE));
            case VALIDATE -> new Command.Validate(inputs);
            case PLAN ->
                new Command.PlanCommand(
                        inputs,
                        limits(words),
                        Flags.text(words, Flags.OUT).map(Path::of),
                        Flags.isGiven(words, Flags.DETAILED),
                        Flags.isGiven(words, Flags.DESTROY));
            case APPLY ->
                new Command.Apply(
                        inputs,
                        limits(words, rest),
                        rest.stream().findFirst().map(Path::of),
                        approval,
                        approved(words));
            case DESTROY -> new Command.Destroy(inputs, approval);
            case SHOW -> new Command.Show(rest.stream().findFirst().map(Path::of));
            case OUTPUT -> output(rest, Flags.isGiven(words, Flags.RAW));
            case HISTORY -> new Command.History(Words.secret(rest.get(0)));
            case DIFF ->
                new Command.Diff(Words.secret(rest.get(0)), Words.version(rest.get(1)), Words.version(rest.get(2)));
            case ROLLBACK ->
                new Command.Rollback(Words.secret(rest.get(0)), Words.version(rest.get(1)), inputs, approval);
            case ROTATE -> new Command.Rotate(rest, inputs, approval);
            case RETRY -> new Command.Retry(rest);
            case SET -> set(rest, words, inputs);
            case SEAL -> new Command.Seal(Words.secret(rest.get(0)), rest.get(1), source(words));
            case REVEAL ->
                new Command.Reveal(
                        Words.secret(rest.get(0)), rest.stream().skip(1).findFirst());
            case TARGET -> TargetWords.command(rest, words, inputs, approval);
            case STATUS -> status(words, inputs);
            case STATE -> state(rest);
            case AUDIT -> audit(rest);
            case GRAPH -> graph(inputs, Flags.text(words, Flags.FORMAT).orElse("dot"));
            case TEMPLATE -> template(rest, words);
            case GENERATE -> generate(rest, words);
            case COMPLETION -> completion(rest.isEmpty() ? "bash" : rest.getFirst());
            case CONSOLE -> new Command.Console(inputs, format == Format.JSON);
            case FMT ->
                new Command.Fmt(
                        rest,
                        Flags.isOn(words, Flags.CHECK, false),
                        Flags.isOn(words, Flags.DIFF, false),
                        Flags.isOn(words, Flags.RECURSIVE, false),
                        Flags.isOn(words, Flags.WRITE, true),
                        Flags.isOn(words, Flags.LIST, true),
                        format == Format.JSON);
        };
    }

    private static Options.Deletes deletes(Grammar grammar, ParseResult words) throws MistakeException {
        if (!grammar.has(Flags.ALLOW_DELETES)) {
            return Options.Deletes.USUAL;
        }
        var number = Flags.text(words, Flags.ALLOW_DELETES);
        if (number.isPresent() && !number.get().matches("[0-9]{1,9}")) {
            throw new MistakeException(
                    "-allow-deletes takes the number of deletes that a plan shows, as in" + " -allow-deletes=25");
        }
        boolean inUse = Flags.isGiven(words, Flags.ALLOW_DELETE_IN_USE);
        if (grammar == Grammar.APPLY && words.hasMatchedPositional(0) && (number.isPresent() || inUse)) {
            throw new MistakeException("a saved plan keeps what was allowed when it was made: give -allow-deletes and"
                    + " -allow-delete-in-use to the plan that is saved");
        }
        return new Options.Deletes(
                number.map(n -> OptionalInt.of(Integer.parseInt(n))).orElseGet(OptionalInt::empty), inUse);
    }

    private Command.Issuers issuers(ParseResult words, List<String> rest) throws MistakeException {
        if (!activated.isEmpty() && !rest.isEmpty()) {
            throw new MistakeException("a saved plan is applied as it is: give -activated to the plan that is saved");
        }
        if (!ended.isEmpty() && !rest.isEmpty()) {
            throw new MistakeException("a saved plan is applied as it is: give -end-overlap to the plan that is saved");
        }
        return new Command.Issuers(secrets(activated), secrets(ended), Flags.isGiven(words, Flags.ACTIVATION_OUTPUT));
    }

    private static Set<Address> secrets(List<String> texts) throws MistakeException {
        var secrets = new TreeSet<Address>();
        for (var text : texts) {
            secrets.add(Words.secret(text));
        }
        return secrets;
    }

    private static Command status(ParseResult words, Inputs inputs) throws MistakeException {
        var due = due(words);
        boolean workloads = Flags.isGiven(words, Flags.WORKLOADS);
        if (workloads && due.isPresent()) {
            throw new MistakeException("-due tells what is to come, -workloads what is: give one of them");
        }
        return workloads ? new Command.StatusOfWorkloads() : new Command.Status(due, inputs);
    }

    private static Optional<Duration> due(ParseResult words) throws MistakeException {
        var text = Flags.text(words, Flags.DUE);
        var span = text.flatMap(Durations::parse);
        if (text.isPresent() && span.isEmpty()) {
            throw new MistakeException("-due takes a time of up to a year, as in 12h or 14d");
        }
        return span;
    }

    private Command.Limits limits(ParseResult words) throws MistakeException {
        if (!targets.isEmpty() && Flags.isGiven(words, Flags.DESTROY)) {
            throw new MistakeException("-destroy is for everything: -target does not go with it");
        }
        var text = Flags.text(words, Flags.VALID_FOR);
        var validFor = text.flatMap(Durations::parse);
        if (text.isPresent() && validFor.isEmpty()) {
            throw new MistakeException("-valid-for takes a time of up to a year, as in 90m, 12h or 7d");
        }
        return new Command.Limits(targets, validFor);
    }

    private Command.Limits limits(ParseResult words, List<String> rest) throws MistakeException {
        if (!targets.isEmpty() && !rest.isEmpty()) {
            throw new MistakeException("a saved plan is applied as it is: give -target to the plan that is saved");
        }
        return limits(words);
    }

    private static Optional<String> approved(ParseResult words) throws MistakeException {
        var text = Flags.text(words, Flags.APPROVED);
        if (text.isPresent()
                && text.get().matches("[0-9a-fA-F-]+")
                && text.get().replace("-", "").length() < Intent.BRIEF) {
            throw new MistakeException("-approved takes at least " + Intent.BRIEF
                    + " digits of an intent digest, so that nobody can make another plan that has them");
        }
        return text;
    }

    private static Command set(List<String> rest, ParseResult words, Inputs inputs) throws MistakeException {
        var secret = Words.secret(rest.getFirst());
        var key = rest.stream().skip(1).findFirst();
        var place = Flags.text(words, Flags.FROM_TARGET);
        if (place.isPresent()) {
            if (Flags.isGiven(words, Flags.FROM_FILE) || Flags.isGiven(words, Flags.TRIM)) {
                throw new MistakeException(
                        "-from-target takes what is there as it is: -from-file and -trim do not go with it");
            }
            return new Command.SetFromTarget(secret, key, place.filter(text -> !text.isEmpty()), inputs);
        }
        if (key.isEmpty()) {
            throw new MistakeException("which key of " + secret + " is meant? It is: tacit set ADDRESS KEY");
        }
        return new Command.Set(secret, key.get(), source(words), inputs);
    }

    private static Command.ValueSource source(ParseResult words) {
        return new Command.ValueSource(
                Flags.text(words, Flags.FROM_FILE).map(Path::of), Flags.isGiven(words, Flags.TRIM));
    }

    private static Set<Options.Extra> extras(Grammar grammar, ParseResult words) throws MistakeException {
        var extras = EnumSet.noneOf(Options.Extra.class);
        if (!grammar.has(Flags.REFRESH)) {
            return extras;
        }
        if (Flags.isGiven(words, Flags.ALLOW_REPLACE)) {
            extras.add(Options.Extra.REPLACING);
        }
        if (Flags.isGiven(words, Flags.ROTATE_DUE)) {
            if (grammar == Grammar.APPLY && words.hasMatchedPositional(0)) {
                throw new MistakeException(
                        "a saved plan is applied as it is: give -rotate-due to the plan that is saved");
            }
            extras.add(Options.Extra.ROTATING);
        }
        if (grammar.has(Flags.CONTINUE) && Flags.isGiven(words, Flags.CONTINUE)) {
            if (words.hasMatchedPositional(0) || Flags.isGiven(words, Flags.TARGET)) {
                throw new MistakeException(
                        "-continue finds by itself what to go on with: it takes neither a saved plan nor" + " -target");
            }
            extras.add(Options.Extra.CONTINUING);
        }
        var refresh = Flags.text(words, Flags.REFRESH);
        if (refresh.isPresent()) {
            if (!refresh.get().equals("full")) {
                throw new MistakeException("-refresh can only be full: -refresh=full");
            }
            extras.add(Options.Extra.READING_ALL);
        }
        return extras;
    }

    private static Command output(List<String> rest, boolean raw) throws MistakeException {
        if (raw && rest.isEmpty()) {
            throw new MistakeException("-raw prints one output: add its name, as in tacit output -raw NAME");
        }
        return new Command.Outputs(rest.stream().findFirst(), raw);
    }

    private static Command state(List<String> rest) throws MistakeException {
        var given = rest.subList(1, rest.size());
        return switch (rest.getFirst() + " " + given.size()) {
            case "list 0", "list 1" -> new Command.StateList(given.stream().findFirst());
            case "show 1" -> new Command.StateShow(Words.address(given.getFirst()));
            case "mv 2" -> new Command.StateMove(Words.pattern(given.getFirst()), Words.pattern(given.getLast()));
            case "rm 1" -> new Command.StateRemove(Words.address(given.getFirst()));
            default ->
                throw new MistakeException("it is: tacit state list [ADDRESS], tacit state show ADDRESS,"
                        + " tacit state mv FROM TO, or tacit state rm ADDRESS");
        };
    }

    private static Command audit(List<String> rest) throws MistakeException {
        if (!rest.isEmpty() && !rest.getFirst().equals("verify")) {
            throw new MistakeException("it is: tacit audit, or tacit audit verify");
        }
        return rest.isEmpty() ? new Command.Audit() : new Command.AuditVerify();
    }

    private static Command graph(Command.Inputs inputs, String format) throws MistakeException {
        if (!format.equals("dot") && !format.equals("svg")) {
            throw new MistakeException("-format of a graph is dot or svg");
        }
        return new Command.Graph(inputs, format.equals("svg"));
    }

    private static Command template(List<String> rest, ParseResult words) throws MistakeException {
        var data = Flags.text(words, Flags.DATA);
        var cases = Flags.text(words, Flags.CASES);
        boolean whole = cases.isPresent() ? rest.size() == 1 && data.isEmpty() : rest.size() == 2;
        if (!whole || !rest.getFirst().equals("test")) {
            throw new MistakeException(
                    "it is: tacit template test FILE -data=FILE, or tacit template test -cases=FILE");
        }
        return cases.isPresent()
                ? new Command.TemplateCases(cases.get())
                : new Command.TemplateTest(Path.of(rest.getLast()), data);
    }

    private static Command generate(List<String> rest, ParseResult words) throws MistakeException {
        var attributes = rest.subList(1, rest.size());
        if (!attributes.stream().allMatch(word -> word.matches("(?s)[a-z0-9_]+(\\.[a-z0-9_]+)?=.*"))) {
            throw new MistakeException("after the kind, each word is NAME=VALUE, BLOCK.NAME=VALUE or NAME=@FILE, as in:"
                    + " tacit generate x509_certificate dns_names=localhost validity=30d");
        }
        return new Command.Generate(rest.getFirst(), attributes, Flags.text(words, Flags.EXPORT));
    }

    private static Command completion(String shell) throws MistakeException {
        for (var known : Completion.Shell.values()) {
            if (known.name().equalsIgnoreCase(shell)) {
                return new Command.CompletionScript(known);
            }
        }
        throw new MistakeException("there is completion for bash, zsh and fish");
    }
}
