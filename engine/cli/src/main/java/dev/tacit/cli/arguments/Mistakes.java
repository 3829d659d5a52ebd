package dev.tacit.cli.arguments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        Optional<String> best =
                known.stream().filter(k -> distance(word, k) <= 2).min(Comparator.comparingInt(k -> distance(word, k)));
        return best.map(b -> "; did you mean " + b + "?").orElse("");
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
