package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.FileFault;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.Source;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.record.Payload;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.GoTemplates;
import dev.tacit.template.cases.TemplateCase;
import dev.tacit.template.document.JsonDocument;
import dev.tacit.template.document.UnreadableException;
import dev.tacit.template.document.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Renders templates with data that somebody made for a test; needs neither declarations nor a store. */
final class TemplateTesting {
    private static final String STDIN = "-";

    private final Project project;
    private final Report report;

    TemplateTesting(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode test(Command.TemplateTest command) throws StopException {
        var file = command.template().toString();
        var bytes = bytes(file);
        var data = command.data().isPresent() ? data(command.data().get()) : new ObjectValue(new TreeMap<>());
        var template = TemplateText.ofFile(new Text(text(bytes, file)), file);
        project.sources().add(new Source(file, bytes, List.of(), List.of()));
        var diagnostics = new Diagnostics();
        var compiled = new GoTemplates().compile(template, diagnostics);
        if (compiled.isPresent()) {
            switch (compiled.get().render(data)) {
                case Rendering.Rendered(Value result) -> {
                    try (var plaintext = Plaintext.owning(Payload.bytes(result))) {
                        report.value(plaintext);
                    }
                }
                case Rendering.Failed(var problems) -> diagnostics.addAll(problems);
            }
        }
        diagnostics.list().forEach(report::diagnostic);
        return diagnostics.hasErrors() ? ExitCode.ERROR : ExitCode.DONE;
    }

    /** One answer for each line that is a case, as soon as it is read. */
    ExitCode cases(Command.TemplateCases command) throws StopException {
        var out = project.surroundings().out();
        boolean faulty = false;
        try (var in = new LineInput(open(command.file()))) {
            int number = 0;
            for (var line = in.next(); line != null; line = in.next()) {
                number++;
                faulty |= !answer(line, command.file(), number, out);
                if (in.isDry()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw unreadable(command.file(), e);
        }
        out.flush();
        return faulty ? ExitCode.ERROR : ExitCode.DONE;
    }

    /** Answers whether it could; whatever a case does, the next one has its turn. */
    private boolean answer(byte[] line, String file, int number, PrintStream out) {
        try {
            var text = decoded(line);
            if (!text.isBlank()) {
                out.println(TemplateCase.read(text).answer().json());
            }
            return true;
        } catch (CharacterCodingException e) {
            report.diagnostic(noCase(new UnreadableException("it is not UTF-8", 1, 1), file, number));
        } catch (UnreadableException e) {
            report.diagnostic(noCase(e, file, number));
        } catch (RuntimeException | StackOverflowError e) {
            report.diagnostic(Diagnostic.error(
                    CliCode.BUG,
                    "A case could not be rendered",
                    "This is a bug in Tacit (" + e.getClass().getSimpleName() + "). The other lines are answered.",
                    place(file, number, 1)));
        }
        return false;
    }

    private static Diagnostic noCase(UnreadableException e, String file, int line) {
        var because = e.because().isEmpty() ? "it is no JSON" : e.because();
        return Diagnostic.error(
                CliCode.TEST_DATA,
                "Not a case",
                "This line cannot be used because " + because
                        + ". Each line of the file is one object {\"id\": \"…\", \"template\": \"…\", \"data\": …}. The other"
                        + " lines are answered.",
                place(file, line, e.column()));
    }

    private Value data(String file) throws StopException {
        var text = text(bytes(file), file);
        try {
            return file.endsWith(".json") ? JsonDocument.read(text) : jsonOrYaml(text);
        } catch (UnreadableException e) {
            report.diagnostic(Diagnostic.error(
                    CliCode.TEST_DATA,
                    "The data cannot be read",
                    "The data of a test are one document of JSON or YAML without repeated keys. This is none at line "
                            + e.line() + ", column " + e.column()
                            + (e.because().isEmpty() ? "." : ": " + e.because() + "."),
                    place(file, e.line(), e.column())));
            throw new StopException(ExitCode.ERROR);
        }
    }

    /** YAML reads most of JSON, but not all. */
    private static Value jsonOrYaml(String text) throws UnreadableException {
        try {
            return JsonDocument.read(text);
        } catch (UnreadableException e) {
            return YamlDocument.read(text);
        }
    }

    private static SourceRange place(String file, int line, int column) {
        var at = new SourcePosition(0, line, column);
        return new SourceRange(file, at, at);
    }

    private InputStream open(String file) throws StopException {
        try {
            return file.equals(STDIN)
                    ? project.surroundings().input()
                    : Files.newInputStream(project.directory().resolve(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private byte[] bytes(String file) throws StopException {
        try (var in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private String text(byte[] bytes, String file) throws StopException {
        try {
            return decoded(bytes);
        } catch (CharacterCodingException e) {
            throw unreadable(file, e);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        // Only then can there be bytes that are no character.
        return text.indexOf('\uFFFD') < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
    }

    private StopException unreadable(String file, IOException e) {
        var shown = file.equals(STDIN) ? "standard input" : Path.of(file).toString();
        return Faults.error(report, CliCode.FILE_UNREADABLE, "Cannot read " + shown, FileFault.why(e) + ".");
    }
}
