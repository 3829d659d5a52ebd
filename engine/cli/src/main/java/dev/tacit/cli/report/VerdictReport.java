package dev.tacit.cli.report;

import dev.tacit.cli.render.DiagnosticShape;
import dev.tacit.cli.render.Listing;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Sources;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.secret.Plaintext;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells programs what {@code validate} found: one JSON object in Terraform's shape, at the end. */
public final class VerdictReport implements Report {
    private final PrintStream out;
    private final DiagnosticShape shape;
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean ended;

    /** @param sources the files that snippets show lines of */
    public VerdictReport(PrintStream out, Sources sources) {
        this.out = out;
        this.shape = new DiagnosticShape(sources);
    }

    @Override
    public synchronized void diagnostic(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    @Override
    public synchronized void end(ExitCode code) {
        if (!ended) {
            out.println(shape.verdict(found, code.number()));
            out.flush();
            ended = true;
        }
    }

    @Override
    public void remark(String text) {}

    @Override
    public void plan(Plan plan) {
        throw onlyValidates();
    }

    @Override
    public void saved(String file) {
        throw onlyValidates();
    }

    @Override
    public Progress progress(Plan plan) {
        throw onlyValidates();
    }

    @Override
    public void applied(Plan plan, Applied applied, Path base, List<String> next) {
        throw onlyValidates();
    }

    @Override
    public void listing(Listing listing) {
        throw onlyValidates();
    }

    @Override
    public void document(String text, Listing listing) {
        throw onlyValidates();
    }

    @Override
    public void value(Plaintext value) {
        throw onlyValidates();
    }

    private static IllegalStateException onlyValidates() {
        return new IllegalStateException("validating tells of problems only: a bug in Tacit");
    }
}
