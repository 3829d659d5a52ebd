package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One project that federates to namespaces of several real clusters, each reached through a proxy that may fail, as
 * somebody who may do there what {@code target rbac} prints and nothing else.
 */
final class Field implements AutoCloseable {
    private static final String TEAM = "team";
    private static final String USER = "tacit";
    private static final String HOME = "kube-public";

    final Shell shell;
    final List<TestCluster> clusters;
    final List<FaultProxy> proxies = new ArrayList<>();
    /** By cluster, the namespaces that the selector finds there. */
    final List<List<String>> namespaces = new ArrayList<>();

    private final int federations;
    private final String observe;

    /** @param observe how the clusters are looked at, which decides what is permitted there */
    Field(Shell shell, List<TestCluster> clusters, int spaces, int federations, String observe) throws IOException {
        this.shell = shell;
        this.observe = observe;
        this.clusters = List.copyOf(clusters);
        this.federations = federations;
        var contexts = new ArrayList<Kubeconfig.Context>();
        for (int i = 0; i < clusters.size(); i++) {
            var proxy = FaultProxy.before(clusters.get(i));
            proxies.add(proxy);
            contexts.add(proxy.context(
                    "c" + i, clusters.get(i).createUser(HOME, USER).credential()));
            namespaces.add(new ArrayList<>());
            for (int n = 0; n < spaces; n++) {
                appear(i, "team-" + n);
            }
        }
        Kubeconfig.write(shell.home().resolve("kubeconfig"), contexts);
        declare("as it was");
        permit();
    }

    private void permit() {
        for (int i = 0; i < clusters.size(); i++) {
            var printed = run(
                    0,
                    "target",
                    "rbac",
                    "target.kubernetes.all[\"c" + i + "\"]",
                    "-serviceaccount=" + HOME + ":" + USER);
            assertThat(printed.err()).isEmpty();
            clusters.get(i).createAll(printed.out());
        }
        for (int i = 0; i < 100 && shell.run("plan").code() != 0; i++) {
            // The authorizers learn of the roles by watching.
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** @param note part of the content of every secret */
    void declare(String note) throws IOException {
        shell.write("main.tacit.hcl", """
                locals {
                  clusters = toset([%s])
                  names    = toset([%s])
                }
                target "kubernetes" "all" {
                  for_each   = local.clusters
                  kubeconfig = "../kubeconfig"
                  context    = each.key
                  observe    = "%s"
                  labels     = { tier = "field" }
                }
                generator "password" "p" {
                  for_each = local.names
                  length   = 24
                }
                secret "s" {
                  for_each = local.names
                  data = {
                    password = generator.password.p[each.key].value
                    note     = "%s"
                  }
                }
                federation "f" {
                  for_each = local.names
                  source   = secret.s[each.key]
                  to {
                    target_selector {
                      match_labels = { tier = "field" }
                    }
                    namespace_selector {
                      match_labels = { group = "%s" }
                      names        = ["team-*"]
                    }
                    name = each.key
                    metadata { labels = { app = "billing" } }
                  }
                }
                """.formatted(
                        quoted("c", clusters.size()), quoted("db", federations), observe, note, TEAM));
    }

    private static String quoted(String prefix, int count) {
        return String.join(
                ", ",
                IntStream.range(0, count)
                        .mapToObj(i -> "\"" + prefix + i + "\"")
                        .toList());
    }

    /** A namespace that the selector finds. */
    void appear(int cluster, String namespace) {
        clusters.get(cluster)
                .post(
                        "/api/v1/namespaces",
                        "{\"metadata\":{\"name\":\"" + namespace + "\",\"labels\":{\"group\":\"" + TEAM + "\"}}}")
                .expectSuccess();
        namespaces.get(cluster).add(namespace);
    }

    /** What the namespace controller does, which does not run here: empties the namespace, then lets it go. */
    void vanish(int cluster, String namespace) {
        var server = clusters.get(cluster);
        server.delete("/api/v1/namespaces/" + namespace).expectSuccess();
        server.delete(TestCluster.secrets(namespace)).expectSuccess();
        server.put(
                        "/api/v1/namespaces/" + namespace + "/finalize",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + namespace
                                + "\"},\"spec\":{\"finalizers\":[]}}")
                .expectSuccess();
        namespaces.get(cluster).remove(namespace);
    }

    int objects() {
        return namespaces.stream().mapToInt(List::size).sum() * federations;
    }

    /** Runs a command that must end with {@code code}. */
    Shell.Result run(int code, String... args) {
        var result = shell.run(args);
        assertThat(result.code())
                .as(String.join(" ", args) + ": " + tail(result.all()))
                .isEqualTo(code);
        return result;
    }

    private static String tail(String text) {
        return text.length() < 4000 ? text : text.substring(0, 2000) + "\n...\n" + text.substring(text.length() - 2000);
    }

    /** How many changes of each action and reason, as in {@code repair/edited}, a plan has; it must end with {@code code}. */
    Map<String, Integer> planned(int code) {
        var counts = new TreeMap<String, Integer>();
        run(code, "plan", "-detailed-exitcode", "--json")
                .out()
                .lines()
                .filter(line -> Json.text(line, "type").equals("change"))
                .forEach(line -> counts.merge(
                        Json.text(line, "action") + "/" + Json.text(line, "reason"),
                        Json.parse(line) instanceof Map<?, ?> change && change.get("objects") instanceof List<?> several
                                ? several.size()
                                : 1,
                        Integer::sum));
        return counts;
    }

    /** The end of every step: nothing is left to do, store and clusters hold the same. */
    void agree() throws Exception {
        assertThat(planned(0).keySet()).isEmpty();
        var expected = new HashMap<String, Map<String, String>>();
        try (var ledger = shell.behind().stores().require()) {
            var snapshot = ledger.snapshot();
            int delivered = 0;
            for (var stored : snapshot.state()) {
                if (stored.record() instanceof DeliveryRecord record) {
                    assertThat(record.status()).isEqualTo(DeliveryRecord.Status.DELIVERED);
                    delivered++;
                } else if (stored.record() instanceof SecretRecord secret) {
                    expected.put(secret.address().key() + "", content(snapshot, secret));
                }
            }
            assertThat(delivered).isEqualTo(objects());
        }
        for (int i = 0; i < clusters.size(); i++) {
            var there = objects(i);
            assertThat(there).hasSize(namespaces.get(i).size() * federations);
            var spaces = namespaces.get(i);
            there.forEach((name, data) -> {
                assertThat(spaces).contains(name.substring(0, name.indexOf('/')));
                assertThat(data)
                        .as(name)
                        .isEqualTo(expected.get("[\"" + name.substring(name.indexOf('/') + 1) + "\"]"));
            });
        }
    }

    private static Map<String, String> content(Snapshot snapshot, SecretRecord secret) {
        var key = SecretRecord.payload(secret.address(), secret.current().number());
        if (!(snapshot.payload(key) instanceof OpenedPayload.Opened opened)) {
            throw new AssertionError("the current version has no content");
        }
        var content = new TreeMap<String, String>();
        opened.payload()
                .toBytes()
                .forEach((name, bytes) -> content.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return content;
    }

    /** What the cluster holds in the team's namespaces, by {@code namespace/name}. */
    private Map<String, Map<String, String>> objects(int cluster) {
        var body = clusters.get(cluster).get("/api/v1/secrets").expectSuccess().body();
        if (!(Json.parse(body) instanceof Map<?, ?> list) || !(list.get("items") instanceof List<?> items)) {
            throw new IllegalStateException("no list");
        }
        var objects = new TreeMap<String, Map<String, String>>();
        for (var item : items) {
            if (item instanceof Map<?, ?> object
                    && object.get("metadata") instanceof Map<?, ?> metadata
                    && String.valueOf(metadata.get("namespace")).startsWith("team-")) {
                var data = new TreeMap<String, String>();
                if (object.get("data") instanceof Map<?, ?> entries) {
                    entries.forEach((key, value) -> data.put(
                            String.valueOf(key),
                            new String(Base64.getDecoder().decode(String.valueOf(value)), StandardCharsets.UTF_8)));
                }
                objects.put(metadata.get("namespace") + "/" + metadata.get("name"), data);
            }
        }
        return objects;
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
    }
}
