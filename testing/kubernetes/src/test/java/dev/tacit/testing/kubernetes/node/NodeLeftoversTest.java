package dev.tacit.testing.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a node whose test was killed. */
@NeedsNode
@Tag("real:kube-apiserver")
class NodeLeftoversTest {
    private static final Duration LONGER_THAN_A_START = Duration.ofSeconds(4);
    private static final Path STATE = Path.of("/run/tacit-node");

    private final TestCluster cluster = TestCluster.shared();

    @Test
    void theNextStartWaitsUntilAKilledTestIsCleanedUp() throws Exception {
        var child = child();
        var daemons = daemons(child);
        assertThat(daemons).hasSizeGreaterThanOrEqualTo(2);
        var next = CompletableFuture.supplyAsync(() -> TestNode.start(cluster));
        Thread.sleep(LONGER_THAN_A_START);
        assertThat(next).isNotDone();

        child.destroyForcibly();

        next.get(60, TimeUnit.SECONDS).close();
        assertNothingIsLeft(daemons);
    }

    @Test
    void theNextStartRemovesWhatEvenItsGuardianCouldNot() throws Exception {
        var child = child();
        var directory = Path.of(Files.readString(STATE.resolve("directory")).strip());
        var daemons = daemons(child);
        var guardian = child.descendants()
                .filter(each -> commandLine(each).contains(directory + "/node.sh"))
                .toList();
        assertThat(guardian).isNotEmpty();
        guardian.forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly().waitFor();
        assertThat(STATE).exists();

        TestNode.start(cluster).close();

        assertThat(directory).doesNotExist();
        assertNothingIsLeft(daemons);
    }

    private static void assertNothingIsLeft(List<ProcessHandle> daemons) throws IOException {
        assertThat(STATE).doesNotExist();
        assertThat(daemons).noneMatch(NodeLeftoversTest::isRunning);
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 2)) {
            assertThat(groups.filter(each -> each.endsWith("tacit-node"))).isEmpty();
        }
        assertThat(NetworkInterface.getByName("lo").inetAddresses())
                .noneMatch(each -> each.getHostAddress().equals(NodeFiles.ADDRESS));
    }

    private static Process child() throws IOException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeChild.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(child.inputReader().readLine()).startsWith("node-");
        return child;
    }

    private static List<ProcessHandle> daemons(Process child) {
        var found = new ArrayList<ProcessHandle>();
        child.descendants()
                .filter(each -> commandLine(each).matches("(?s)(\\S*/kubelet|containerd)\0.*"))
                .forEach(found::add);
        return found;
    }

    /** A dead process may stay in the table until somebody takes note. */
    private static boolean isRunning(ProcessHandle process) {
        return !commandLine(process).isEmpty();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }
}
