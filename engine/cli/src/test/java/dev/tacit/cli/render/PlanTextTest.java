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
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Conduct.Reload;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Reference.Via;
import dev.tacit.core.liveness.Verdict;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private static Affected affected(
            Address target, String namespace, String workload, Conduct conduct, Map<Reference, Verdict> verdicts) {
        return new Affected(
                FEDERATION,
                target,
                new ObjectKey(namespace, "db-credentials"),
                Manner.IN_PLACE,
                new Workload(namespace, "Deployment", workload),
                2,
                conduct,
                new TreeMap<>(verdicts));
    }

    private static final Map<Reference, Verdict> FILES =
            Map.of(Reference.whole(Via.VOLUME, "/etc/db"), Verdict.FILE_UPDATES);
    private static final Map<Reference, Verdict> VARIABLE =
            Map.of(Reference.of(Via.VARIABLE, "DATABASE_URL", Set.of("url")), Verdict.NOT_LIVE);

    @Test
    void tellsWhoWillNotice() throws IOException {
        var watches = new Conduct(Reload.WATCH, "");
        var plan = new Plans()
                .add(version(secret("db"), Reason.CONTENT_CHANGED, 3, 0, changed("password")))
                .add(deliver(FEDERATION, cluster("eu"), "billing", Action.UPDATE, Reason.NEW_VERSION))
                .add(deliver(FEDERATION, cluster("us"), "billing", Action.UPDATE, Reason.NEW_VERSION))
                .add(deliver(FEDERATION, cluster("us"), "shop", Action.UPDATE, Reason.NEW_VERSION))
                .affecting(
                        affected(cluster("eu"), "billing", "api", Conduct.UNSAID, FILES),
                        affected(cluster("us"), "billing", "api", Conduct.UNSAID, FILES),
                        affected(
                                cluster("eu"),
                                "billing",
                                "hot",
                                watches,
                                Map.of(Reference.whole(Via.PROJECTED, "/etc/db"), Verdict.LIVE)),
                        affected(cluster("eu"), "billing", "legacy", Conduct.UNSAID, VARIABLE),
                        affected(
                                cluster("us"),
                                "billing",
                                "mixed",
                                new Conduct(Reload.UNSAID, "Reloader"),
                                Map.of(
                                        Reference.whole(Via.SUB_PATH, "/etc/db/ca"),
                                        Verdict.RESTARTED,
                                        Reference.whole(Via.PULL, ""),
                                        Verdict.NEXT_USE)))
                .unseen(new Liveness.Unseen(cluster("us"), "shop", "not permitted"))
                .plan();

        assertGolden("liveness", plan);
    }

    @Test
    void countsWhoWillNoticeButNamesThoseLeftBehind() throws IOException {
        var plans = new Plans();
        var affected = new ArrayList<Affected>();
        for (int i = 0; i < 500; i++) {
            plans.add(deliver(FEDERATION, cluster("eu"), "ns" + i, Action.UPDATE, Reason.NEW_VERSION));
            affected.add(affected(cluster("eu"), "ns" + i, "api", Conduct.UNSAID, FILES));
        }
        affected.add(affected(cluster("eu"), "ns7", "legacy", Conduct.UNSAID, VARIABLE));
        plans.affecting(affected.toArray(Affected[]::new));

        assertGolden("liveness-counted", plans.plan());
        assertThat(PlanText.of(plans.plan(), Style.PLAIN, Detail.EACH).lines())
                .filteredOn(line -> line.contains("/Deployment/"))
                .hasSize(501);
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
