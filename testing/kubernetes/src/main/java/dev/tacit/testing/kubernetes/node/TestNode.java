package dev.tacit.testing.kubernetes.node;

import dev.tacit.testing.kubernetes.ApiAnswer;
import dev.tacit.testing.kubernetes.Binaries;
import dev.tacit.testing.kubernetes.Controllers;
import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A real node of a {@link TestCluster}: kubelet with containerd and runc in namespaces of their own, ready when
 * {@link #start} returns. A machine has one at a time; another start waits until this one is closed, in other processes as
 * well, so a test class starts its own and closes it. Nothing is left behind, even when the JVM is killed. Mark the test
 * with {@link NeedsNode}: a start throws where the machine cannot be a node.
 */
public final class TestNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestCluster cluster;
    private final NodeOptions options;
    private final String name = "node-" + Long.toString(System.nanoTime(), 36);
    private final NodeFiles files;
    private final NodeProcess process;
    private final @Nullable Controllers controllers;

    private TestNode(TestCluster cluster, NodeOptions options) throws IOException {
        this.cluster = cluster;
        this.options = options;
        var kubelet = Binaries.KUBELET.locate();
        files = new NodeFiles(options, options.way().orElseGet(() -> cluster.context("node")), cluster.caFile());
        try {
            process = NodeProcess.start(files.directory, name, kubelet);
        } catch (IOException e) {
            var words = files.lastWords();
            files.delete();
            throw new IOException(e.getMessage() + words, e);
        }
        controllers = options.controllers().isEmpty() ? null : Controllers.start(cluster, options.controllers());
    }

    /** Starts a node, in some two seconds, beside a cluster that must outlive it. */
    public static TestNode start(TestCluster cluster, NodeOptions options) {
        Requirements.missing().ifPresent(reason -> {
            throw new IllegalStateException("no node here: " + reason);
        });
        try {
            var node = new TestNode(cluster, options);
            try {
                node.await(node::isReady, () -> "the node to be ready");
                return node;
            } catch (RuntimeException e) {
                node.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a node: " + e.getMessage(), e);
        }
    }

    public static TestNode start(TestCluster cluster) {
        return start(cluster, NodeOptions.standard());
    }

    /** Of the Node object. */
    public String name() {
        return name;
    }

    /** Creates a Pod, waits until it runs. */
    public RunningPod run(String namespace, PodDraft draft) {
        create(namespace, draft);
        return awaitPod(namespace, draft.name());
    }

    /** Creates a Pod and waits for nothing, for one that is not to run soon. */
    public void create(String namespace, PodDraft draft) {
        cluster.post(RunningPod.pods(namespace), draft.pod(placement())).expectSuccess();
    }

    /** The Pod of that name once it runs. */
    public RunningPod awaitPod(String namespace, String pod) {
        await(
                () -> podOf(namespace, pod).text("status", "phase").equals("Running"),
                () -> "Pod " + pod + " to run; its status is "
                        + podOf(namespace, pod).body());
        return new RunningPod(cluster, namespace, pod);
    }

    /** Creates a Deployment, waits until as many Pods of it run; the node needs the controller manager. */
    public List<RunningPod> deploy(String namespace, PodDraft draft, int replicas) {
        cluster.post("/apis/apps/v1/namespaces/" + namespace + "/deployments", draft.deployment(replicas, placement()))
                .expectSuccess();
        return awaitPods(namespace, "app=" + draft.name(), replicas);
    }

    /** The Pods a selector finds, once they are as many and all run. */
    public List<RunningPod> awaitPods(String namespace, String selector, int count) {
        var found = new ArrayList<RunningPod>();
        await(
                () -> {
                    found.clear();
                    var answer = cluster.get(RunningPod.pods(namespace) + "?labelSelector=" + selector);
                    if (Json.parse(answer.expectSuccess().body()) instanceof Map<?, ?> list
                            && list.get("items") instanceof List<?> items) {
                        for (int i = 0; i < items.size(); i++) {
                            if (answer.text("items", "" + i, "status", "phase").equals("Running")) {
                                found.add(new RunningPod(
                                        cluster, namespace, answer.text("items", "" + i, "metadata", "name")));
                            }
                        }
                        return items.size() == count && found.size() == count;
                    }
                    return false;
                },
                () -> count + " Pods with " + selector + " to run");
        return List.copyOf(found);
    }

    /** What kubelet under {@link NodeOptions.Detection#CACHE} reads; the controller manager writes it otherwise. */
    public void annotateTtl(Duration ttl) {
        cluster.patch(
                        "/api/v1/nodes/" + name,
                        "{\"metadata\":{\"annotations\":{\"node.alpha.kubernetes.io/ttl\":\"" + ttl.toSeconds()
                                + "\"}}}")
                .expectSuccess();
    }

    /** A scheduler chooses the node if there is one. */
    private Optional<String> placement() {
        return options.controllers().contains(Controllers.Program.SCHEDULER) ? Optional.empty() : Optional.of(name);
    }

    private ApiAnswer podOf(String namespace, String pod) {
        return cluster.get(RunningPod.pods(namespace) + "/" + pod);
    }

    private boolean isReady() {
        var answer = cluster.get("/api/v1/nodes/" + name);
        return answer.status() == 200
                && Json.parse(answer.body()) instanceof Map<?, ?> node
                && node.get("status") instanceof Map<?, ?> status
                && status.get("conditions") instanceof List<?> conditions
                && conditions.stream()
                        .anyMatch(each -> each instanceof Map<?, ?> condition
                                && "Ready".equals(condition.get("type"))
                                && "True".equals(condition.get("status")));
    }

    private void await(BooleanSupplier done, Supplier<String> what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("waited in vain for " + what.get() + lastWords());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what.get(), e);
            }
        }
    }

    private String lastWords() {
        return files.lastWords() + (controllers == null ? "" : "\n" + controllers.lastWords());
    }

    /** Kills everything of the node, takes its Node and its Pods out of the cluster. */
    @Override
    public void close() {
        try (controllers) {
            process.close();
        }
        files.delete();
        forget();
    }

    private void forget() {
        try {
            var pods = cluster.get("/api/v1/pods?fieldSelector=spec.nodeName=" + name);
            if (Json.parse(pods.body()) instanceof Map<?, ?> list && list.get("items") instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    var at = "" + i;
                    cluster.delete(RunningPod.pods(pods.text("items", at, "metadata", "namespace")) + "/"
                            + pods.text("items", at, "metadata", "name") + "?gracePeriodSeconds=0");
                }
            }
            cluster.delete("/api/v1/nodes/" + name);
        } catch (UncheckedIOException e) {
            // The cluster went first: so did its objects.
        }
    }
}
