package dev.tacit.testing.kubernetes;

import dev.tacit.testing.go.GoTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Finds the Go programs of the test bed. {@code KUBEBUILDER_ASSETS}, the convention of envtest, wins for what it holds;
 * anything else is built from {@code testing/kubernetes/tools}.
 */
public enum Binaries {
    ETCD("etcd", "go.etcd.io/etcd/server/v3"),
    /** Makes a data directory of a snapshot. */
    ETCDUTL("etcdutl", "go.etcd.io/etcd/etcdutl/v3"),
    KUBE_APISERVER("kube-apiserver", "k8s.io/kubernetes/cmd/kube-apiserver"),
    KUBECTL("kubectl", "k8s.io/kubernetes/cmd/kubectl"),
    KUBELET("kubelet", "k8s.io/kubernetes/cmd/kubelet"),
    KUBE_CONTROLLER_MANAGER("kube-controller-manager", "k8s.io/kubernetes/cmd/kube-controller-manager"),
    KUBE_SCHEDULER("kube-scheduler", "k8s.io/kubernetes/cmd/kube-scheduler"),
    /** The application in Pods of tests; see {@code tools/cmd/probe}. */
    PROBE("probe", "./cmd/probe"),
    /** All there is in an image that has nothing to exec; see {@code tools/cmd/pause}. */
    PAUSE("pause", "./cmd/pause"),
    /** Replays prepared requests with a bare Go client; see {@code tools/cmd/replay}. */
    REPLAY("replay", "./cmd/replay");

    private static final String TOOLS = "testing/kubernetes/tools";
    private static final String VERSION_PACKAGE = "k8s.io/component-base/version.";

    private final String fileName;
    private final String goPackage;

    Binaries(String fileName, String goPackage) {
        this.fileName = fileName;
        this.goPackage = goPackage;
    }

    static Binaries named(String fileName) {
        return Arrays.stream(values())
                .filter(program -> program.fileName.equals(fileName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the test bed has no program " + fileName));
    }

    String fileName() {
        return fileName;
    }

    /** The executable, built if need be. */
    public Path locate() {
        String assets = System.getenv("KUBEBUILDER_ASSETS");
        if (assets != null && !assets.isBlank()) {
            Path given = Path.of(assets, fileName);
            if (Files.isExecutable(given)) {
                return given;
            }
        }
        try {
            return new GoTool(fileName, TOOLS, goPackage, linkerFlags()).program();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "KUBEBUILDER_ASSETS does not hold " + fileName + ", nor can it be built: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building " + fileName, e);
        }
    }

    /** Programs of Kubernetes learn their version from the linker. */
    private String linkerFlags() throws IOException {
        String version = kubernetesVersion();
        String[] numbers = version.substring(1).split("\\.", -1);
        return "-s -w -X " + VERSION_PACKAGE + "gitVersion=" + version
                + " -X " + VERSION_PACKAGE + "gitMajor=" + numbers[0]
                + " -X " + VERSION_PACKAGE + "gitMinor=" + numbers[1];
    }

    private String kubernetesVersion() throws IOException {
        Path tools = new GoTool(fileName, TOOLS, goPackage).directory();
        for (String line : Files.readAllLines(tools.resolve("go.mod"))) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length >= 2 && words[0].equals("k8s.io/kubernetes")) {
                return words[1];
            }
        }
        throw new IOException("go.mod names no version of k8s.io/kubernetes");
    }
}
