package dev.tacit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Written;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Type;
import dev.tacit.kubernetes.access.KubernetesCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSettingsTest {
    private static final SourceRange RANGE =
            new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);

    private final Diagnostics diagnostics = new Diagnostics();

    private Optional<TargetSettings> settings(String attributes, Body.Nested... nested) {
        var body = new TreeMap<String, Body.Attribute>();
        Arrays.stream(attributes.split(" ")).filter(a -> !a.isEmpty()).forEach(a -> {
            var parts = a.split("=", 2);
            body.put(parts[0], new Body.Attribute(Fixture.text(parts[1]), Written.at(RANGE)));
        });
        return Fixture.provider()
                .settings(
                        new Declaration(Fixture.ADDRESS, new TreeSet<>(), new Body(RANGE, body, List.of(nested))),
                        diagnostics);
    }

    @Test
    void recordsPathsButNoCredentials() {
        var settings = settings("server=https://h:6443 ca=pem token=s3cret").orElseThrow();

        assertThat(settings.plain()).containsOnlyKeys("server", "ca");
        assertThat(settings.credentials()).containsOnlyKeys("token");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void keepsTheNamesOfAllowedPlugins() {
        var allow = new ListValue(Type.STRING, List.of(Fixture.text("aws"), Fixture.text("gke-gcloud-auth-plugin")));
        var exec = new Body(
                RANGE,
                new TreeMap<>(java.util.Map.of("allow", new Body.Attribute(allow, Written.at(RANGE)))),
                List.of());

        var settings = settings("kubeconfig=~/.kube/config context=prod", new Body.Nested("exec", exec))
                .orElseThrow();

        assertThat(settings.plain())
                .containsEntry("kubeconfig", "~/.kube/config")
                .containsEntry("context", "prod")
                .containsEntry("exec.allow", "aws\ngke-gcloud-auth-plugin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "context=prod",
                "kubeconfig=k",
                "kubeconfig=k context=c token=t",
                "kubeconfig=k context=c server=https://h",
                "server=https://h ca=pem",
                "server=https://h token=t",
                "server=http://h ca=pem token=t",
                "server=https://user@h ca=pem token=t",
                "server=h:6443 ca=pem token=t",
                "server=https://h ca=pem token=t client_certificate=c client_key=k",
                "server=https://h ca=pem client_certificate=c",
                "server=https://h ca=pem client_key=k",
                "server=https://h ca=pem token=t context=c",
                "server=https://h ca=pem token=t token_file=f",
                "server=https://h ca=pem token=t proxy_url=socks5://p",
                "server=https://h ca=pem token=t proxy_url=http://u:p@p:3128",
                "server=https://h ca=pem token=t observe=all",
                "kubeconfig=k context=c token_file=f",
            })
    void refusesWhatDoesNotGoTogether(String attributes) {
        assertThat(settings(attributes)).isEmpty();
        assertThat(diagnostics.list())
                .hasSize(1)
                .allMatch(d -> d.code() == KubernetesCode.KUBERNETES_SETTINGS && RANGE.equals(d.subject()));
    }
}
