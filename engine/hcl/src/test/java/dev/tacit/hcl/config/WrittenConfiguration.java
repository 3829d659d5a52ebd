package dev.tacit.hcl.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.hcl.syntax.Cases;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files of a configuration, by path, as Tacit reads them, with {@code options}: lines like {@code name=text}. Resources are
 * {@code generator "terraform_data"}, which stands for OpenTofu's {@code resource "terraform_data"}.
 */
record WrittenConfiguration(String id, SortedMap<String, String> files, List<String> options) {
    private static final String OPTIONS = "options";
    private static final String REFERENCE = "generator.terraform_data.";
    private static final String THEIR_REFERENCE = "          terraform_data.";

    /** The first file is {@code main.tf}; each other begins with a line {@code --- path}. */
    static List<WrittenConfiguration> all() {
        return Cases.read("/dev/tacit/hcl/config/configurations.cases").stream()
                .map(each -> of(each.id(), new String(each.source(), UTF_8)))
                .toList();
    }

    private static WrittenConfiguration of(String id, String text) {
        var files = new TreeMap<String, String>();
        for (var part : ("--- main.tf\n" + text).split("(?m)^--- ", -1)) {
            int header = part.indexOf('\n');
            if (header > 0) {
                files.put(part.substring(0, header), part.substring(header + 1));
            }
        }
        var options = files.remove(OPTIONS);
        return new WrittenConfiguration(
                id, files, options == null ? List.of() : options.lines().toList());
    }

    /** As OpenTofu reads it, every line as long as it was. */
    static String theirs(String text) {
        return text.replace(REFERENCE, THEIR_REFERENCE).replace("generator \"terraform", "resource  \"terraform");
    }

    /** A place in OpenTofu's file {@code path} as it is in ours: a reference to a resource begins earlier. */
    String place(String path, int line, int column) {
        var lines = files.getOrDefault(path, "").lines().toList();
        int earlier =
                column - (THEIR_REFERENCE.length() - THEIR_REFERENCE.strip().length());
        boolean reference = line >= 1
                && line <= lines.size()
                && earlier >= 1
                && lines.get(line - 1).startsWith(REFERENCE, earlier - 1);
        return path + ":" + line + ":" + (reference ? earlier : column);
    }

    /** What comes of it: its outputs, but for those that are null, or the place of the first error. */
    static String outputs(SortedMap<String, String> outputs) {
        var text = new StringBuilder();
        outputs.forEach(
                (name, value) -> text.append('\t').append(name).append(" = ").append(value));
        return text.isEmpty() ? "\tno outputs" : text.toString();
    }

    static String error(String place) {
        return "\terror at " + place;
    }
}
