package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.FileFault;
import dev.tacit.cli.project.Project;
import dev.tacit.cli.project.SavedPlans;
import dev.tacit.cli.render.IntentDifference;
import dev.tacit.cli.render.IntentJson;
import dev.tacit.cli.render.PlanMarkdown;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.StoreException;
import dev.tacit.seal.SealedLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The intent that somebody approved.
 *
 * @param digest of it, or at least the printed part
 * @param intent the whole, where it was told
 */
record Approved(String digest, Optional<Intent> intent) {
    private static final long LARGEST = 1L << 28;

    /** @param given a digest, or a file: the output of {@code plan --json} or {@code --format=markdown}, a saved plan */
    static Approved read(String given, Project project, Optional<SealedLedger> ledger, Report report)
            throws StopException, StoreException {
        if (given.matches("[0-9a-fA-F-]+")) {
            return new Approved(given.replace("-", "").toLowerCase(Locale.ROOT), Optional.empty());
        }
        var file = project.directory().resolve(Path.of(given));
        try {
            if (Files.size(file) > LARGEST) {
                throw unusable(given, report);
            }
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (text.startsWith("{")) {
                var lines = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                var intent = IntentJson.read(lines).orElseThrow(() -> unusable(given, report));
                return new Approved(intent.digest(), Optional.of(intent));
            }
            var digest = PlanMarkdown.digest(text);
            if (digest != null) {
                return new Approved(digest, Optional.empty());
            }
            var intent = Intent.of(SavedPlans.read(ledger.orElseThrow(() -> unusable(given, report)), file));
            return new Approved(intent.digest(), Optional.of(intent));
        } catch (IOException e) {
            throw Faults.error(
                    report,
                    CliCode.FILE_UNREADABLE,
                    "What was approved could not be read",
                    "Reading " + given + " failed: " + FileFault.why(e)
                            + ". -approved takes an intent digest of at least " + Intent.BRIEF
                            + " hexadecimal digits, or a file.");
        }
    }

    private static StopException unusable(String given, Report report) {
        return Faults.error(
                report,
                CliCode.APPROVAL_UNREADABLE,
                "This file tells no approved plan",
                given + " is not the whole output of `tacit plan --json` or `--format=markdown`, and no plan saved with"
                        + " -out.");
    }

    boolean accepts(Plan plan) {
        return Intent.of(plan).digest().startsWith(digest);
    }

    /** Goes on only if {@code plan} is what was approved; shows what differs, as far as it is known. */
    void require(Plan plan, Report report) throws StopException {
        if (accepts(plan)) {
            return;
        }
        var planned = Intent.of(plan);
        intent.ifPresent(approved -> report.listing(IntentDifference.of(approved, planned)));
        throw Faults.stop(
                report,
                ExitCode.POLICY,
                CliCode.INTENT_DIFFERS,
                "This is not what was approved",
                "The plan's intent is " + Intent.brief(planned.digest()) + "; approved was " + Intent.brief(digest)
                        + ". Nothing was changed. Look at the plan and approve it"
                        + (intent.isPresent()
                                ? "."
                                : "; to be shown what differs, give -approved the output of `tacit plan --json`."));
    }
}
