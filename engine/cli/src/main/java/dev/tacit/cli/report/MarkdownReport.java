package dev.tacit.cli.report;

import dev.tacit.cli.render.Listing;
import dev.tacit.cli.render.PlanMarkdown;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.secret.Plaintext;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a plan and its problems as one comment on standard output, problems to the person who runs it as well. */
public final class MarkdownReport implements Report {
    private final PrintStream out;
    private final Report person;
    private final List<Diagnostic> problems = new ArrayList<>();
    private @Nullable Plan plan;
    private boolean ended;

    public MarkdownReport(PrintStream out, Report person) {
        this.out = out;
        this.person = person;
    }

    @Override
    public synchronized void diagnostic(Diagnostic diagnostic) {
        problems.add(diagnostic);
        person.diagnostic(diagnostic);
    }

    @Override
    public synchronized void plan(Plan plan) {
        this.plan = plan;
    }

    @Override
    public void saved(String file) {}

    @Override
    public Progress progress(Plan plan) {
        return person.progress(plan);
    }

    @Override
    public void applied(Plan plan, Applied applied, Path base, List<String> next) {
        person.applied(plan, applied, base, next);
    }

    @Override
    public void listing(Listing listing) {
        person.listing(listing);
    }

    @Override
    public void value(Plaintext value) {
        person.value(value);
    }

    @Override
    public void document(String text, Listing lines) {
        person.document(text, lines);
    }

    @Override
    public void remark(String text) {
        person.remark(text);
    }

    @Override
    public synchronized void end(ExitCode code) {
        if (!ended) {
            ended = true;
            if (plan != null || !problems.isEmpty() || code != ExitCode.DONE) {
                out.print(PlanMarkdown.of(plan, problems));
            }
            person.end(code);
        }
    }
}
