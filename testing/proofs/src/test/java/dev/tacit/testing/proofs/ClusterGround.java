package dev.tacit.testing.proofs;

import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A namespace of a real cluster. */
record ClusterGround(TestCluster cluster, String namespace) implements Ground {
    /** A new namespace, reached by a kubeconfig in the project of {@code shell}. */
    static ClusterGround of(TestCluster cluster, Shell shell) throws IOException {
        return of(cluster, cluster.context("admin"), shell);
    }

    static ClusterGround of(TestCluster cluster, Kubeconfig.Context way, Shell shell) throws IOException {
        Kubeconfig.write(shell.home().resolve("kubeconfig"), List.of(way));
        return new ClusterGround(cluster, cluster.uniqueNamespace("proof"));
    }

    @Override
    public String declaration() {
        return "target \"kubernetes\" \"here\" {\n  kubeconfig = \"../kubeconfig\"\n  context    = \"admin\"\n}\n";
    }

    @Override
    public String reference() {
        return "target.kubernetes.here";
    }

    @Override
    public String namespaces() {
        return "    namespaces = [\"" + namespace + "\"]\n";
    }

    @Override
    public SortedMap<String, Map<String, String>> objects() {
        var objects = new TreeMap<String, Map<String, String>>();
        var body = cluster.get(TestCluster.secrets(namespace)).expectSuccess().body();
        if (!(Json.parse(body) instanceof Map<?, ?> list) || !(list.get("items") instanceof List<?> items)) {
            throw new IllegalStateException("no list");
        }
        for (var item : items) {
            var data = new TreeMap<String, String>();
            if (!(item instanceof Map<?, ?> object) || !(object.get("metadata") instanceof Map<?, ?> metadata)) {
                throw new IllegalStateException("no object");
            }
            if (object.get("data") instanceof Map<?, ?> entries) {
                entries.forEach((key, value) -> data.put(
                        String.valueOf(key),
                        new String(Base64.getDecoder().decode(String.valueOf(value)), StandardCharsets.UTF_8)));
            }
            objects.put(String.valueOf(metadata.get("name")), data);
        }
        return objects;
    }

    @Override
    public String trace(String object) {
        var answer = cluster.getSecret(namespace, object);
        return answer.status() == 404 ? "" : answer.expectSuccess().body();
    }

    @Override
    public String leftovers() {
        return "";
    }
}
