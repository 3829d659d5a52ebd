package dev.tacit.cli.render;

import static dev.tacit.cli.render.Plans.LOCAL;
import static dev.tacit.cli.render.Plans.added;
import static dev.tacit.cli.render.Plans.changed;
import static dev.tacit.cli.render.Plans.cluster;
import static dev.tacit.cli.render.Plans.deferred;
import static dev.tacit.cli.render.Plans.deliver;
import static dev.tacit.cli.render.Plans.draw;
import static dev.tacit.cli.render.Plans.output;
import static dev.tacit.cli.render.Plans.refused;
import static dev.tacit.cli.render.Plans.secret;
import static dev.tacit.cli.render.Plans.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden files: {@code -Dgolden=write} writes them anew, for reading before they are committed. */
class PlanTextTest {
    private static final Address FEDERATION = Address.of(Kind.FEDERATION, "db");
    private static final Address PASSWORD = Address.of(Kind.GENERATOR, "password", "db");

    @Test
    void printsTheFirstPlan() throws IOException {
        var plan = new Plans()
                .add(draw(PASSWORD, Reason.FIRST))
                .add(version(secret("db"), Reason.FIRST, 0, 0, added("password"), added("username")))
                .add(deliver(FEDERATION, LOCAL, "", Action.CREATE, Reason.FIRST))
                .add(output("db_version"))
                .plan();

        assertGolden("first", plan);
    }

    @Test
    void printsARotationInTwoClusters() throws IOException {
        var plan = new Plans()
                .add(draw(PASSWORD, Reason.INPUTS_CHANGED))
                .add(version(secret("db"), Reason.CONTENT_CHANGED, 3, 0, changed("password")))
                .add(deliver(FEDERATION, cluster("eu"), "billing", Action.UPDATE, Reason.NEW_VERSION))
                .add(deliver(FEDERATION, cluster("eu"), "audit", Action.REPAIR, Reason.EDITED))
                .add(deliver(FEDERATION, cluster("us"), "billing", Action.UPDATE, Reason.NEW_VERSION))
                .plan();

        assertGolden("rotation", plan);
    }

    @Test
    void putsFirstWhatNeedsAttention() throws IOException {
        var plan = new Plans()
                .add(version(secret("db"), Reason.ROLLED_BACK, 4, 2, changed("password")))
                .add(deliver(FEDERATION, cluster("eu"), "billing", Action.UPDATE, Reason.NEW_VERSION))
                .add(deferred(FEDERATION, cluster("us"), "billing", "audit"))
                .add(deliver(FEDERATION, cluster("eu"), "old", Action.DELETE, Reason.NOT_DECLARED))
                .add(new Change.Remove(secret("gone"), Reason.NOT_DECLARED, 5))
                .add(refused(FEDERATION, cluster("eu"), "web", "Helm release \u001b[31mweb"))
                .plan();

        assertGolden("attention", plan);
    }

    @Test
    void countsFiveThousandRoutineChangesBehindThreeDeletes() throws IOException {
        var plans = new Plans();
        for (int i = 0; i < 5_000; i++) {
            var key = new InstanceKey.Name("n" + i);
            var secret = secret("app").instance(key);
            plans.add(draw(PASSWORD.instance(key), Reason.FIRST));
            plans.add(version(secret, Reason.FIRST, 0, 0, added("password")));
            plans.add(deliver(
                    FEDERATION.instance(key),
                    cluster(i % 2 == 0 ? "eu" : "us"),
                    "ns" + i % 10,
                    Action.CREATE,
                    Reason.FIRST));
        }
        for (int i = 0; i < 3; i++) {
            plans.add(deliver(
                    Address.of(Kind.FEDERATION, "old"), cluster("eu"), "ns" + i, Action.DELETE, Reason.NOT_DECLARED));
        }
        var plan = plans.plan();

        assertGolden("thousands", plan);
        assertThat(PlanText.of(plan, Style.PLAIN, Detail.FEW).lines().count()).isLessThan(60);
        assertThat(PlanText.of(plan, Style.PLAIN, Detail.EACH).lines().count()).isGreaterThan(15_000);
    }

    @Test
    void countsAFederationButTellsItsExceptionsByName() throws IOException {
        var plans = new Plans();
        for (int i = 0; i < 5_000; i++) {
            plans.add(deliver(
                    FEDERATION, cluster(i % 2 == 0 ? "eu" : "us"), "ns" + i, Action.UPDATE, Reason.NEW_VERSION));
        }
        for (int i = 0; i < 30; i++) {
            plans.add(deliver(FEDERATION, cluster("eu"), "old" + i, Action.DELETE, Reason.NOT_DECLARED));
        }
        plans.add(deliver(FEDERATION, cluster("us"), "edited", Action.REPAIR, Reason.EDITED));
        plans.add(refused(FEDERATION, cluster("us"), "web", "Helm release web"));

        assertGolden("exceptions", plans.plan());
    }

    @Test
    void fitsFiveThousandRoutineChangesHoweverTheyAreSpread() {
        var clusters = new Plans();
        var federations = new Plans();
        for (int i = 0; i < 5_000; i++) {
            clusters.add(deliver(FEDERATION, cluster("c" + i % 500), "ns" + i, Action.UPDATE, Reason.NEW_VERSION));
            federations.add(deliver(
                    Address.of(Kind.FEDERATION, "f" + i % 300),
                    cluster("c" + i % 7),
                    "ns" + i,
                    Action.CREATE,
                    Reason.FIRST));
            federations.add(version(secret("s" + i % 300 + "x" + i), Reason.FIRST, 0, 0, added("k" + i % 40)));
        }
        for (var plan : List.of(clusters.plan(), federations.plan())) {
            assertThat(PlanText.of(plan, Style.PLAIN, Detail.FEW).lines()).hasSizeLessThan(60);
        }
    }

    @Test
    void countsWhatADestroyDeletes() {
        var plans = new Plans().destroying();
        for (int i = 0; i < 5_000; i++) {
            plans.add(deliver(FEDERATION, cluster("eu"), "ns" + i, Action.DELETE, Reason.DESTROYED));
        }
        assertThat(PlanText.of(plans.plan(), Style.PLAIN, Detail.FEW).lines()).hasSizeLessThan(60);
    }

    @Test
    void saysWhenThereIsNothingToChange() throws IOException {
        assertGolden("nothing", new Plans().plan());
    }

    private static void assertGolden(String name, Plan plan) throws IOException {
        var file = Path.of("src/test/resources/plans", name + ".txt");
        var text = PlanText.of(plan, Style.PLAIN, Detail.FEW);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
