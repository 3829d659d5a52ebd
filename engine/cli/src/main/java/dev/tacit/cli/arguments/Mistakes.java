package dev.tacit.cli.arguments;

import dev.tacit.hcl.eval.Suggestion;
import java.util.List;
import picocli.CommandLine;

/** Says what is wrong with a command line without repeating what may be a value. */
final class Mistakes {
    private Mistakes() {}

    static String message(CommandLine.ParameterException e) {
        var spec = e.getCommandLine().getCommandSpec();
        var place = spec.parent() == null ? "tacit" : "tacit " + spec.name();
        return switch (e) {
            case CommandLine.UnmatchedArgumentException u -> unmatched(u, place);
            case CommandLine.MissingParameterException m -> missing(m, place);
            case Variables.NoAssignmentException n -> String.valueOf(n.getMessage());
            default -> place + ": the flags are not understood; see " + place + " -help";
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e, String place) {
        var word = e.getUnmatched().getFirst();
        var spec = e.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            var flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            var known = spec.options().stream().map(o -> o.names()[0]).toList();
            return place + " has no flag " + flag + nearest(flag.replaceFirst("^--", "-"), known);
        }
        if (spec.parent() == null) {
            return "tacit has no command \"" + word + "\""
                    + nearest(word, List.copyOf(spec.subcommands().keySet())) + "; see tacit help";
        }
        return "the words after the command should be: "
                + Grammar.of(spec.name()).synopsis();
    }

    private static String missing(CommandLine.MissingParameterException e, String place) {
        var labels = e.getMissing().stream()
                .map(CommandLine.Model.ArgSpec::paramLabel)
                .toList();
        return place + " needs " + String.join(" ", labels) + "; see " + place + " -help";
    }

    private static String nearest(String word, List<String> known) {
        return Suggestion.nearest(word, known)
                .map(b -> "; did you mean " + b + "?")
                .orElse("");
    }
}
