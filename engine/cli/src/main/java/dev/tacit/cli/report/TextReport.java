package dev.tacit.cli.report;

import dev.tacit.cli.project.Surroundings;
import dev.tacit.cli.render.AppliedText;
import dev.tacit.cli.render.Detail;
import dev.tacit.cli.render.Listing;
import dev.tacit.cli.render.PlanText;
import dev.tacit.cli.render.Style;
import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SnippetRenderer;
import dev.tacit.core.diagnostic.Sources;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.secret.Plaintext;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells people: problems on standard error, the rest on standard output. */
public final class TextReport implements Report {
    private static final long MILLIS_BETWEEN = 100;
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Style style;
    private final Detail detail;
    private final Surroundings surroundings;
    private final List<Change.Deliver> delivered = new ArrayList<>();
    private final SnippetRenderer diagnostics;

    /** @param sources the files that diagnostics show lines of */
    public TextReport(Surroundings surroundings, Style style, Detail detail, Sources sources) {
        this.out = surroundings.out();
        this.err = surroundings.err();
        this.style = style;
        this.detail = detail;
        this.surroundings = surroundings;
        this.diagnostics = new SnippetRenderer(
                sources,
                switch (style) {
                    case PLAIN -> SnippetRenderer.Style.PLAIN;
                    case COLOURED -> SnippetRenderer.Style.COLOUR;
                },
                WIDTH);
    }

    /** Its bytes and nothing else, but a line's end where a person looks. */
    @Override
    public void value(Plaintext value) {
        value.read(bytes -> {
            out.write(bytes, 0, bytes.length);
            return bytes.length;
        });
        if (surroundings.terminals().contains("1")) {
            out.println();
        }
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        out.flush();
        err.println(diagnostics.render(diagnostic));
        err.flush();
    }

    @Override
    public void plan(Plan plan) {
        out.print(PlanText.of(plan, style, detail));
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
        public void activating(Change.Activate change) {
            out.println("Telling the issuer of " + change.address() + " about version " + change.version() + " ...");
            out.flush();
        }

        @Override
        public void waveEnded(Address federation, int wave, boolean good) {
            out.println("Wave " + wave + " of " + federation + (good ? " is done." : " is not whole."));
            out.flush();
        }

        @Override
        public void delivering(Change.Deliver change) {}

        @Override
        public void answered(Change.Deliver change, Receipt receipt) {
            synchronized (delivered) {
                answered++;
                if (receipt instanceof Receipt.Written) {
                    delivered.add(change);
                }
                long now = surroundings.clock().millis();
                if (surroundings.animated() && (now - shown >= MILLIS_BETWEEN || answered == all)) {
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
    public void applied(Plan plan, Applied applied, Path base, List<String> next) {
        synchronized (delivered) {
            out.print(AppliedText.of(plan, applied, delivered, base, next, style));
        }
    }

    @Override
    public void listing(Listing listing) {
        out.print(listing.text());
    }

    @Override
    public void document(String text, Listing lines) {
        out.print(text);
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
