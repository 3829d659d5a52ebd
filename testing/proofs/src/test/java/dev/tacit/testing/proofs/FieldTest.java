package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Fault;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three clusters, many namespaces, many federations, the permissions that {@code target rbac} prints: whatever happens,
 * the next plan finishes the work.
 */
@Tag("real:kube-apiserver")
@Tag("real:sqlite")
class FieldTest {
    private static final int NAMESPACES = Claims.full() ? 100 : 6;
    private static final int FEDERATIONS = Claims.full() ? 10 : 3;
    private static final String APP_JSON_PATCH_LABEL =
            "[{\"op\":\"add\",\"path\":\"/metadata/labels/app\",\"value\":\"x\"}]";

    @TempDir
    Path home;

    /** Every one of them, or the usual one in every build. */
    static List<String> modes() {
        return Claims.full() ? List.of("namespaces", "cluster", "names") : List.of("namespaces");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void storeAndClustersAgreeAfterEverything(String observe) throws Exception {
        var clusters = new ArrayList<TestCluster>();
        var three = "three clusters, observe = " + observe + ", no permission but those printed: ";
        try {
            for (int i = 0; i < 3; i++) {
                clusters.add(TestCluster.start());
            }
            try (var field = new Field(new Shell(home), clusters, NAMESPACES, FEDERATIONS, observe)) {
                Claims.prove(three + "created", () -> created(field));
                Claims.prove(three + "drift of every kind found, repaired", () -> drifted(field));
                Claims.prove(three + "namespaces appear, vanish", () -> appearedAndVanished(field));
                Claims.prove(three + "one unreachable while planning", () -> unreachableAtPlan(field));
                Claims.prove(three + "one unreachable at apply", () -> unreachableAtApply(field));
                Claims.prove(three + "one lost in the middle", () -> lostInTheMiddle(field));
            }
        } finally {
            clusters.forEach(TestCluster::close);
        }
    }

    private static String created(Field field) throws Exception {
        var planned = field.planned(2);
        field.run(0, "apply", "-auto-approve");
        field.agree();
        assertThat(planned).containsEntry("create/new-namespace", field.objects());
        return field.objects() + " objects in " + field.clusters.size() + " clusters";
    }

    /** Object db0 of a few namespaces of the first cluster, one kind of drift each. */
    private static String drifted(Field field) throws Exception {
        var cluster = field.clusters.getFirst();
        edit(cluster, 0, "{\"stringData\":{\"note\":\"edited\"}}");
        edit(cluster, 1, "{\"stringData\":{\"theirs\":\"a foreign key\"}}");
        edit(cluster, 2, "{\"metadata\":{\"annotations\":{\"someone.example/was\":\"here\"}}}");
        edit(cluster, 3, APP_JSON_PATCH_LABEL);
        edit(cluster, 4, "{\"metadata\":{\"labels\":{\"tacit.dev/store\":null}}}");
        cluster.delete(secret(5)).expectSuccess();
        var planned = field.planned(2);
        assertThat(planned)
                .isEqualTo(
                        Map.of("repair/edited", 2, "record/moved-on", 1, "repair/relabelled", 2, "repair/missing", 1));
        field.run(0, "apply", "-auto-approve");
        field.agree();
        return "edited, foreign key, relabelled, our label removed, deleted: repaired; annotated only: noted";
    }

    private static void edit(TestCluster cluster, int namespace, String patch) {
        cluster.patch(secret(namespace), patch).expectSuccess();
    }

    private static String secret(int namespace) {
        return TestCluster.secrets("team-" + namespace) + "/db0";
    }

    private static String appearedAndVanished(Field field) throws Exception {
        field.appear(1, "team-new");
        field.vanish(2, "team-0");
        var planned = field.planned(2);
        assertThat(planned).isEqualTo(Map.of("create/new-namespace", FEDERATIONS, "record/gone", FEDERATIONS));
        field.run(0, "apply", "-auto-approve");
        field.agree();
        return "1 and 1, " + 2 * FEDERATIONS + " objects";
    }

    private static String unreachableAtPlan(Field field) throws Exception {
        int there = field.namespaces.get(1).size() * FEDERATIONS;
        field.declare("second");
        field.proxies.get(1).goUnreachable();
        assertThat(field.planned(3)).containsEntry("deferred/unreachable", there);
        field.run(3, "apply", "-auto-approve");
        field.run(3, "plan");
        field.proxies.get(1).heal();
        assertThat(field.planned(2)).isEqualTo(Map.of("update/new-version", there));
        field.run(0, "apply", "-auto-approve");
        field.agree();
        return there + " objects deferred, then written";
    }

    private static String unreachableAtApply(Field field) throws Exception {
        int there = field.namespaces.get(2).size() * FEDERATIONS;
        field.declare("third");
        field.run(0, "plan", "-out=third.plan");
        field.proxies.get(2).goUnreachable();
        field.run(3, "apply", "third.plan");
        field.proxies.get(2).heal();
        assertThat(field.planned(2).values().stream().mapToInt(n -> n).sum()).isEqualTo(there);
        field.run(0, "apply", "-auto-approve");
        field.agree();
        return there + " objects deferred, then written";
    }

    private static String lostInTheMiddle(Field field) throws Exception {
        int there = field.namespaces.getFirst().size() * FEDERATIONS;
        field.declare("fourth");
        var proxy = field.proxies.getFirst();
        proxy.forgetRequests();
        int before = there / 2;
        proxy.inject(late(proxy, before), (there - before) / 2, new Fault.CutAfterServer());
        proxy.inject(late(proxy, before), Integer.MAX_VALUE, new Fault.CutBeforeServer());
        field.run(3, "apply", "-auto-approve");
        proxy.heal();
        var left = field.planned(2);
        field.run(0, "apply", "-auto-approve");
        field.agree();
        return "after " + before + " of " + there + " writes; the next plan: " + left;
    }

    private static Predicate<SeenRequest> late(FaultProxy proxy, int before) {
        return request -> request.isWrite() && proxy.count(SeenRequest::isWrite) > before;
    }
}
