package dev.tacit.cli.arguments;

import dev.tacit.generator.Generators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands: which words and flags each takes. */
enum Grammar {
    INIT("Makes the store and its root key.", "", 0, Variables.NONE, Flags.ACCEPT_STORE),
    VALIDATE("Checks the declarations without touching the store.", "", 0, Variables.TAKEN),
    PLAN(
            "Shows what would change, without values.",
            "",
            0,
            Variables.TAKEN,
            Flags.OUT,
            Flags.TARGET,
            Flags.FULL,
            Flags.FORMAT,
            Flags.VALID_FOR,
            Flags.DETAILED,
            Flags.DESTROY,
            Flags.ALLOW_DELETES,
            Flags.ALLOW_DELETE_IN_USE,
            Flags.ALLOW_REPLACE,
            Flags.ACTIVATED,
            Flags.END_OVERLAP,
            Flags.ROTATE_DUE,
            Flags.REFRESH),
    APPLY(
            "Plans, asks, applies; or applies a saved plan.",
            "[FILE]",
            1,
            Variables.TAKEN,
            Flags.AUTO_APPROVE,
            Flags.APPROVED,
            Flags.CONTINUE,
            Flags.TARGET,
            Flags.FULL,
            Flags.ALLOW_DELETES,
            Flags.ALLOW_DELETE_IN_USE,
            Flags.ALLOW_REPLACE,
            Flags.ACTIVATED,
            Flags.ACTIVATION_OUTPUT,
            Flags.END_OVERLAP,
            Flags.ROTATE_DUE,
            Flags.REFRESH),
    DESTROY(
            "Deletes all that was delivered, forgets contents.",
            "",
            0,
            Variables.TAKEN,
            Flags.ALLOW_DELETES,
            Flags.ALLOW_DELETE_IN_USE,
            Flags.AUTO_APPROVE,
            Flags.FULL),
    SHOW("Prints what is recorded, or a saved plan.", "[FILE]", 1, Variables.NONE, Flags.FULL, Flags.FORMAT),
    OUTPUT("Prints outputs.", "[NAME]", 1, Variables.NONE, Flags.RAW),
    HISTORY("Lists the versions of a secret.", "ADDRESS", 1, Variables.NONE),
    DIFF("Names the keys that differ between two versions.", "ADDRESS FROM TO", 3, Variables.NONE),
    ROLLBACK(
            "Makes an old version's content the newest version.",
            "ADDRESS VERSION",
            2,
            Variables.TAKEN,
            Flags.ALLOW_DELETES,
            Flags.ALLOW_DELETE_IN_USE,
            Flags.ACTIVATION_OUTPUT,
            Flags.AUTO_APPROVE),
    ROTATE(
            "Draws anew: generators, or those that a secret refers to.",
            "ADDRESS…",
            10_000,
            Variables.TAKEN,
            Flags.ALLOW_DELETES,
            Flags.ALLOW_DELETE_IN_USE,
            Flags.ACTIVATION_OUTPUT,
            Flags.AUTO_APPROVE,
            Flags.FULL),
    RETRY("Lets be delivered again what a failed wave took back.", "FEDERATION…", 10_000, Variables.NONE),
    SET(
            "Sets a provided value, read from standard input or taken from a target.",
            "ADDRESS [KEY]",
            2,
            Variables.TAKEN,
            Flags.FROM_FILE,
            Flags.FROM_TARGET,
            Flags.TRIM),
    SEAL(
            "Seals a value, read from standard input, to be kept in version control.",
            "ADDRESS KEY",
            2,
            Variables.NONE,
            Flags.FROM_FILE,
            Flags.TRIM),
    REVEAL("Prints a value; this is audited.", "ADDRESS [KEY]", 2, Variables.NONE),
    TARGET(
            "Prints the permissions that targets need; accepts a rebuilt one; drops a dead one.",
            "rbac|replace|forget [ADDRESS]",
            2,
            Variables.TAKEN,
            Flags.AUTO_APPROVE,
            Flags.USER,
            Flags.GROUP,
            Flags.SERVICE_ACCOUNT),
    STATUS(
            "Prints what the store holds, what is pending, what is kept.",
            "",
            0,
            Variables.TAKEN,
            Flags.DUE,
            Flags.WORKLOADS),
    STATE("Lists, shows, moves or forgets single records.", "list|show|mv|rm [ADDRESS [ADDRESS]]", 3, Variables.NONE),
    AUDIT("Tells who did what, when and why; or checks that log.", "[verify]", 1, Variables.NONE),
    GRAPH("Draws what refers to what.", "", 0, Variables.TAKEN, Flags.FORMAT),
    TEMPLATE(
            "Renders a template with data of a test, or each of many cases.",
            "test [FILE]",
            2,
            Variables.NONE,
            Flags.DATA,
            Flags.CASES),
    GENERATE(
            "Draws a password, key or certificate for once and prints it; nothing is kept.",
            "KIND [NAME=VALUE|NAME=@FILE…]",
            10_000,
            Variables.NONE,
            Flags.EXPORT),
    COMPLETION("Prints a completion script for a shell.", "[bash|zsh|fish]", 1, Variables.NONE),
    CONSOLE("Evaluates expressions; nothing typed is kept.", "", 0, Variables.TAKEN),
    FMT(
            "Brings files to canonical form.",
            "[FILE|DIR|-]",
            10_000,
            Variables.NONE,
            Flags.CHECK,
            Flags.DIFF,
            Flags.RECURSIVE,
            Flags.WRITE,
            Flags.LIST);

    private enum Variables {
        TAKEN,
        NONE
    }

    private final String description;
    private final String words;
    private final int most;
    private final Variables variables;

    @SuppressWarnings("ImmutableEnumChecker") // an array that nobody writes to
    private final Flags[] flags;

    Grammar(String description, String words, int most, Variables variables, Flags... flags) {
        this.description = description;
        this.words = words;
        this.most = most;
        this.variables = variables;
        this.flags = flags;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Grammar of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String description() {
        return description;
    }

    /** Beside those that every command takes. */
    List<Flags> flags() {
        var all = new ArrayList<>(List.of(flags));
        if (variables == Variables.TAKEN) {
            all.addAll(List.of(Flags.VAR, Flags.VAR_FILE));
        }
        return all;
    }

    /** What its first word is to be one of; nothing where it is free. */
    List<String> choices() {
        if (this == GENERATE) {
            return List.copyOf(new TreeSet<>(new Generators().types()));
        }
        var first = words.split(" ", 2)[0].replaceAll("[\\[\\]]", "");
        return first.matches("[a-z|-]+") ? List.of(first.split("\\|")) : List.of();
    }

    CommandSpec spec(List<Given> given, List<String> targets, List<String> activated, List<String> ended) {
        var spec = Plain.command(word());
        spec.usageMessage().description(description).customSynopsis("tacit " + word() + " [flags] " + words);
        for (var flag : flags) {
            if (flag == Flags.TARGET) {
                Flags.withTexts(spec, flag, targets);
            } else if (flag == Flags.ACTIVATED) {
                Flags.withTexts(spec, flag, activated);
            } else if (flag == Flags.END_OVERLAP) {
                Flags.withTexts(spec, flag, ended);
            } else if (this == FMT) {
                Flags.withSwitch(spec, flag);
            } else {
                Flags.with(spec, flag);
            }
        }
        if (variables == Variables.TAKEN) {
            Flags.withVariables(spec, given);
        }
        Flags.with(spec, Flags.CHDIR, Flags.JSON, Flags.NO_COLOR, Flags.HELP);
        if (most > 0) {
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(words)
                    .hideParamSyntax(true)
                    .arity("0.." + most)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .build());
        }
        return spec;
    }

    /** Whether a command line with so many words beside the flags is complete. */
    boolean takes(int count) {
        long least = Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty() && !word.startsWith("["))
                .count();
        return least <= count && count <= most;
    }

    boolean has(Flags flag) {
        return Arrays.asList(flags).contains(flag);
    }

    /** Whether it prints a plan, in a format of one's choice. */
    boolean prints() {
        return this == PLAN || this == SHOW;
    }

    String synopsis() {
        return "tacit " + word() + " " + words;
    }
}
