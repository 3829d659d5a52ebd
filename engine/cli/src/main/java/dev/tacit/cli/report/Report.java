package dev.tacit.cli.report;

import dev.tacit.cli.render.Listing;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.secret.Plaintext;
import java.nio.file.Path;
import java.util.List;

/** Where a run tells what it finds and does. Safe for use by several threads. */
public interface Report {
    void diagnostic(Diagnostic diagnostic);

    void plan(Plan plan);

    /** A plan was saved, as {@code file} by the user's words. */
    void saved(String file);

    /** Follows the apply of {@code plan}. */
    Progress progress(Plan plan);

    /**
     * What became of a plan.
     *
     * @param base where paths of targets start, by the user's words
     * @param next what one may do now
     */
    void applied(Plan plan, Applied applied, Path base, List<String> next);

    void listing(Listing listing);

    /** A document that was asked for: the text for people, lines for programs. */
    void document(String text, Listing lines);

    /** A value that was asked for; lent, not kept. */
    void value(Plaintext value);

    /** A remark for people; programs are told nothing. */
    void remark(String text);

    /** The last word of a run; what comes after it is not told. */
    void end(ExitCode code);
}
