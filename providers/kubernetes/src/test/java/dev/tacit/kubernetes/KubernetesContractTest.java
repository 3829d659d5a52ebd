package dev.tacit.kubernetes;

import dev.tacit.core.provider.AdoptingProviderContract;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.InlineAccess;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.HttpsExchange;
import dev.tacit.kubernetes.wire.Route;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("real:kube-apiserver")
class KubernetesContractTest extends AdoptingProviderContract {
    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private final String namespace = cluster.uniqueNamespace("contract");

    @AfterEach
    void close() {
        proxy.close();
    }

    @Override
    protected Target connect(Lineage lineage) {
        var settings = Fixture.inline(proxy.url().toString(), proxy.caPem(), cluster.adminToken());
        return switch (Fixture.provider().connect(settings, lineage)) {
            case Connection.Connected(var target) -> target;
            case Connection.Unreachable(var why) -> throw new AssertionError(why);
            case Connection.Refused(var why) -> throw new AssertionError(why);
        };
    }

    @Override
    protected String namespace() {
        return namespace;
    }

    @Override
    protected void edit(ObjectKey object, String key, String value) {
        var base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        cluster.patch(path(object), "{\"data\":{\"" + key + "\":\"" + base64 + "\"}}")
                .expectSuccess();
    }

    @Override
    protected void touch(ObjectKey object) {
        cluster.patch(path(object), "{\"metadata\":{\"annotations\":{\"by\":\"someone\"}}}")
                .expectSuccess();
    }

    @Override
    protected void remove(ObjectKey object) {
        cluster.delete(path(object)).expectSuccess();
    }

    @Override
    protected void makeForeign(ObjectKey object) {
        cluster.createSecret(object.namespace(), object.name(), Map.of("a", "theirs"));
    }

    @Override
    protected Map<String, String> makeOfHelm(ObjectKey object) {
        cluster.post(TestCluster.secrets(object.namespace()) + "?fieldManager=helm", """
                        {"metadata":{"name":"NAME","labels":{"app.kubernetes.io/managed-by":"Helm"},
                         "annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"NS"}},
                         "stringData":{"a":"theirs"}}""".replace("NAME", object.name())
                        .replace("NS", object.namespace()))
                .expectSuccess();
        return Map.of("app.kubernetes.io/managed-by", "Helm");
    }

    @Override
    protected String makeNamespace(Map<String, String> labels) {
        var name = cluster.uniqueNamespace("labelled");
        labels.forEach((key, value) -> cluster.patch(
                        "/api/v1/namespaces/" + name, "{\"metadata\":{\"labels\":{\"" + key + "\":\"" + value + "\"}}}")
                .expectSuccess());
        return name;
    }

    @Override
    protected String makePod(ObjectKey object) {
        cluster.post("/api/v1/namespaces/" + object.namespace() + "/pods", """
                        {"metadata":{"name":"api-1"},"spec":{
                         "containers":[{"name":"c","image":"none","env":[{"name":"NAME","value":"unused"}],
                          "envFrom":[{"secretRef":{"name":"SECRET"}}]}]}}""".replace("SECRET", object.name()))
                .expectSuccess();
        return "api-1";
    }

    @Override
    protected SortedMap<String, byte[]> read(ObjectKey object) throws Exception {
        var access = InlineAccess.of(
                new Route(cluster.server(), null, null),
                cluster.caPem(),
                Optional.of(cluster.adminToken()),
                Optional.empty(),
                Optional.empty());
        var result = new TreeMap<String, byte[]>();
        try (var api = new ApiServer(new HttpsExchange(access));
                var secret = api.secret(object).orElseThrow()) {
            secret.read(data -> {
                data.forEach((key, bytes) -> result.put(key, bytes.clone()));
                return result;
            });
        }
        return result;
    }

    @Override
    protected long contentReads() {
        return proxy.count(SeenRequest::readsSecretValues);
    }

    private static String path(ObjectKey object) {
        return TestCluster.secrets(object.namespace()) + "/" + object.name();
    }
}
