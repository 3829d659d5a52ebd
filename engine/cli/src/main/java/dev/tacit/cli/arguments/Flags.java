package dev.tacit.cli.arguments;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags, each of them under one and two dashes. */
enum Flags {
    CHDIR("chdir", "DIR", "work as if started in DIR"),
    JSON("json", "", "print JSON, one object a line; the last has the exit code and counts"),
    HELP("help", "", "print this"),
    VAR("var", "NAME=VALUE", "the value of a variable; may be repeated"),
    VAR_FILE("var-file", "FILE", "a file with values of variables; may be repeated"),
    OUT("out", "FILE", "also write the plan, sealed, for 'tacit apply FILE'"),
    DETAILED("detailed-exitcode", "", "exit with 2 when there is something to change"),
    DESTROY("destroy", "", "plan to delete everything"),
    ALLOW_DELETES("allow-deletes", "N", "allow exactly N deletes, where so many are guarded"),
    ALLOW_DELETE_IN_USE("allow-delete-in-use", "", "allow deleting objects that Pods refer to"),
    ALLOW_REPLACE("allow-replace", "", "what cannot be changed in place may be deleted and created anew"),
    ACTIVATED("activated", "SECRET", "someone has told this secret's issuer, as manual = true asks; may be repeated"),
    ACTIVATION_OUTPUT(
            "activation-output", "", "show what activation commands print, on standard error; it may hold values"),
    END_OVERLAP(
            "end-overlap",
            "SECRET",
            "this secret's earlier version is valid no more, however long its overlap has left; may be repeated"),
    CONTINUE("continue", "", "go on with federations whose next wave waits for approval, with nothing else"),
    ROTATE_DUE("rotate-due", "", "rotate what is due, though its window is closed"),
    WORKLOADS("workloads", "", "ask the clusters which workloads hold what was delivered before"),
    DUE("due", "DURATION", "what rotates, expires or waits within that time, as in 14d"),
    REFRESH("refresh", "full", "read and compare every object, also those that seem not to have moved"),
    AUTO_APPROVE("auto-approve", "", "do not ask before changing anything"),
    ACCEPT_STORE("accept-store", "LINEAGE", "take this store for the project's though no lock file names it"),
    FULL("full", "", "list every change, count none"),
    FORMAT("format", "FORMAT", "text, json, or markdown for a pull request's comment"),
    TARGET("target", "ADDRESS", "only this and what it refers to; may be repeated"),
    APPROVED(
            "approved",
            "DIGEST|FILE",
            "apply if the intent is the approved one: its digest, or a plan's output in a file"),
    VALID_FOR("valid-for", "DURATION", "how long a saved plan may wait for its apply, as in 90m or 7d (24h)"),
    NO_COLOR("no-color", "", "print no colours"),
    FROM_FILE("from-file", "FILE", "take the value from FILE, byte for byte"),
    FROM_TARGET(
            "from-target",
            "[PLACE]",
            "take what is in a target instead; PLACE as in target.kubernetes.eu/billing/db, where several differ"),
    TRIM("trim", "", "leave out the line's end that the value ends with"),
    USER("user", "NAME", "the user to permit it to"),
    GROUP("group", "NAME", "the group to permit it to"),
    SERVICE_ACCOUNT("serviceaccount", "NAMESPACE:NAME", "the service account to permit it to"),
    CHECK("check", "", "write nothing; exit with 2 when a file is not formatted"),
    DIFF("diff", "", "print what changes, without the text of literals"),
    RECURSIVE("recursive", "", "directories below, too"),
    WRITE("write", "", "-write=false writes nothing"),
    LIST("list", "", "-list=false does not name the files"),
    DATA("data", "FILE", "what the template gets: a file of JSON or YAML, - for standard input"),
    CASES("cases", "FILE", "one case a line, {\"id\",\"template\",\"data\"}, answered in JSON; - for standard input"),
    EXPORT("export", "NAME", "print this one export, byte for byte"),
    RAW("raw", "", "print one output's value and nothing else; this is audited");

    private final String word;
    private final String parameter;
    private final String description;

    Flags(String word, String parameter, String description) {
        this.word = word;
        this.parameter = parameter;
        this.description = description;
    }

    static CommandSpec with(CommandSpec spec, Flags... flags) {
        for (var flag : flags) {
            spec.addOption(flag.builder().build());
        }
        return spec;
    }

    /** Flags that give variables are collected in the order in which they stand. */
    static CommandSpec withVariables(CommandSpec spec, List<Given> given) {
        spec.addOption(VAR.builder()
                .parameterConsumer((words, arg, command) -> given.add(Variables.assignment(words.pop(), command)))
                .build());
        spec.addOption(VAR_FILE.builder()
                .parameterConsumer(
                        (words, arg, command) -> given.add(new Given.VariableFile(java.nio.file.Path.of(words.pop()))))
                .build());
        return spec;
    }

    /** The texts of a flag that may be repeated are collected in the order in which they stand. */
    static CommandSpec withTexts(CommandSpec spec, Flags flag, List<String> texts) {
        spec.addOption(flag.builder()
                .parameterConsumer((words, arg, command) -> texts.add(words.pop()))
                .build());
        return spec;
    }

    /** What {@link #FORMAT} may be where a plan is printed. */
    static final List<String> FORMATS = List.of("text", "json", "markdown");

    String word() {
        return word;
    }

    String parameter() {
        return parameter;
    }

    String description() {
        return description;
    }

    /** Whether it needs one. */
    boolean takesValue() {
        return !parameter.isEmpty() && this != FROM_TARGET;
    }

    /** The same words with an empty value for a flag that may go without one: the next word is never taken for it. */
    static String[] valued(String... words) {
        var valued = words.clone();
        for (int i = 0; i < valued.length; i++) {
            if (valued[i].equals("-" + FROM_TARGET.word) || valued[i].equals("--" + FROM_TARGET.word)) {
                valued[i] += "=";
            }
        }
        return valued;
    }

    boolean takesFile() {
        return this == VAR_FILE || this == OUT || this == APPROVED || this == DATA || this == CASES;
    }

    boolean isRepeated() {
        return this == VAR || this == VAR_FILE || this == TARGET || this == ACTIVATED;
    }

    private OptionSpec.Builder builder() {
        var builder = OptionSpec.builder("-" + word, "--" + word).description(description);
        return parameter.isEmpty()
                ? builder.arity("0").type(boolean.class)
                : builder.arity("1").type(String.class).paramLabel(parameter);
    }

    static boolean isGiven(ParseResult words, Flags flag) {
        return words.hasMatchedOption("-" + flag.word);
    }

    /** A flag that is written {@code -flag}, {@code -flag=true} or {@code -flag=false}. */
    static CommandSpec withSwitch(CommandSpec spec, Flags flag) {
        return spec.addOption(OptionSpec.builder("-" + flag.word, "--" + flag.word)
                .description(flag.description)
                .arity("0..1")
                .fallbackValue("true")
                .type(Boolean.class)
                .build());
    }

    static boolean isOn(ParseResult words, Flags flag, boolean otherwise) {
        return words.matchedOptionValue("-" + flag.word, otherwise);
    }

    static Optional<String> text(ParseResult words, Flags flag) {
        return Optional.ofNullable(words.<String>matchedOptionValue("-" + flag.word, null));
    }
}
