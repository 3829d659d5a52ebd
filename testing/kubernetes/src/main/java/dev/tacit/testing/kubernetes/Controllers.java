package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The programs of a control plane that a {@link TestCluster} has not by itself: without them a Deployment is a text. */
public final class Controllers implements AutoCloseable {
    private final Path directory;
    private final List<GuardedProcess> processes = new ArrayList<>();

    /** What can be run beside a cluster. */
    public enum Program {
        /** Deployments and what they are made of, the other owners of Pods, garbage, node's taints with its ttl annotation. */
        CONTROLLER_MANAGER(
                Binaries.KUBE_CONTROLLER_MANAGER,
                "--controllers=deployment-controller,replicaset-controller,statefulset-controller,"
                        + "daemonset-controller,job-controller,cronjob-controller,garbage-collector-controller,"
                        + "node-lifecycle-controller,ttl-controller"),
        /** Gives Pods a node. */
        SCHEDULER(Binaries.KUBE_SCHEDULER, "--v=0");

        private final Binaries binary;
        private final String argument;

        Program(Binaries binary, String argument) {
            this.binary = binary;
            this.argument = argument;
        }
    }

    private Controllers(Path directory) {
        this.directory = directory;
    }

    /** They begin to work within some two seconds; nothing is waited for. */
    public static Controllers start(TestCluster cluster, Set<Program> programs) {
        try {
            var started = new Controllers(Files.createTempDirectory("tacit-controllers-"));
            for (var program : List.copyOf(programs)) {
                var command = List.of(
                        program.binary.locate().toString(),
                        "--kubeconfig=" + cluster.kubeconfig(),
                        "--leader-elect=false",
                        "--secure-port=0",
                        program.argument);
                started.processes.add(GuardedProcess.start(
                        program.binary.fileName(),
                        started.directory,
                        GuardedProcess.Cleanup.REMOVE_DIRECTORY,
                        command));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start controllers: " + e.getMessage(), e);
        }
    }

    /** What they said last, for the text of an exception. */
    public String lastWords() {
        return String.join(
                "\n", processes.stream().map(GuardedProcess::lastWords).toList());
    }

    @Override
    public void close() {
        processes.forEach(GuardedProcess::close);
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
