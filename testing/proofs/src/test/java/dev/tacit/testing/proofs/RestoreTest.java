package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.testing.kubernetes.EtcdSnapshot.Revisions;
import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real etcd is put back to a real snapshot of itself: the next plan says so, its apply repairs all of it. */
@Tag("real:kube-apiserver")
@Tag("real:sqlite")
class RestoreTest {
    @TempDir
    Path home;

    @Test
    void aRestoreIsNoticedAndRepaired() throws Exception {
        try (var cluster = TestCluster.start()) {
            Claims.prove(
                    "an etcd restored to an older snapshot is noticed and repaired",
                    () -> restored(cluster, new Shell(home.resolve("again")), Revisions.AGAIN));
            Claims.prove(
                    "an etcd restored with its revision raised is noticed and repaired",
                    () -> restored(cluster, new Shell(home.resolve("bumped")), Revisions.BUMPED));
            Claims.prove(
                    "an etcd restore that lost only new objects is noticed and repaired",
                    () -> onlyNewObjectsAreLost(cluster, new Shell(home.resolve("new"))));
        }
    }

    private static String restored(TestCluster cluster, Shell shell, Revisions revisions) throws Exception {
        var ground = ClusterGround.of(cluster, shell);
        // What is as recorded proves what was there before it, so that comes first.
        declare(shell, ground, "first", "lost");
        run(shell, 0, "apply", "-auto-approve");
        declare(shell, ground, "first", "steady", "changed", "removed", "lost");
        run(shell, 0, "apply", "-auto-approve");
        cluster.delete(TestCluster.secrets(ground.namespace()) + "/lost").expectSuccess();
        var snapshot = cluster.snapshot();
        declare(shell, ground, "second", "steady", "changed", "added", "lost");
        // What was lost before the snapshot is lost now too, and nobody but a person did that.
        run(shell, 0, "apply", "-auto-approve", "-target=secret.changed", "-target=federation.changed");
        run(shell, 0, "apply", "-auto-approve", "-target=federation.added", "-target=federation.removed");
        cluster.restore(snapshot, revisions);

        var out = run(shell, 2, "plan", "-detailed-exitcode", "--json");

        assertThat(codes(out)).as(out).containsEntry("target-went-back", "target.kubernetes.here");
        assertThat(changes(out))
                .isEqualTo(Map.of(
                        "changed", "repair/put-back",
                        "added", "repair/put-back",
                        "removed", "delete/put-back",
                        "lost", "repair/missing"));
        run(shell, 0, "apply", "-auto-approve");
        agree(shell, ground, Map.of("steady", "first", "changed", "second", "added", "second", "lost", "first"));
        return "1 older, 2 absent, 1 back: repaired";
    }

    /** No object is older than recorded: only the cluster's own version tells. */
    private static String onlyNewObjectsAreLost(TestCluster cluster, Shell shell) throws Exception {
        var ground = ClusterGround.of(cluster, shell);
        declare(shell, ground, "first", "steady");
        run(shell, 0, "apply", "-auto-approve");
        var snapshot = cluster.snapshot();
        for (int i = 0; i < 20; i++) {
            cluster.uniqueNamespace("busy"); // a restarted server writes something itself
        }
        declare(shell, ground, "first", "steady", "added");
        run(shell, 0, "apply", "-auto-approve");
        cluster.restore(snapshot, Revisions.AGAIN);

        var out = run(shell, 2, "plan", "-detailed-exitcode", "--json");

        assertThat(codes(out)).as(out).containsEntry("target-went-back", "target.kubernetes.here");
        assertThat(changes(out)).isEqualTo(Map.of("added", "repair/put-back"));
        run(shell, 0, "apply", "-auto-approve");
        agree(shell, ground, Map.of("steady", "first", "added", "first"));
        return "1 absent: repaired";
    }

    private static void declare(Shell shell, ClusterGround ground, String note, String... names) throws Exception {
        var text = new StringBuilder(ground.declaration());
        for (var name : names) {
            var content = name.equals("changed") || name.equals("added") ? note : "first";
            text.append("""
                    secret "%1$s" {
                      data = { note = "%2$s" }
                    }
                    federation "%1$s" {
                      source = secret.%1$s
                      to {
                        targets = [%3$s]
                    %4$s    name = "%1$s"
                      }
                    }
                    """.formatted(name, content, ground.reference(), ground.namespaces()));
        }
        shell.write("main.tacit.hcl", text.toString());
    }

    private static String run(Shell shell, int code, String... args) {
        var result = shell.run(args);
        assertThat(result.code())
                .as(String.join(" ", args) + ": " + result.all())
                .isEqualTo(code);
        return result.out();
    }

    /** The targets that diagnostics are about, by code. */
    private static Map<String, String> codes(String out) {
        var codes = new TreeMap<String, String>();
        out.lines()
                .filter(line -> Json.text(line, "type").equals("diagnostic"))
                .forEach(line -> codes.put(Json.text(line, "code"), Json.text(line, "address")));
        return codes;
    }

    /** Action and reason by the name of the federation. */
    private static Map<String, String> changes(String out) {
        return out.lines()
                .filter(line -> Json.text(line, "type").equals("change"))
                .filter(line -> Json.text(line, "address").startsWith("federation."))
                .collect(Collectors.toMap(
                        line -> Json.text(line, "address").substring("federation.".length()),
                        line -> Json.text(line, "action") + "/" + Json.text(line, "reason")));
    }

    private static void agree(Shell shell, ClusterGround ground, Map<String, String> notes) throws Exception {
        var again = run(shell, 0, "plan", "-detailed-exitcode", "--json");
        assertThat(changes(again)).isEmpty();
        assertThat(codes(again)).doesNotContainKey("target-went-back");
        var there = new TreeMap<String, String>();
        ground.objects().forEach((name, data) -> there.put(name, data.get("note")));
        assertThat(there).isEqualTo(notes);
        try (var ledger = shell.behind().stores().require()) {
            Set<String> delivered = ledger.snapshot().state().stream()
                    .flatMap(stored -> stored.record() instanceof DeliveryRecord d
                            ? java.util.stream.Stream.of(d.object().name() + " " + d.status())
                            : java.util.stream.Stream.empty())
                    .collect(Collectors.toSet());
            assertThat(delivered)
                    .isEqualTo(notes.keySet().stream()
                            .map(name -> name + " DELIVERED")
                            .collect(Collectors.toSet()));
        }
    }
}
