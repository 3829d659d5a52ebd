package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.FileFault;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Cell;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.record.Payload;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Written;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.generator.Generators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws once, for nobody to keep; needs neither declarations nor a store. */
final class Generating {
    private static final SourceRange HERE = new SourceRange("command line", SourcePosition.START, SourcePosition.START);

    private final Project project;
    private final Report report;
    private final Generators generators = new Generators();

    Generating(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode generate(Command.Generate command) throws StopException {
        var kind = command.kind();
        if (!generators.types().contains(kind)) {
            throw mistaken("There is no generator of this kind. There are: "
                    + String.join(", ", new TreeSet<>(generators.types())) + ".");
        }
        var exports = generators.exports(kind);
        if (command.export().filter(name -> !exports.containsKey(name)).isPresent()) {
            throw mistaken("\"" + kind + "\" exports " + String.join(", ", exports.keySet()) + ".");
        }
        var drawn = draw(kind, body(generators.schema(kind), command.attributes()));
        var one = command.export().flatMap(name -> Optional.ofNullable(drawn.get(name)));
        if (one.isPresent()) {
            try (var plaintext = Plaintext.owning(Payload.bytes(one.get()))) {
                report.value(plaintext);
            }
        } else {
            report.document(text(drawn), lines(drawn));
        }
        return ExitCode.DONE;
    }

    private SortedMap<String, Value> draw(String kind, Body body) throws StopException {
        var diagnostics = new Diagnostics();
        var drawn = generators.draw(
                kind, body, project.random(), project.surroundings().clock().instant(), diagnostics);
        for (var d : diagnostics.list()) {
            // What it is about stands in its text; the place is the command line.
            report.diagnostic(new Diagnostic(d.code(), d.severity(), d.summary(), d.detail(), null, null));
        }
        return drawn.map(Drawn::values).orElseThrow(() -> new StopException(ExitCode.ERROR));
    }

    /** Of {@code name=value} and, for what stands in a nested block, {@code block.name=value}. */
    private Body body(Schema schema, List<String> words) throws StopException {
        var own = new TreeMap<String, String>();
        var nested = new TreeMap<String, List<String>>();
        for (var word : words) {
            var name = word.substring(0, word.indexOf('='));
            int dot = name.indexOf('.');
            if (dot < 0) {
                if (own.put(name, word.substring(name.length() + 1)) != null) {
                    throw mistaken("\"" + name + "\" is given twice.");
                }
            } else {
                nested.computeIfAbsent(name.substring(0, dot), _ -> new ArrayList<>())
                        .add(word.substring(dot + 1));
            }
        }
        var attributes = attributes(schema, own);
        var blocks = new ArrayList<Body.Nested>();
        for (var block : nested.entrySet()) {
            var type = schema.block(block.getKey());
            if (type.isEmpty()) {
                throw mistaken("There is no block \"" + block.getKey() + "\". " + known(schema));
            }
            blocks.add(new Body.Nested(block.getKey(), body(type.get().schema(), block.getValue())));
        }
        for (var block : schema.nested()) {
            if (block.min() > 0 && !nested.containsKey(block.type())) {
                throw mistaken("\"" + block.type() + "\" is needed, as in " + block.type() + "."
                        + block.schema().attributes().getLast().name() + "=…");
            }
        }
        return new Body(HERE, attributes, blocks);
    }

    private SortedMap<String, Body.Attribute> attributes(Schema schema, Map<String, String> given)
            throws StopException {
        var attributes = new TreeMap<String, Body.Attribute>();
        for (var each : given.entrySet()) {
            var attribute = schema.attribute(each.getKey());
            if (attribute.isEmpty()) {
                throw mistaken("There is no attribute \"" + each.getKey() + "\". " + known(schema));
            }
            var value = GivenText.value(attribute.get().type(), text(attribute.get(), each.getValue()));
            if (value.isEmpty()) {
                throw mistaken("\"" + each.getKey() + "\" is no "
                        + attribute.get().type() + ". Lists are written as a,b or as JSON, maps as JSON.");
            }
            attributes.put(each.getKey(), new Body.Attribute(value.get(), Written.at(HERE)));
        }
        for (var attribute : schema.attributes()) {
            if (attribute.presence() == Schema.Presence.REQUIRED && !attributes.containsKey(attribute.name())) {
                throw mistaken("\"" + attribute.name() + "\" is needed. " + known(schema));
            }
        }
        return attributes;
    }

    /** Secrets come from files or standard input, because others can read command lines. */
    private String text(Schema.Attribute attribute, String written) throws StopException {
        if (!written.startsWith("@")) {
            if (attribute.visibility() == Schema.Visibility.MASKED) {
                throw mistaken("Others on this machine can read command lines, so \"" + attribute.name()
                        + "\" is taken from a file or from standard input: " + attribute.name() + "=@FILE or "
                        + attribute.name() + "=@-");
            }
            return written;
        }
        var file = written.substring(1);
        try {
            var bytes = file.equals("-")
                    ? project.surroundings().input().readAllBytes()
                    : Files.readAllBytes(project.directory().resolve(file));
            var text = new String(bytes, StandardCharsets.UTF_8);
            // What a shell or an editor ends a line with belongs to no password; PEM does not miss it.
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            throw Faults.error(
                    report, CliCode.FILE_UNREADABLE, "Cannot read a file of the command line", FileFault.why(e) + ".");
        }
    }

    private static String known(Schema schema) {
        var names = new TreeSet<String>();
        schema.attributes().forEach(a -> names.add(a.name() + "="));
        schema.nested().forEach(n -> n.schema().attributes().forEach(a -> names.add(n.type() + "." + a.name() + "=")));
        return names.isEmpty() ? "It takes nothing." : "It takes " + String.join(", ", names) + ".";
    }

    /** The value alone where there is one, otherwise each after its name. */
    private static String text(SortedMap<String, Value> drawn) {
        var text = new StringBuilder();
        drawn.forEach((name, value) -> {
            var said = said(value);
            if (drawn.size() > 1) {
                text.append(name)
                        .append(value instanceof Bytes ? " (base64):" : ":")
                        .append(said.contains("\n") ? "\n" : " ");
            }
            text.append(said).append(said.endsWith("\n") ? "" : "\n");
        });
        return text.toString();
    }

    private static Listing lines(SortedMap<String, Value> drawn) {
        var rows = new ArrayList<List<Cell>>();
        drawn.forEach((name, value) -> rows.add(
                Cell.row(Cell.of(name), Cell.of(value instanceof Bytes ? "base64" : "text"), Cell.of(said(value)))));
        return Listing.of("generated", "name", "encoding", "value").with(rows);
    }

    private static String said(Value value) {
        return value instanceof Text text ? text.string() : Base64.getEncoder().encodeToString(Payload.bytes(value));
    }

    private StopException mistaken(String detail) {
        return Faults.error(report, CliCode.ARGUMENTS_MISTAKEN, "The command line is not understood", detail);
    }
}
