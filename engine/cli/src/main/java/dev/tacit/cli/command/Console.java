package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.DiagnosticShape;
import dev.tacit.cli.render.ValueJson;
import dev.tacit.cli.render.ValueShown;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.hcl.syntax.SyntaxCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Evaluates expressions line by line; nothing that is typed is kept. */
final class Console {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String INPUT = "<console-input>";

    private final Project project;
    private final Report report;
    private final ConsoleScope scope;

    private Console(Project project, Report report, ConsoleScope scope) {
        this.project = project;
        this.report = report;
        this.scope = scope;
    }

    static ExitCode run(Command.Console command, Project project, Report report) throws StopException, StoreException {
        var console = new Console(project, report, ConsoleScope.open(project, report, command.inputs()));
        try {
            return command.json() ? console.answerPrograms() : console.answerPeople();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One line of JSON for each: a bad line is answered, too, and never the last. */
    private ExitCode answerPrograms() throws IOException {
        var in = project.surroundings().in();
        var out = project.surroundings().out();
        var shape = new DiagnosticShape(project.sources());
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            var diagnostics = new Diagnostics();
            var expression = unquoted(line, diagnostics);
            var value = expression.flatMap(text -> value(text, diagnostics));
            out.println(
                    value.flatMap(v -> ValueJson.line(v, diagnostics)).orElseGet(() -> shape.line(diagnostics.list())));
            if (!in.ready()) {
                out.flush();
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private ExitCode answerPeople() throws IOException {
        var out = project.surroundings().out();
        boolean asks = project.surroundings().terminals().contains("0");
        boolean failed = false;
        try (var lines = ConsoleLines.of(project.surroundings())) {
            for (var line = lines.next(); line != null && !line.strip().equals("exit"); line = lines.next()) {
                failed |= !line.isBlank() && !answer(line, out);
            }
        }
        return failed && !asks ? ExitCode.ERROR : ExitCode.DONE;
    }

    /** Answers whether there is a value. */
    private boolean answer(String line, PrintStream out) {
        var diagnostics = new Diagnostics();
        var value = value(line, diagnostics);
        value.ifPresent(v -> out.println(ValueShown.of(v)));
        out.flush();
        diagnostics.list().forEach(report::diagnostic);
        return value.isPresent();
    }

    /** Whether more lines may make an expression of {@code text}: what is wrong with it is that it ends. */
    static boolean isUnfinished(String text) {
        var bytes = utf8(text + "\n");
        return HclParser.parseExpression(INPUT, bytes).diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .filter(error -> isToldWhereItBegins(error) || offset(error) >= bytes.length)
                .isPresent();
    }

    private static boolean isToldWhereItBegins(Diagnostic error) {
        return error.code() == SyntaxCode.UNTERMINATED_HEREDOC
                || error.code() == SyntaxCode.UNTERMINATED_COMMENT
                || (error.code() == SyntaxCode.EXPECTED_CLOSING
                        && error.summary().startsWith("Unterminated"));
    }

    private static int offset(Diagnostic error) {
        var subject = error.subject();
        return subject == null ? 0 : subject.start().offset();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> unquoted(String line, Diagnostics diagnostics) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                var text = parser.getString();
                if (parser.nextToken() == null) {
                    return Optional.of(text);
                }
            }
        } catch (JacksonException e) {
            // said below
        }
        diagnostics.error(
                CliCode.CONSOLE_LINE,
                "Not a JSON string",
                "Each line of `tacit console --json` is one expression, written as a JSON string.",
                null);
        return Optional.empty();
    }

    /** Whatever an expression does, the next one has its turn. */
    private Optional<Value> value(String expression, Diagnostics diagnostics) {
        try {
            var parsed = HclParser.parseExpression(INPUT, utf8(expression));
            diagnostics.addAll(parsed.diagnostics());
            return diagnostics.hasErrors() ? Optional.empty() : scope.evaluate(parsed.expression(), diagnostics);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            diagnostics.addAll(List.of(Diagnostic.error(
                    CliCode.BUG,
                    "The expression could not be evaluated",
                    "This is a bug in Tacit (" + e.getClass().getSimpleName() + "). The console goes on.",
                    null)));
            return Optional.empty();
        }
    }
}
