package dev.tacit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.testing.kubernetes.Credential;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.KeyKind;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("real:kube-apiserver")
class ConnectingTest {
    private final TestCluster cluster = TestCluster.shared();

    @TempDir
    private Path directory = Path.of("");

    private Connection connect(Kubeconfig.Context context) throws Exception {
        Files.createDirectories(directory.resolve("conf"));
        Kubeconfig.write(directory.resolve("conf/kubeconfig"), List.of(context));
        var settings = new TargetSettings(
                Fixture.ADDRESS,
                new TreeMap<>(Map.of("kubeconfig", "conf/kubeconfig", "context", context.name())),
                new TreeMap<>());
        return Fixture.provider(directory).connect(settings, Fixture.LINEAGE);
    }

    private String identity() {
        return cluster.get("/api/v1/namespaces/kube-system").text("metadata", "uid");
    }

    private void assertConnected(Connection connection) {
        assertThat(connection).isInstanceOfSatisfying(Connection.Connected.class, connected -> {
            try (var target = connected.target()) {
                assertThat(target.identity().id()).isEqualTo(identity());
            }
        });
    }

    private static void assertRefused(Connection connection, KubernetesCode code) {
        assertThat(connection).isInstanceOfSatisfying(Connection.Refused.class, refused -> {
            assertThat(refused.diagnostic().code()).isEqualTo(code);
            assertThat(refused.diagnostic().address()).isEqualTo("target.kubernetes.test");
        });
    }

    @Test
    void followsAKubeconfigBelowTheRootModule() throws Exception {
        assertConnected(connect(cluster.context("admin")));
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void showsAClientCertificate(KeyKind kind) throws Exception {
        var credential = cluster.clientCertificate(kind, "ann", "system:masters");

        assertConnected(connect(cluster.context("ann", credential)));
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void readsTheOlderEncodingsOfAClientKey(KeyKind kind) throws Exception {
        var credential = cluster.clientCertificate(kind, "ann", "system:masters");
        byte[] pkcs8 = Base64.getMimeDecoder().decode(credential.keyPem().replaceAll("-----[^-]*-----", ""));
        var older = switch (kind) {
            case RSA -> pem("RSA PRIVATE KEY", lastOctets(pkcs8));
            case EC ->
                "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + pem("EC PRIVATE KEY", withCurve(lastOctets(pkcs8)));
        };

        assertConnected(
                connect(cluster.context("ann", new Credential.ClientCertificate(credential.certificatePem(), older))));
    }

    @Test
    void doesNotTrustAServerOfAnotherAuthority() {
        try (var proxy = FaultProxy.before(cluster)) {
            var settings = Fixture.inline(proxy.url().toString(), cluster.caPem(), cluster.adminToken());

            assertRefused(Fixture.provider().connect(settings, Fixture.LINEAGE), KubernetesCode.CLUSTER_UNTRUSTED);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void saysWhichLoginWasRefused() {
        var settings = Fixture.inline(cluster.server().toString(), cluster.caPem(), "s3cret-but-wrong");

        var connection = Fixture.provider().connect(settings, Fixture.LINEAGE);

        assertRefused(connection, KubernetesCode.LOGIN_REFUSED);
        assertThat(connection.toString()).doesNotContain("s3cret");
    }

    @Test
    void defersWhatCannotBeReached() {
        try (var proxy = FaultProxy.before(cluster)) {
            var settings = Fixture.inline(proxy.url().toString(), proxy.caPem(), cluster.adminToken());
            proxy.goUnreachable();

            assertThat(Fixture.provider().connect(settings, Fixture.LINEAGE))
                    .isInstanceOfSatisfying(
                            Connection.Unreachable.class,
                            unreachable -> assertThat(unreachable.diagnostic().code())
                                    .isEqualTo(KubernetesCode.CLUSTER_UNREACHABLE));
        }
    }

    @Test
    void defersACredentialThatOnlyTheValueKeyOpens() {
        var plain = Fixture.inline(cluster.server().toString(), cluster.caPem(), "t");
        var sealed = new Secret(Type.STRING, new Provenance("0".repeat(64)), Content.NeedsValueKey::new);
        var settings = new TargetSettings(plain.address(), plain.plain(), new TreeMap<>(Map.of("token", sealed)));

        assertThat(Fixture.provider().connect(settings, Fixture.LINEAGE))
                .isInstanceOfSatisfying(
                        Connection.Unreachable.class,
                        unreachable -> assertThat(unreachable.diagnostic().code())
                                .isEqualTo(KubernetesCode.CREDENTIAL_SEALED));
    }

    @Test
    void namesThePermissionToReadTheIdentity() {
        var namespace = cluster.uniqueNamespace("connecting");
        var user = cluster.createUser(namespace, "nobody");
        var settings = Fixture.inline(
                cluster.server().toString(), cluster.caPem(), user.credential().token());

        var connection = Fixture.provider().connect(settings, Fixture.LINEAGE);

        assertRefused(connection, KubernetesCode.ACCESS_FORBIDDEN);
        assertThat(((Connection.Refused) connection).diagnostic().detail()).contains("get namespaces");
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    /** The octet string that ends a PKCS#8 key is the key in its older encoding. */
    private static byte[] lastOctets(byte[] pkcs8) {
        for (int from = 4; ; from++) {
            int length = pkcs8.length - from;
            boolean isShort = pkcs8[from - 2] == 4 && (pkcs8[from - 1] & 0xff) == length && length < 128;
            boolean isLong = pkcs8[from - 4] == 4
                    && (pkcs8[from - 3] & 0xff) == 0x82
                    && (((pkcs8[from - 2] & 0xff) << 8) | (pkcs8[from - 1] & 0xff)) == length;
            if (isShort || isLong) {
                return Arrays.copyOfRange(pkcs8, from, pkcs8.length);
            }
        }
    }

    /** PKCS#8 names the curve outside of the key, SEC 1 inside. */
    private static byte[] withCurve(byte[] ec) {
        byte[] curve = java.util.HexFormat.of().parseHex("a00a06082a8648ce3d030107");
        int secretEnd = 2 + 3 + 2 + 32;
        byte[] result = new byte[ec.length + curve.length];
        System.arraycopy(ec, 0, result, 0, secretEnd);
        System.arraycopy(curve, 0, result, secretEnd, curve.length);
        System.arraycopy(ec, secretEnd, result, secretEnd + curve.length, ec.length - secretEnd);
        result[1] += (byte) curve.length;
        return result;
    }
}
