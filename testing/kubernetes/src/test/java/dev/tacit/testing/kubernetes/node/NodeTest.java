package dev.tacit.testing.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Controllers;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsNode
@Tag("real:kube-apiserver")
class NodeTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String OLD = "sha256:cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4"; // old
    private static final List<String> SET_BY_KUBELET =
            List.of("vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops");

    private static final TestCluster CLUSTER = TestCluster.shared();
    private static Map<String, String> sysctls = Map.of();
    private static TestNode node;

    @BeforeAll
    static void start() throws IOException {
        sysctls = sysctls();
        node = TestNode.start(CLUSTER, NodeOptions.standard().with(Controllers.Program.values()));
    }

    @AfterAll
    static void close() throws IOException {
        node.close();
        assertThat(Path.of("/run/tacit-node")).doesNotExist();
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 2)) {
            assertThat(groups.filter(each -> each.endsWith("tacit-node"))).isEmpty();
        }
        assertThat(sysctls()).isEqualTo(sysctls);
    }

    @Test
    void mountsWhatASecretHolds() {
        String namespace = namespaceWithSecret("mounts");
        var pod = node.run(namespace, everyKindOfMount("probe", "sleep"));

        assertThat(pod.read("/creds/password")).hasValue("old");
        assertThat(pod.read("/all/password")).hasValue("old");
        assertThat(pod.read("/one/password")).hasValue("old");
        assertThat(pod.read("/creds/user")).isEmpty();
    }

    @Test
    void changesTheFilesOfARunningPodThatIsAnnotated() {
        String namespace = namespaceWithSecret("changes");
        var pod = node.run(namespace, everyKindOfMount("probe", "sleep"));
        var before = pod.identity();

        change(namespace);
        pod.annotate("test/poke", "1");

        assertThat(pod.sees("/creds/password", "new", SOON)).isPresent();
        assertThat(pod.sees("/all/password", "new", SOON)).isPresent();
        assertThat(pod.read("/one/password")).hasValue("old");
        assertThat(pod.identity()).isEqualTo(before);
    }

    @Test
    void tellsWhichBytesAnApplicationHas() throws InterruptedException {
        String namespace = namespaceWithSecret("tells");
        var once = node.run(
                namespace, PodDraft.probe("once", "once", "/creds/password").secret("/creds", "db"));
        var watch = node.run(
                namespace, PodDraft.probe("watch", "watch", "/creds/password").secret("/creds", "db"));
        var env = node.run(namespace, PodDraft.probe("env", "env", "PASSWORD").env("PASSWORD", "db", "password"));

        change(namespace);
        once.annotate("test/poke", "1");
        watch.annotate("test/poke", "1");

        assertThat(watch.sees("/creds/password", "new", SOON)).isPresent();
        assertThat(once.sees("/creds/password", "new", SOON)).isPresent();
        Thread.sleep(200);
        assertThat(watch.log()).hasSize(2);
        assertThat(watch.log().getFirst()).endsWith(" /creds/password " + OLD);
        assertThat(once.log()).hasSize(1);
        assertThat(env.log()).singleElement().asString().endsWith(" PASSWORD " + OLD);
    }

    @Test
    void runsProgramsInContainersThatHaveThem() {
        String namespace = namespaceWithSecret("runs");
        var probe = node.run(namespace, PodDraft.probe("probe", "sleep").secret("/creds", "db"));
        var bare = node.run(namespace, PodDraft.bare("bare").secret("/creds", "db"));

        var digest = probe.exec("sha256sum", "/creds/password");
        assertThat(digest.code()).isZero();
        assertThat("sha256:" + digest.output()).isEqualTo(OLD + "  /creds/password\n");
        assertThat(probe.exec("cat", "/creds/none").code()).isEqualTo(1);
        assertThat(bare.exec("cat", "/creds/password").code()).isNotZero();
        assertThat(bare.read("/creds/password")).hasValue("old");
    }

    @Test
    void runsThePodsOfADeployment() {
        String namespace = namespaceWithSecret("deployment");

        var pods = node.deploy(namespace, PodDraft.bare("app").secret("/creds", "db"), 2);

        assertThat(pods)
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod.read("/creds/password")).hasValue("old"));
        assertThat(CLUSTER.get("/api/v1/nodes/" + node.name()).text("metadata", "annotations"))
                .contains("node.alpha.kubernetes.io/ttl=0");
    }

    static PodDraft everyKindOfMount(String name, String... arguments) {
        return PodDraft.probe(name, arguments)
                .secret("/creds", "db")
                .projected("/all", "db")
                .subPath("/one/password", "db", "password")
                .env("PASSWORD", "db", "password")
                .envFrom("db");
    }

    private static String namespaceWithSecret(String name) {
        String namespace = CLUSTER.uniqueNamespace(name);
        CLUSTER.createSecret(namespace, "db", Map.of("password", "old"));
        return namespace;
    }

    private static void change(String namespace) {
        CLUSTER.patch(TestCluster.secrets(namespace) + "/db", "{\"stringData\":{\"password\":\"new\"}}")
                .expectSuccess();
    }

    private static Map<String, String> sysctls() throws IOException {
        var values = new HashMap<String, String>();
        for (String name : SET_BY_KUBELET) {
            values.put(name, Files.readString(Path.of("/proc/sys", name)));
        }
        return values;
    }
}
