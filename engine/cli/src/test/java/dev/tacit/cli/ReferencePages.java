package dev.tacit.cli;

import dev.tacit.core.address.Kind;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Schemas;
import dev.tacit.hcl.eval.FunctionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes the pages of {@code docs/reference} from the schemas, the commands' own help, the examples of errors. What code
 * cannot tell, a sentence for each attribute, comes from {@code reference/blocks.txt}.
 */
final class ReferencePages {
    private static final String MADE = "<!-- Made by ReferenceTest from the code; change it there. -->\n";
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+(?: [a-z|]+)?) {2,}\\S.*$");
    private static final Pattern SUMMARY = Pattern.compile("(?m)^(?:Error|Warning): (.+)$");

    private final Map<String, String> words = new TreeMap<>();
    /** Names for which there was no sentence, sentences without a name. */
    final List<String> missing = new ArrayList<>();

    ReferencePages(Path sentences) throws IOException {
        for (var line : Files.readAllLines(sentences)) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                words.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
    }

    String blocks(Providers providers) {
        var unused = new TreeSet<>(words.keySet());
        var page = new StringBuilder("# Blocks\n" + MADE
                + "\nBlocks with an address, by kind; what each accepts. `for_each`, `count` and `lifecycle` go into all of"
                + " them but outputs. An attribute marked *secret* takes secret values, all others refuse them.\n");
        schemas(providers).forEach((heading, schema) -> {
            page.append("\n## ").append(heading).append('\n');
            if (heading.startsWith("generator")) {
                page.append('\n')
                        .append(sentence(heading.replace("\"", ""), unused))
                        .append('\n');
            }
            table(page, heading.replace("\"", ""), schema, unused);
            exports(page, heading.replace("\"", ""), providers, unused);
        });
        unused.forEach(name -> missing.add("nothing is called " + name));
        return page.toString();
    }

    private static Map<String, Schema> schemas(Providers providers) {
        var schemas = new LinkedHashMap<String, Schema>();
        for (var kind : Kind.values()) {
            Schemas.of(kind).ifPresent(schema -> schemas.put(kind.word(), schema));
        }
        schemas.put("generator", Schemas.generator(new Schema(List.of())));
        providers
                .generators()
                .forEach(g -> new TreeSet<>(g.types())
                        .forEach(type -> schemas.put("generator \"" + type + "\"", g.schema(type))));
        providers.targets().forEach(t -> schemas.put("target \"" + t.type() + "\"", Schemas.target(t.schema())));
        providers
                .data()
                .forEach(d ->
                        new TreeSet<>(d.types()).forEach(type -> schemas.put("data \"" + type + "\"", d.schema(type))));
        Schemas.data(Schemas.KUBERNETES_SECRET)
                .ifPresent(schema -> schemas.put("data \"" + Schemas.KUBERNETES_SECRET + "\"", schema));
        return schemas;
    }

    private void table(StringBuilder page, String path, Schema schema, Set<String> unused) {
        page.append("\n| attribute | type | | |\n|---|---|---|---|\n");
        for (var a : schema.attributes()) {
            page.append("| `").append(a.name()).append("` | ");
            page.append(a.type().toString().replace("dynamic", "any")).append(" | ");
            page.append(
                    switch (a.presence()) {
                        case REQUIRED -> "required";
                        case OPTIONAL -> "";
                    });
            page.append(
                    switch (a.secrecy()) {
                        case ALLOWED -> a.presence() == Schema.Presence.REQUIRED ? ", *secret*" : "*secret*";
                        case FORBIDDEN -> "";
                    });
            page.append(" | ").append(sentence(path + "." + a.name(), unused)).append(" |\n");
        }
        for (var nested : schema.nested()) {
            var inner = path + "." + nested.type();
            page.append("\n### ").append(inner).append('\n');
            page.append(nested.max() == 1 ? "\nAt most one. " : nested.min() > 0 ? "\nOne or more. " : "\nAny number. ")
                    .append(sentence(inner, unused))
                    .append('\n');
            if (!nested.schema().attributes().isEmpty()
                    || !nested.schema().nested().isEmpty()) {
                table(page, inner, nested.schema(), unused);
            }
        }
    }

    /** What a generator exports, all of it secret. */
    private void exports(StringBuilder page, String path, Providers providers, Set<String> unused) {
        for (var generator : providers.generators()) {
            var type = path.substring(path.indexOf(' ') + 1);
            if (path.startsWith("generator ") && generator.types().contains(type)) {
                page.append("\n| exports | type | |\n|---|---|---|\n");
                generator
                        .exports(type)
                        .forEach((name, value) -> page.append("| `")
                                .append(name)
                                .append("` | ")
                                .append(value)
                                .append(", *secret* | ")
                                .append(sentence(path + " exports." + name, unused))
                                .append(" |\n"));
            }
        }
    }

    private String sentence(String name, Set<String> unused) {
        unused.remove(name);
        var sentence = words.get(name);
        if (sentence == null) {
            missing.add("no sentence for " + name);
            return "";
        }
        return sentence;
    }

    /** @param help the answers of {@code tacit ARGUMENTS} */
    static String commands(java.util.function.Function<String, String> help) {
        var overview = help.apply("--help");
        var page = new StringBuilder("# Commands\n" + MADE + "\n```text\n" + overview.strip() + "\n```\n");
        COMMAND.matcher(overview).results().map(m -> m.group(1)).forEach(command -> {
            if (!List.of("version", "completion", "help").contains(command)) {
                page.append("\n## ")
                        .append(command)
                        .append("\n\n```text\n")
                        .append(help.apply(command + " --help").strip())
                        .append("\n```\n");
            }
        });
        return page.toString();
    }

    static String functions() {
        var page = new StringBuilder("# Functions\n" + MADE
                + "\nEach answers what OpenTofu's function of the same name answers; `provided` and `sealed` are Tacit's own. A"
                + " function of a secret value answers a secret value.\n\n| | |\n|---|---|\n");
        FunctionReference.all()
                .forEach(f -> page.append("| `")
                        .append(f.signature().replace("|", "\\|"))
                        .append("` | ")
                        .append(f.description().replace("|", "\\|"))
                        .append(" |\n"));
        return page.toString();
    }

    static String diagnostics(Path errors) throws IOException {
        var page = new StringBuilder("# Diagnostics\n" + MADE
                + "\nThe code is in every `--json` answer. An example of each, with what is told, is in `errors/CODE/`.\n\n"
                + "| code | summary |\n|---|---|\n");
        var rows = new TreeMap<String, String>();
        try (var files = Files.list(errors)) {
            for (var directory : files.filter(Files::isDirectory).toList()) {
                var code = directory.getFileName().toString();
                var found = SUMMARY.matcher(Files.readString(directory.resolve("expected.txt")));
                rows.put(
                        "[`" + code + "`](../../errors/" + code + "/expected.txt)", found.find() ? found.group(1) : "");
            }
        }
        for (var line : Files.readAllLines(errors.resolve("without-example.txt"))) {
            if (line.matches("[a-z-]+: .*")) {
                int colon = line.indexOf(": ");
                rows.put(
                        "`" + line.substring(0, colon) + "`",
                        line.substring(colon + 2).replaceAll(" \\([^)]*\\)$", ""));
            }
        }
        rows.forEach((code, text) ->
                page.append("| ").append(code).append(" | ").append(text).append(" |\n"));
        return page.toString();
    }
}
