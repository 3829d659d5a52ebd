package dev.tacit.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PodParserTest {
    private static Page<PodReferences> page(String json) {
        return PodParser.page(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsEveryFormOfReference() {
        var page = page("""
                {"metadata":{"continue":"more"},"items":[
                 {"metadata":{"name":"api","labels":{"secretName":"no"},"ownerReferences":[{"name":"no"}]},
                  "spec":{
                   "volumes":[
                    {"name":"v1","secret":{"secretName":"volume","items":[{"key":"k","path":"p"}]}},
                    {"name":"v2","projected":{"sources":[{"secret":{"name":"projected"}},{"configMap":{"name":"no"}}]}},
                    {"name":"v3","csi":{"driver":"d","nodePublishSecretRef":{"name":"csi"}}},
                    {"name":"v4","azureFile":{"secretName":"azure"}},
                    {"name":"v5","cephfs":{"secretRef":{"name":"ceph"}}}],
                   "initContainers":[{"name":"no","env":[
                     {"name":"A","valueFrom":{"secretKeyRef":{"name":"env","key":"no"}}},
                     {"name":"B","valueFrom":{"configMapKeyRef":{"name":"no","key":"no"}}},
                     {"name":"C","value":"no"}]}],
                   "containers":[{"name":"no","envFrom":[{"secretRef":{"name":"envfrom"}},{"configMapRef":{"name":"no"}}]}],
                   "imagePullSecrets":[{"name":"pull"},{"name":"pull2"}],
                   "serviceAccountName":"no"},
                  "status":{"containerStatuses":[{"secretName":"no"}]}}]}""");
        assertThat(page.next()).isEqualTo("more");
        assertThat(page.objects())
                .containsExactly(new PodReferences(
                        "api",
                        Set.of("volume", "projected", "csi", "azure", "ceph", "env", "envfrom", "pull", "pull2")));
    }

    @Test
    void leavesOutPodsWithoutReferences() {
        assertThat(page("{\"metadata\":{},\"items\":[{\"metadata\":{\"name\":\"a\"},\"spec\":{\"volumes\":null}}]}")
                        .objects())
                .isEmpty();
    }
}
