package dev.tacit.cli.render;

import static dev.tacit.cli.render.Plans.cluster;
import static dev.tacit.cli.render.Plans.deliver;
import static dev.tacit.cli.render.Plans.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.record.Reason;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanMarkdownTest {
    private static final Address FEDERATION = Address.of(Kind.FEDERATION, "db");

    @Test
    void tellsThePlanFencedAndEndsWithItsDigest() {
        var plan = new Plans()
                .add(deliver(FEDERATION, cluster("eu"), "billing", Action.UPDATE, Reason.NEW_VERSION))
                .add(refused(FEDERATION, cluster("eu"), "web", "```\n# not a heading"))
                .plan();
        var warning = Diagnostic.warning(Plans.Trouble.UNREACHABLE, "Slow", "It was ```slow```.", null);

        var markdown = PlanMarkdown.of(plan, List.of(warning));

        assertThat(markdown)
                .startsWith("### Tacit plan: 1 object refused, 1 object to update\n")
                .contains("````text\nWarning: Slow", "````text\n  ! federation.db")
                .endsWith("Intent digest: `" + Intent.of(plan).digest() + "`\n");
        assertThat(PlanMarkdown.digest(markdown)).isEqualTo(Intent.of(plan).digest());
    }

    @Test
    void holdsEveryChangeWhereThereIsRoom() {
        var plans = new Plans();
        for (int i = 0; i < 100; i++) {
            plans.add(deliver(FEDERATION, cluster("eu"), "ns" + i, Action.UPDATE, Reason.NEW_VERSION));
        }
        assertThat(PlanMarkdown.of(plans.plan(), List.of()))
                .contains("100 objects in 100 namespaces", "<details>", "ns77/db-credentials");
    }

    @Test
    void neverExceedsAComment() {
        var warning = Diagnostic.warning(Plans.Trouble.UNREACHABLE, "s".repeat(90), "d".repeat(2_000), null);
        for (int number : new int[] {600, 3_000, 20_000}) {
            for (var action : List.of(Action.UPDATE, Action.DELETE)) {
                var plans = new Plans();
                for (int i = 0; i < number; i++) {
                    var federation = Address.of(Kind.FEDERATION, "a-rather-long-name-" + i);
                    plans.add(deliver(federation, cluster("c" + i), "ns" + i, action, Reason.NEW_VERSION));
                }
                var plan = plans.plan();
                var markdown = PlanMarkdown.of(plan, Collections.nCopies(50, warning));
                assertThat(markdown.length()).isLessThanOrEqualTo(PlanMarkdown.LONGEST);
                assertThat(markdown)
                        .endsWith("Intent digest: `" + Intent.of(plan).digest() + "`\n");
            }
        }
    }

    @Test
    void tellsAFailureAndAnEmptyPlan() {
        var error = Diagnostic.error(Plans.Trouble.UNREACHABLE, "Broken", "It broke.", null);
        assertThat(PlanMarkdown.of(null, List.of(error)))
                .startsWith("### Tacit plan: failed\n")
                .contains("Error: Broken");
        assertThat(PlanMarkdown.of(new Plans().plan(), List.of()))
                .startsWith("### Tacit plan: nothing to change\n")
                .contains("Intent digest: `");
    }
}
