package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.template.Outcome.Stage;
import dev.tacit.template.document.JsonDocument;
import dev.tacit.testing.rules.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated templates beside Go's engine: 200,000 under {@code -Dtacit.proofs=full}, else a share. */
@Tag("real:go-text-template")
class GeneratedTemplatesTest {
    private static final int AT_ONCE = 5_000;
    /** Enough to be looked at. */
    private static final int MANY = 20;

    private static final int BATCHES = Claims.full() ? 40 : 1;

    private int results;
    private int parse;
    private int exec;
    private int complaints;
    private int contents;
    private int earlier;

    @Test
    void agreesWithGoInResultOrKindAndLineOfError() throws Exception {
        Claims.prove("generated templates agree with Go", () -> {
            var disagreements = new ArrayList<String>();
            for (int seed = 1; seed <= BATCHES && disagreements.size() < MANY; seed++) {
                disagreements.addAll(disagreements(seed));
            }
            assertThat(disagreements).isEmpty();
            int all = AT_ONCE * BATCHES;
            assertThat(results).as("cases that render").isGreaterThan(all / 3);
            assertThat(parse).as("cases that are no templates").isGreaterThan(all / 50);
            assertThat(exec).as("cases that fail").isGreaterThan(all / 10);
            // The rules are in the list of differences because they are needed.
            assertThat(Differences.of("rule")).containsExactly("complaint", "content", "line");
            assertThat(earlier).as("lines that Go names later").isPositive();
            assertThat(complaints).isGreaterThan(all / 100);
            assertThat(contents).isGreaterThan(all / 200_000 - 1); // too rare for a share
            return all + " cases: " + results + " render, " + exec + " fail, " + parse + " are no templates, in "
                    + complaints + " Go complains in the text";
        });
    }

    private List<String> disagreements(int seed) throws Exception {
        var random = new Random(seed);
        var templates = new ArrayList<String>();
        var data = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (int i = 0; i < AT_ONCE; i++) {
            templates.add(GeneratedTemplates.template(random));
            data.add(GeneratedData.json(random));
            lines.add("{\"id\":\"" + i + "\",\"template\":" + GeneratedData.quoted(templates.get(i)) + ",\"data\":"
                    + data.get(i) + "}");
        }
        var answers = Oracle.answers(lines);
        var disagreements = new ArrayList<String>();
        for (int i = 0; i < AT_ONCE; i++) {
            var go = Objects.requireNonNull(answers.get(Integer.toString(i)));
            var ours = Outcome.ofOurs(templates.get(i), JsonDocument.read(data.get(i)));
            results += go instanceof Outcome.Result ? 1 : 0;
            parse += go.failed(Stage.PARSE) ? 1 : 0;
            exec += go.failed(Stage.EXEC) ? 1 : 0;
            contents += ours.failed(Stage.CONTENT) ? 1 : 0;
            complaints += go.failed(Stage.COMPLAINT) ? 1 : 0;
            earlier +=
                    go instanceof Outcome.Failed g && ours instanceof Outcome.Failed o && o.line() < g.line() ? 1 : 0;
            if (!go.asks(ours)) {
                disagreements.add("seed " + seed + ", case " + i + "\n" + templates.get(i) + "\n  go    " + go
                        + "\n  tacit " + ours + "\n  data  " + data.get(i) + "\n");
            }
        }
        return disagreements;
    }
}
