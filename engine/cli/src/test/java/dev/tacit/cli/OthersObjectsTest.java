package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects that other tools made, on a real cluster, with the metadata those tools give them. */
@Tag("real:kube-apiserver")
class OthersObjectsTest {
    /** What each tool leaves on a Secret of its own; {@code NS} stands for the namespace. */
    enum Tool {
        HELM("helm", "Helm release web", "helm", "app.kubernetes.io/managed-by", """
                "labels":{"app.kubernetes.io/managed-by":"Helm","app.kubernetes.io/instance":"web","helm.sh/chart":"web-1.2.3"},
                "annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"NS"}"""),
        ARGO_CD("argocd", "Argo CD shop:/Secret:NS/db", "argocd-controller", "argocd.argoproj.io/tracking-id", """
                "annotations":{"argocd.argoproj.io/tracking-id":"shop:/Secret:NS/db"}"""),
        ARGO_CD_BY_LABEL("argocd", "Argo CD (it wrote as argocd-controller)", "argocd-controller", "shop", """
                "labels":{"app.kubernetes.io/instance":"shop"}"""),
        FLUX("flux", "Flux kustomization apps", "kustomize-controller", "kustomize.toolkit.fluxcd.io/namespace", """
                "labels":{"kustomize.toolkit.fluxcd.io/name":"apps","kustomize.toolkit.fluxcd.io/namespace":"flux-system"}"""),
        FLUX_HELM_RELEASE("flux", "Flux Helm release web", "helm-controller", "meta.helm.sh/release-name", """
                "labels":{"app.kubernetes.io/managed-by":"Helm","helm.toolkit.fluxcd.io/name":"web",
                  "helm.toolkit.fluxcd.io/namespace":"apps"},
                "annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"NS"}"""),
        EXTERNAL_SECRETS(
                "external-secrets",
                "External Secrets (ExternalSecret db)",
                "externalsecrets.external-secrets.io/db",
                "ExternalSecret",
                """
                "labels":{"reconcile.external-secrets.io/created-by":"0123abcd","reconcile.external-secrets.io/managed":"true"},
                "annotations":{"reconcile.external-secrets.io/data-hash":"0123abcd"},
                "ownerReferences":[{"apiVersion":"external-secrets.io/v1","kind":"ExternalSecret","name":"db",
                  "uid":"5c9a0e0c-6a6f-4b1e-9d3c-000000000001","controller":true,"blockOwnerDeletion":true}]"""),
        EXTERNAL_SECRETS_ORPHAN(
                "external-secrets",
                "External Secrets",
                "external-secrets",
                "reconcile.external-secrets.io/managed",
                """
                "labels":{"reconcile.external-secrets.io/managed":"true"},
                "annotations":{"reconcile.external-secrets.io/data-hash":"0123abcd"}"""),
        SEALED_SECRETS("sealed-secrets", "Sealed Secrets (SealedSecret db)", "controller", "SealedSecret", """
                "annotations":{"sealedsecrets.bitnami.com/managed":"true"},
                "ownerReferences":[{"apiVersion":"bitnami.com/v1alpha1","kind":"SealedSecret","name":"db",
                  "uid":"5c9a0e0c-6a6f-4b1e-9d3c-000000000002","controller":true}]"""),
        CERT_MANAGER(
                "cert-manager",
                "cert-manager certificate web",
                "cert-manager-certificates-issuing",
                "cert-manager.io/issuer-name",
                """
                "labels":{"controller.cert-manager.io/fao":"true"},
                "annotations":{"cert-manager.io/certificate-name":"web","cert-manager.io/issuer-name":"ca",
                  "cert-manager.io/issuer-kind":"Issuer","cert-manager.io/issuer-group":"cert-manager.io",
                  "cert-manager.io/alt-names":"web.example","cert-manager.io/common-name":"web.example",
                  "cert-manager.io/ip-sans":"","cert-manager.io/uri-sans":""}"""),
        ANOTHER_STORE("tacit", "another Tacit store, ffffffffffffffff", "tacit", "theirs", """
                "labels":{"tacit.dev/store":"ffffffffffffffff","theirs":"t"},
                "annotations":{"tacit.dev/mark":"v1 source=s version=1 epoch=0 serial=1 mac=00000000000000000000000000000000"}"""),
        ;

        private final String word;
        private final String owner;
        private final String manager;
        private final String stays;
        private final String metadata;

        Tool(String word, String owner, String manager, String stays, String metadata) {
            this.word = word;
            this.owner = owner;
            this.manager = manager;
            this.stays = stays;
            this.metadata = metadata;
        }
    }

    @TempDir
    Path home;

    private Shell shell;
    private TestCluster cluster;
    private String namespace;

    @BeforeEach
    void project() throws IOException {
        cluster = TestCluster.shared();
        namespace = cluster.uniqueNamespace("others");
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev")));
        shell = new Shell(home, home.resolve("data"));
        declare("", "");
    }

    private void declare(String federation, String to) throws IOException {
        declare("Opaque", federation, to);
    }

    private void declare(String type, String federation, String to) throws IOException {
        shell.write("main.tacit.hcl", """
                secret "db" {
                  data = { username = "ours" }
                }
                target "kubernetes" "dev" {
                  kubeconfig = "kubeconfig"
                  context    = "dev"
                }
                federation "db" {
                  source = secret.db
                  %s
                  to {
                    targets    = [target.kubernetes.dev]
                    namespaces = ["%s"]
                    name       = "db"
                    type       = "%s"
                    metadata { labels = { app = "shop" } }
                    %s
                  }
                }
                """.formatted(federation, namespace, type, to));
    }

    private void make(String manager, String metadata) {
        cluster.post(
                        TestCluster.secrets(namespace) + "?fieldManager=" + manager.replace("/", "%2F"),
                        "{\"metadata\":{\"name\":\"db\""
                                + (metadata.isEmpty() ? "" : "," + metadata.replace("NS", namespace))
                                + "},\"stringData\":{\"username\":\"theirs\",\"old\":\"x\",\"older\":\"y\"}}")
                .expectSuccess();
    }

    private String body() {
        return cluster.getSecret(namespace, "db").body();
    }

    private String value(String key) {
        return cluster.getSecret(namespace, "db").text("data", key);
    }

    private void refuses(String... words) {
        var before = body();
        var plan = shell.run("plan");
        assertThat(plan.code()).as(plan.all()).isEqualTo(3);
        assertThat(plan.out()).contains("refused").contains(words);
        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(3);
        assertThat(body()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void areRecognisedLeftAloneAndTakenOverWhenTold(Tool tool) throws IOException {
        make(tool.manager, tool.metadata);
        var owner = tool.owner.replace("NS", namespace);
        var metadata = body().replaceFirst("(?s).*?\"metadata\":", "");

        refuses(owner, "adopt_from = \"" + tool.word + "\" takes it over");
        declare("", "adopt = true");
        refuses(owner);
        declare("", "adopt_from = \"%s\"".formatted(tool.word));
        var plan = shell.run("plan");
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.out()).contains("adopt", "from " + owner + "; removes old, older", "1 object to adopt");
        assertThat(plan.out()).doesNotContain("theirs\"");

        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
        assertThat(apply.out()).contains("1 object taken over");

        assertThat(value("username")).isEqualTo("b3Vycw==");
        assertThat(body()).doesNotContain("\"old\"", "\"older\"").contains(tool.stays);
        assertThat(labels(body()))
                .containsAll(labels(metadata).stream()
                        .filter(label -> !label.contains("tacit.dev/"))
                        .toList());
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        declare("", "");
        assertThat(shell.run("plan -detailed-exitcode").code())
                .as("it is ours now")
                .isZero();
    }

    /** Every label, annotation and field of an owner reference, as text. */
    private static List<String> labels(String json) {
        return java.util.regex.Pattern.compile("\"[a-z0-9.-]+/[\\w.-]+\": ?\"[^\"]*\"|\"uid\": ?\"5c9a[^\"]*\"")
                .matcher(json)
                .results()
                .map(found -> found.group().replace(": ", ":"))
                .toList();
    }

    @Test
    void madeByHandAreTakenOverByAPlainAdopt() throws IOException {
        make("kubectl-create", "");

        refuses("unknown, last written by kubectl-create; adopt = true takes it over");
        declare("", "adopt_from = \"helm\"");
        refuses("adopt = true takes it over");
        declare("", "adopt = true");
        var json = shell.run("plan --json");
        assertThat(json.out())
                .contains("\"action\":\"adopt\"", "\"owner\":\"nobody\"", "\"removed_keys\":[\"old\",\"older\"]");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(value("username")).isEqualTo("b3Vycw==");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void ofControllersThatCannotLetGoAreNeverTakenOver() throws IOException {
        make("somebody", """
                "ownerReferences":[{"apiVersion":"example.com/v1","kind":"Vault","name":"v",
                  "uid":"5c9a0e0c-6a6f-4b1e-9d3c-000000000003"}]""");
        declare("", "adopt = true\nadopt_from = \"helm\"");

        refuses("Vault v; it cannot be taken over");
    }

    @Test
    void ofAnotherTypeAreReplacedOnlyWhenAllowed() throws IOException {
        make("kubectl-create", "");
        declare("example.com/login", "", "adopt = true");

        refuses("an object's type cannot be changed in place; -allow-replace deletes it");
        var uid = cluster.getSecret(namespace, "db").text("metadata", "uid");
        var apply = shell.run("apply -auto-approve -allow-replace");
        assertThat(apply.code()).as(apply.all()).isZero();
        assertThat(apply.out()).contains("1 object replaced");
        var now = cluster.getSecret(namespace, "db");
        assertThat(now.text("type")).isEqualTo("example.com/login");
        assertThat(now.text("metadata", "uid")).isNotEqualTo(uid);
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void oursOfAnotherTypeIsReplacedOnlyWhenAllowed() throws IOException {
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        declare("example.com/login", "", "");

        refuses("its type changed", "-allow-replace");
        assertThat(shell.run("plan -allow-replace").out()).contains("replace", "1 object to replace");
        assertThat(shell.run("apply -auto-approve -allow-replace").code()).isZero();
        assertThat(cluster.getSecret(namespace, "db").text("type")).isEqualTo("example.com/login");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void madeImmutableAreRecognised() throws IOException {
        make("kubectl-create", "");
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"immutable\":true}")
                .expectSuccess();
        declare("", "adopt = true");

        refuses("an immutable object cannot be changed in place; -allow-replace");
        assertThat(shell.run("apply -auto-approve -allow-replace").code()).isZero();
        assertThat(value("username")).isEqualTo("b3Vycw==");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void thatChangedSinceThePlanAreNotTouched() throws IOException {
        make("kubectl-create", "");
        declare("", "adopt = true");
        assertThat(shell.run("plan -out=plan.tacit").code()).isZero();
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"stringData\":{\"old\":\"z\"}}")
                .expectSuccess();

        var apply = shell.run("apply plan.tacit");

        assertThat(apply.code()).as(apply.all()).isEqualTo(5);
        assertThat(apply.err()).contains("has other content");
        assertThat(value("old")).isEqualTo("eg==");
    }

    @Test
    void standAsideForObjectsThatNeverChange() throws IOException {
        declare("", "immutable = true\nname_suffix = \"version\"");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        var first = cluster.getSecret(namespace, "db-v1");
        assertThat(first.body()).contains("\"immutable\":true");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();

        shell.write(
                "main.tacit.hcl",
                java.nio.file.Files.readString(home.resolve("main.tacit.hcl")).replace("ours", "mine"));
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();

        assertThat(cluster.getSecret(namespace, "db-v2").text("data", "username"))
                .isEqualTo("bWluZQ==");
        assertThat(cluster.getSecret(namespace, "db-v1").text("metadata", "uid"))
                .as("kept for a way back")
                .isEqualTo(first.text("metadata", "uid"));
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }
}
