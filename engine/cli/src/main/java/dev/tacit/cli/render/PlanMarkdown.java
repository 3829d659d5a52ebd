package dev.tacit.cli.render;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Plan;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan for a pull request's comment: never longer than such a comment may be, ends with the intent digest. */
public final class PlanMarkdown {
    /** GitHub takes 65,536; some is left for what others add. */
    public static final int LONGEST = 60_000;

    private static final int FOR_PROBLEMS = 10_000;
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern DIGEST = Pattern.compile("Intent digest: `([0-9a-f]{64})`");

    private PlanMarkdown() {}

    /** @param plan null when none could be made */
    public static String of(@Nullable Plan plan, List<Diagnostic> problems) {
        var end = plan == null ? "" : end(plan);
        var start = new StringBuilder("### Tacit plan: ").append(title(plan)).append("\n\n");
        if (!problems.isEmpty()) {
            start.append(fenced(problems(problems), FOR_PROBLEMS)).append('\n');
        }
        if (plan == null || PlanText.summary(plan).isEmpty()) {
            return start + end;
        }
        int room = LONGEST - start.length() - end.length();
        var body = fitting(plan, room);
        start.append(body);
        var full = details(plan);
        if (body.length() + full.length() <= room
                && !PlanText.of(plan, Style.PLAIN, Detail.FEW).equals(PlanText.of(plan, Style.PLAIN, Detail.EACH))) {
            start.append(full);
        }
        return start + end;
    }

    /** The digest at the end of a text made by {@link #of}, null when there is none. */
    public static @Nullable String digest(String markdown) {
        var matcher = DIGEST.matcher(markdown);
        String last = null;
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private static String title(@Nullable Plan plan) {
        if (plan == null) {
            return "failed";
        }
        var summary = PlanText.summary(plan);
        var unreached = Noticed.sentence(plan.liveness());
        return summary.isEmpty() ? "nothing to change" : unreached.isEmpty() ? summary : summary + "; " + unreached;
    }

    private static String problems(List<Diagnostic> problems) {
        var text = new StringBuilder();
        for (var problem : problems) {
            var subject = problem.subject();
            text.append(problem.isError() ? "Error: " : "Warning: ")
                    .append(Words.printable(problem.summary()))
                    .append(problem.address() == null ? "" : " (" + Words.printable(problem.address()) + ")")
                    .append(
                            subject == null
                                    ? ""
                                    : "\n  on " + subject.file() + " line "
                                            + subject.start().line())
                    .append("\n  ")
                    .append(Words.printable(problem.detail().replace('\n', ' ')))
                    .append('\n');
        }
        return text.toString();
    }

    /** As much detail as there is room for. */
    private static String fitting(Plan plan, int room) {
        for (var detail = Detail.FEW; detail != Detail.BY_KIND; detail = detail.coarser()) {
            var body = fenced(body(plan, detail), Integer.MAX_VALUE);
            if (body.length() <= room) {
                return body;
            }
        }
        return fenced(body(plan, Detail.BY_KIND), room);
    }

    private static String details(Plan plan) {
        return "\n<details><summary>Every change</summary>\n\n" + fenced(body(plan, Detail.EACH), Integer.MAX_VALUE)
                + "\n</details>\n";
    }

    /** Without the lines that stand elsewhere in the comment. */
    private static String body(Plan plan, Detail detail) {
        var text = PlanText.of(plan, Style.PLAIN, detail);
        return text.substring(0, text.lastIndexOf("\n\nPlan: ") + 1);
    }

    /** Fenced so that nothing inside can end the fence; cut by whole lines. */
    private static String fenced(String text, int most) {
        int ticks = 2;
        var matcher = TICKS.matcher(text);
        while (matcher.find()) {
            ticks = Math.max(ticks, matcher.end() - matcher.start());
        }
        var fence = "`".repeat(ticks + 1);
        var frame = fence + "text\n" + fence + "\n";
        var cut = "… cut here; `tacit plan -full` lists everything\n";
        if (text.length() + frame.length() > most) {
            int end = text.lastIndexOf('\n', Math.max(0, most - frame.length() - cut.length()));
            return fenced(text.substring(0, Math.max(0, end) + 1) + cut, Integer.MAX_VALUE);
        }
        return fence + "text\n" + text + fence + "\n";
    }

    private static String end(Plan plan) {
        var digest = Intent.of(plan).digest();
        var how = PlanText.summary(plan).isEmpty()
                ? ""
                : "\nAfter the merge, `tacit apply -approved=DIGEST` applies this and nothing else.\n";
        return how + "\nIntent digest: `" + digest + "`\n";
    }
}
