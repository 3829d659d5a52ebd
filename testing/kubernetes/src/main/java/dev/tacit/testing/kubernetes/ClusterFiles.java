package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/** The files an API server is started with, in one private directory. */
final class ClusterFiles {
    /** Everything but the server's own chatter; the answer of a request is logged when it is finished. */
    private static final String AUDIT_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
            - level: None
              users: ["system:apiserver"]
            - level: None
              nonResourceURLs: ["*"]
            - level: Metadata
            """;

    final Path directory;
    private final TestCluster.Audit audit;
    private final String etcd;
    private final String apiServer;

    ClusterFiles(CertificateAuthority authority, String adminToken, TestCluster.Audit audit)
            throws IOException, GeneralSecurityException {
        this.audit = audit;
        etcd = Binaries.ETCD.locate().toString();
        apiServer = Binaries.KUBE_APISERVER.locate().toString();
        directory = Files.createTempDirectory("tacit-cluster-");
        CertificateAuthority.Issued serving = authority.issueServer();
        write("ca.pem", authority.pem());
        write("serving.pem", serving.certificatePem());
        write("serving.key", serving.keyPem());
        KeyPair accounts = KeyKind.EC.generate();
        write("accounts.key", Pem.of("PRIVATE KEY", accounts.getPrivate().getEncoded()));
        write("accounts.pub", Pem.of("PUBLIC KEY", accounts.getPublic().getEncoded()));
        var toKubelets = authority.issueClient(KeyKind.EC, "kube-apiserver", List.of("system:masters"));
        write("to-kubelets.pem", toKubelets.certificatePem());
        write("to-kubelets.key", toKubelets.keyPem());
        write("tokens.csv", adminToken + ",admin,admin,\"system:masters\"\n");
        write("audit-policy.yaml", AUDIT_POLICY);
    }

    Path auditLog() {
        return directory.resolve("audit.jsonl");
    }

    Path etcdData(String name) {
        return directory.resolve("etcd-" + name);
    }

    List<String> etcdCommand(Path data, int clientPort, int peerPort) {
        String client = "http://127.0.0.1:" + clientPort;
        String peer = "http://127.0.0.1:" + peerPort;
        return List.of(
                etcd,
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--data-dir=" + data,
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer);
    }

    List<String> apiServerCommand(int port, int etcdPort) {
        var command = new ArrayList<>(List.of(
                apiServer,
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--secure-port=" + port,
                "--tls-cert-file=" + directory.resolve("serving.pem"),
                "--tls-private-key-file=" + directory.resolve("serving.key"),
                "--client-ca-file=" + directory.resolve("ca.pem"),
                "--cert-dir=" + directory,
                "--kubelet-client-certificate=" + directory.resolve("to-kubelets.pem"),
                "--kubelet-client-key=" + directory.resolve("to-kubelets.key"),
                "--kubelet-preferred-address-types=InternalIP",
                "--token-auth-file=" + directory.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + directory.resolve("accounts.pub"),
                "--service-account-signing-key-file=" + directory.resolve("accounts.key"),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--disable-admission-plugins=ServiceAccount",
                "--profiling=false"));
        if (audit == TestCluster.Audit.ON) {
            command.add("--audit-policy-file=" + directory.resolve("audit-policy.yaml"));
            command.add("--audit-log-path=" + auditLog());
        }
        return command;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    void delete() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
