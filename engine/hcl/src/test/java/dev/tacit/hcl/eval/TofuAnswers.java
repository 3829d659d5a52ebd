package dev.tacit.hcl.eval;

import dev.tacit.hcl.oracle.Tofu;
import dev.tacit.hcl.oracle.TofuJson;
import dev.tacit.hcl.oracle.TofuJson.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What OpenTofu makes of expressions: each is the value of an output in a file of its own; those with errors are taken away
 * until the rest can be applied, then all outputs are read.
 */
final class TofuAnswers {
    private static final String BEFORE = "  value = [";

    private TofuAnswers() {}

    /** @param fault the place of the first fault in the expression; empty without any, and where no place is told */
    record Told(Optional<Answer> answer, String fault) {}

    /** By the place of an expression in the list. */
    static List<Told> of(List<String> expressions) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("tofu-expressions");
        try {
            for (int i = 0; i < expressions.size(); i++) {
                Files.writeString(
                        directory.resolve(name(i) + ".tf"),
                        "output \"" + name(i) + "\" {\n  sensitive = true\n" + BEFORE + expressions.get(i)
                                + "\n  ]\n}\n");
            }
            var faults = removeFailing(directory);
            apply(directory);
            var outputs =
                    TofuJson.outputs(Tofu.run(directory, "output", "-json").out());
            var answers = new ArrayList<Told>();
            for (int i = 0; i < expressions.size(); i++) {
                answers.add(new Told(
                        Optional.ofNullable(outputs.get(name(i))).map(TofuAnswers::unwrapped),
                        faults.getOrDefault(name(i) + ".tf", "")));
            }
            return answers;
        } finally {
            delete(directory);
        }
    }

    /** A state cannot hold infinity: outputs of it are taken away, too. */
    private static void apply(Path directory) throws IOException, InterruptedException {
        var infinite =
                java.util.regex.Pattern.compile("output value [^a-z]*(e[0-9]+)[^a-z]*: cannot serialize infinity");
        for (int round = 0; round < 30; round++) {
            var applied = Tofu.run(directory, "apply", "-auto-approve", "-json", "-no-color");
            if (applied.code() == 0) {
                return;
            }
            var m = infinite.matcher(applied.out());
            if (!m.find()) {
                throw new IOException("tofu apply: " + applied.out() + applied.err());
            }
            Files.delete(directory.resolve(m.group(1) + ".tf"));
        }
        throw new IOException("tofu finds new infinities each time");
    }

    private static String name(int i) {
        return String.format(java.util.Locale.ROOT, "e%05d", i);
    }

    /** The place of the first fault by file. */
    private static Map<String, String> removeFailing(Path directory) throws IOException, InterruptedException {
        var places = new HashMap<String, String>();
        for (int round = 0; round < 10; round++) {
            var told = Tofu.run(directory, "validate", "-json");
            var faults = TofuJson.faults(told.out());
            if (faults.isEmpty() && told.code() == 0) {
                told = Tofu.run(directory, "plan", "-json", "-no-color");
                faults = TofuJson.faults(told.out());
            }
            if (faults.isEmpty() && told.code() == 0) {
                return places;
            }
            for (var fault : faults) {
                places.putIfAbsent(fault.file(), place(fault));
            }
            if (!places.keySet().stream().allMatch(file -> file.matches("e[0-9]+\\.tf"))) {
                throw new IOException("tofu fails without saying where: " + told.out() + told.err());
            }
            for (var file : places.keySet()) {
                Files.deleteIfExists(directory.resolve(file));
            }
        }
        throw new IOException("tofu finds new errors each time");
    }

    /** As if the expression were all of the file. */
    private static String place(TofuJson.Fault fault) {
        int column = fault.line() == 3 ? fault.column() - BEFORE.length() : fault.column();
        return (fault.line() - 2) + ":" + column;
    }

    /** The only element of the tuple that each output is. */
    private static Answer unwrapped(Answer whole) {
        var type = whole.type();
        return new Answer(
                type.substring("[\"tuple\",[".length(), type.length() - 2),
                whole.value().substring(1, whole.value().length() - 1));
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
