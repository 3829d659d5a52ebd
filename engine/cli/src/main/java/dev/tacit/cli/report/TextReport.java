package dev.tacit.cli.report;

import dev.tacit.cli.render.AppliedText;
import dev.tacit.cli.render.DiagnosticText;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.render.PlanText;
import dev.tacit.cli.render.Style;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Receipt;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Tells people: problems on standard error, the rest on standard output. */
public final class TextReport implements Report {
    private static final long MILLIS_BETWEEN = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Style style;
    private final Function<SourceRange, Optional<String>> snippets;
    private final Progressing progressing;
    private final InstantSource clock;
    private final List<Change.Deliver> delivered = new ArrayList<>();

    /** Whether a line that changes in place may be shown. */
    public enum Progressing {
        SHOWN,
        HIDDEN
    }

    public TextReport(
            PrintStream out,
            PrintStream err,
            Style style,
            Function<SourceRange, Optional<String>> snippets,
            Progressing progressing,
            InstantSource clock) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.snippets = snippets;
        this.progressing = progressing;
        this.clock = clock;
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        out.flush();
        err.print(DiagnosticText.of(diagnostic, snippets, style));
        err.flush();
    }

    @Override
    public void plan(Plan plan) {
        out.print(PlanText.of(plan, style));
        out.flush();
    }

    @Override
    public void saved(String file) {
        out.println("\nThe plan is saved, sealed, as " + file + ". It can be applied once.");
    }

    @Override
    public Progress progress(Plan plan) {
        long all = plan.changes().stream()
                .filter(change -> change instanceof Change.Deliver)
                .count();
        return new Following(all);
    }

    private final class Following implements Progress {
        private final long all;
        private long answered;
        private long shown;

        Following(long all) {
            this.all = all;
        }

        @Override
        public void committed(long serial) {}

        @Override
        public void delivering(Change.Deliver change) {}

        @Override
        public void answered(Change.Deliver change, Receipt receipt) {
            synchronized (delivered) {
                answered++;
                if (receipt instanceof Receipt.Written) {
                    delivered.add(change);
                }
                long now = clock.millis();
                if (progressing == Progressing.SHOWN && (now - shown >= MILLIS_BETWEEN || answered == all)) {
                    shown = now;
                    var line = String.format(Locale.ROOT, "\rDelivering: %,d of %,d", answered, all);
                    // The line is wiped when all is answered, for what is told next.
                    err.print(answered == all ? "\r" + " ".repeat(line.length()) + "\r" : line);
                    err.flush();
                }
            }
        }
    }

    @Override
    public void applied(Plan plan, Applied applied, List<String> next) {
        synchronized (delivered) {
            out.print(AppliedText.of(plan, applied, delivered, next, style));
        }
    }

    @Override
    public void listing(Listing listing) {
        out.print(listing.text());
    }

    @Override
    public void remark(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void end(ExitCode code) {
        out.flush();
        err.flush();
    }
}
