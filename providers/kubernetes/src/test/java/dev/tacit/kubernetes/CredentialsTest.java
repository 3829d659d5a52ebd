package dev.tacit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.access.Machine;
import dev.tacit.testing.kubernetes.ConnectProxy;
import dev.tacit.testing.kubernetes.KeyKind;
import dev.tacit.testing.kubernetes.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in, on a real API server. */
@Tag("real:kube-apiserver")
class CredentialsTest {
    private final TestCluster cluster = TestCluster.shared();

    @TempDir
    private Path directory = Path.of("");

    private TargetSettings settings(Map<String, String> plain) {
        return new TargetSettings(Fixture.ADDRESS, new TreeMap<>(plain), new TreeMap<>());
    }

    private Map<String, String> withTokenFile(Map<String, String> more) {
        var plain = new TreeMap<>(
                Map.of("server", cluster.server().toString(), "ca", cluster.caPem(), "token_file", "token"));
        plain.putAll(more);
        return plain;
    }

    private static KubernetesCode refusal(Connection connection) {
        assertThat(connection).isInstanceOf(Connection.Refused.class);
        return (KubernetesCode) ((Connection.Refused) connection).diagnostic().code();
    }

    @Test
    void goesOnWithARotatedTokenWhenTheOldOneIsRefused() throws Exception {
        var namespace = cluster.uniqueNamespace("rotation");
        var before = cluster.createUser(namespace, "before");
        var after = cluster.createUser(namespace, "after");
        for (var user : new TestCluster.User[] {before, after}) {
            cluster.allow(user, "kube-system", "secrets", "get", "list");
            cluster.allow(user, "kube-system", "namespaces", "get");
        }
        Files.writeString(directory.resolve("token"), before.credential().token());

        var connection = Fixture.provider(directory).connect(settings(withTokenFile(Map.of())), Fixture.LINEAGE);
        assertThat(connection).isInstanceOf(Connection.Connected.class);
        try (var target = ((Connection.Connected) connection).target()) {
            cluster.delete("/api/v1/namespaces/" + namespace + "/serviceaccounts/before")
                    .expectSuccess();
            Files.writeString(directory.resolve("token"), after.credential().token());

            assertThat(Fixture.wanted(target, new ObjectKey("kube-system", "not-there")))
                    .isInstanceOf(Observation.Absent.class);
        }
    }

    @Test
    void connectsFromInsideACluster() throws Exception {
        Files.writeString(directory.resolve("token"), cluster.adminToken());
        Files.writeString(directory.resolve("ca.crt"), cluster.caPem());
        var environment = Map.of(
                "KUBERNETES_SERVICE_HOST",
                cluster.server().getHost(),
                "KUBERNETES_SERVICE_PORT",
                String.valueOf(cluster.server().getPort()));
        var inCluster = settings(Map.of("in_cluster", "true"));

        assertThat(Fixture.provider(new Machine(directory, directory, environment, directory))
                        .connect(inCluster, Fixture.LINEAGE))
                .isInstanceOf(Connection.Connected.class);
        assertThat(refusal(Fixture.provider(new Machine(directory, directory, Map.of(), directory))
                        .connect(inCluster, Fixture.LINEAGE)))
                .isEqualTo(KubernetesCode.NOT_IN_A_CLUSTER);
    }

    @Test
    void expectsTheNameItIsToldInTheCertificate() throws Exception {
        Files.writeString(directory.resolve("token"), cluster.adminToken());
        var provider = Fixture.provider(directory);

        assertThat(provider.connect(settings(withTokenFile(Map.of("tls_server_name", "localhost"))), Fixture.LINEAGE))
                .isInstanceOf(Connection.Connected.class);
        assertThat(refusal(provider.connect(
                        settings(withTokenFile(Map.of("tls_server_name", "elsewhere.test"))), Fixture.LINEAGE)))
                .isEqualTo(KubernetesCode.CLUSTER_UNTRUSTED);
    }

    @Test
    void goesThroughAProxyThatIsNamed() throws Exception {
        Files.writeString(directory.resolve("token"), cluster.adminToken());
        var provider = Fixture.provider(directory);
        try (var proxy = ConnectProxy.start()) {
            var through = withTokenFile(Map.of("proxy_url", proxy.url().toString()));
            assertThat(provider.connect(settings(through), Fixture.LINEAGE)).isInstanceOf(Connection.Connected.class);
            assertThat(proxy.tunnels())
                    .containsExactly(
                            cluster.server().getHost() + ":" + cluster.server().getPort());

            var unknown =
                    withTokenFile(Map.of("proxy_url", proxy.urlWithoutPassword().toString()));
            assertThat(provider.connect(settings(unknown), Fixture.LINEAGE))
                    .isInstanceOfSatisfying(
                            Connection.Unreachable.class,
                            unreachable -> assertThat(unreachable.diagnostic().detail())
                                    .contains("the proxy made no tunnel (it answered 407)"));
        }
    }

    @Test
    void logsInAsACredentialPluginSays() throws Exception {
        var certificate = cluster.clientCertificate(KeyKind.EC, "ann", "system:masters");
        plugin("token", "\"token\":\"" + cluster.adminToken() + "\"");
        plugin(
                "certificate",
                "\"clientCertificateData\":\"" + certificate.certificatePem().replace("\n", "\\n")
                        + "\",\"clientKeyData\":\"" + certificate.keyPem().replace("\n", "\\n") + "\"");
        Files.writeString(directory.resolve("config"), """
                contexts:
                - {name: token, context: {cluster: c, user: token}}
                - {name: certificate, context: {cluster: c, user: certificate}}
                clusters:
                - name: c
                  cluster: {server: '%s', certificate-authority: ca.pem}
                users:
                - name: token
                  user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./token}}
                - name: certificate
                  user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./certificate}}
                """.formatted(cluster.server()));
        Files.writeString(directory.resolve("ca.pem"), cluster.caPem());

        for (var context : new String[] {"token", "certificate"}) {
            var plain = Map.of("kubeconfig", "config", "context", context, "exec.allow", "./" + context);
            assertThat(Fixture.provider(directory).connect(settings(plain), Fixture.LINEAGE))
                    .as(context)
                    .isInstanceOf(Connection.Connected.class);
        }
    }

    private void plugin(String name, String status) throws Exception {
        Files.writeString(directory.resolve(name + ".json"), """
                {"apiVersion": "client.authentication.k8s.io/v1beta1", "kind": "ExecCredential", "status": {%s}}
                """.formatted(status));
        var file = Files.writeString(
                directory.resolve(name), "#!/bin/sh\nexec cat " + directory.resolve(name + ".json") + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
