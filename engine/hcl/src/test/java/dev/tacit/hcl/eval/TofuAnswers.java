package dev.tacit.hcl.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What OpenTofu makes of expressions: each is the value of an output in a file of its own; those with errors are taken away
 * until the rest can be applied, then all outputs are read.
 */
final class TofuAnswers {
    private static final JsonFactory JSON = new JsonFactory();

    private TofuAnswers() {}

    /** JSON without spaces. */
    record Answer(String type, String value) {}

    /** By the place of an expression in the list; empty where it is an error. */
    static List<Optional<Answer>> of(List<String> expressions) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("tofu-expressions");
        try {
            for (int i = 0; i < expressions.size(); i++) {
                Files.writeString(
                        directory.resolve(name(i) + ".tf"),
                        "output \"" + name(i) + "\" {\n  sensitive = true\n  value = [" + expressions.get(i)
                                + "\n  ]\n}\n");
            }
            removeFailing(directory);
            apply(directory);
            var outputs = outputs(Tofu.run(directory, "output", "-json").out());
            var answers = new java.util.ArrayList<Optional<Answer>>();
            for (int i = 0; i < expressions.size(); i++) {
                answers.add(Optional.ofNullable(outputs.get(name(i))));
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

    private static void removeFailing(Path directory) throws IOException, InterruptedException {
        for (int round = 0; round < 10; round++) {
            var failing = new TreeSet<String>();
            for (var command : List.of("validate", "plan")) {
                var told = command.equals("validate")
                        ? Tofu.run(directory, "validate", "-json")
                        : Tofu.run(directory, "plan", "-json", "-no-color");
                failing.addAll(filesOfErrors(told.out()));
                if (failing.isEmpty() && told.code() != 0) {
                    throw new IOException(
                            "tofu " + command + " fails without saying where: " + told.out() + told.err());
                }
                if (!failing.isEmpty()) {
                    break;
                }
            }
            if (failing.isEmpty()) {
                return;
            }
            for (var file : failing) {
                Files.deleteIfExists(directory.resolve(file));
            }
        }
        throw new IOException("tofu finds new errors each time");
    }

    /** The values of all properties "filename", which only errors have here. */
    private static Set<String> filesOfErrors(String out) {
        var files = new TreeSet<String>();
        var m = java.util.regex.Pattern.compile("\"filename\": ?\"(e[0-9]+\\.tf)\"")
                .matcher(out);
        while (m.find()) {
            files.add(m.group(1));
        }
        return files;
    }

    private static Map<String, Answer> outputs(String json) {
        var found = new HashMap<String, Answer>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                var parts = new TreeMap<String, String>();
                for (var part = parser.nextName(); part != null; part = parser.nextName()) {
                    parser.nextToken();
                    var text = new StringBuilder();
                    compact(parser, text);
                    parts.put(part, text.toString());
                }
                found.put(name, unwrapped(parts));
            }
        }
        return found;
    }

    /** The only element of the tuple that each output is. */
    private static Answer unwrapped(Map<String, String> parts) {
        var type = parts.getOrDefault("type", "");
        var value = parts.getOrDefault("value", "");
        return new Answer(
                type.substring("[\"tuple\",[".length(), type.length() - 2), value.substring(1, value.length() - 1));
    }

    /** Numbers keep all of their digits. */
    private static void compact(JsonParser parser, StringBuilder out) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                out.append('{');
                boolean first = true;
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    out.append(first ? "" : ",").append(JsonWriter.quoted(name)).append(':');
                    first = false;
                    parser.nextToken();
                    compact(parser, out);
                }
                out.append('}');
            }
            case START_ARRAY -> {
                out.append('[');
                for (boolean first = true; parser.nextToken() != JsonToken.END_ARRAY; first = false) {
                    out.append(first ? "" : ",");
                    compact(parser, out);
                }
                out.append(']');
            }
            case VALUE_STRING -> out.append(JsonWriter.quoted(parser.getString()));
            default -> out.append(parser.getString());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
