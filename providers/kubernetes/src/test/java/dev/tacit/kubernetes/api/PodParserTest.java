package dev.tacit.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.liveness.Reference;
import dev.tacit.core.record.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodParserTest {
    private static final ObjectKey DB = new ObjectKey("ns", "db");

    static List<PodTable.Row> all() {
        return PodTable.all();
    }

    private static Page<PodUse> page(String items) {
        var json = "{\"metadata\":{\"continue\":\"more\"},\"items\":[" + items + "]}";
        return PodParser.page(json.getBytes(StandardCharsets.UTF_8), Set.of(DB)::contains);
    }

    private static PodUse pod(String metadata, String more) {
        var spec = "\"spec\":{\"imagePullSecrets\":[{\"name\":\"db\"}]}";
        var page =
                page("{" + more + "\"metadata\":{\"name\":\"api\",\"namespace\":\"ns\"" + metadata + "}," + spec + "}");
        assertThat(page.objects()).hasSize(1);
        return page.objects().getFirst();
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsEveryFormOfReference(PodTable.Row row) {
        var page = page("{\"metadata\":{\"name\":\"api\",\"namespace\":\"ns\"},\"spec\":" + row.whole() + "}");
        assertThat(page.next()).isEqualTo("more");
        assertThat(page.objects().stream()
                        .map(PodUse::references)
                        .map(found -> found.getOrDefault(DB, Set.of()))
                        .findFirst()
                        .orElse(Set.of()))
                .isEqualTo(row.references());
        assertThat(row.judged()).isEqualTo(row.verdicts());
    }

    @Test
    void keepsNothingOfPodsThatReferToOtherObjects() {
        var pods = page(
                "{\"metadata\":{\"name\":\"a\",\"namespace\":\"ns\"},\"spec\":{\"imagePullSecrets\":[{\"name\":\"x\"}]}},"
                        + "{\"metadata\":{\"name\":\"b\",\"namespace\":\"other\"},\"spec\":{\"imagePullSecrets\":[{\"name\":\"db\"}]}},"
                        + "{\"metadata\":{\"name\":\"c\",\"namespace\":\"ns\",\"annotations\":{\"secretName\":\"db\"}},"
                        + "\"spec\":{},\"status\":{\"secretName\":\"db\"}},7,null,[]");
        assertThat(pods.objects()).isEmpty();
    }

    @Test
    void keepsWhatTellsTheWorkloadWithWhatItSays() {
        var pod = pod("""
                ,"labels":{"app":"api","pod-template-hash":"5d4f"},
                "annotations":{"note":"long","tacit.dev/reload":"watch","checksum/secret":"1","secret.reloader.stakater.com/reload":"db"},
                "ownerReferences":[{"apiVersion":"v1","kind":"Other","name":"o","controller":false},
                 {"apiVersion":"apps/v1","kind":"ReplicaSet","name":"api-5d4f","uid":"u","controller":true}]""", "");
        assertThat(pod.labels()).isEqualTo(Map.of("pod-template-hash", "5d4f"));
        assertThat(pod.annotations())
                .containsOnlyKeys("tacit.dev/reload", "checksum/secret", "secret.reloader.stakater.com/reload");
        assertThat(pod.owner()).contains(new PodUse.Controller("apps", "ReplicaSet", "api-5d4f"));
        assertThat(pod.references()).isEqualTo(Map.of(DB, Set.of(Reference.whole(Reference.Via.PULL, ""))));
    }

    @Test
    void takesAPodForAsOldAsTheOldestOfItsContainers() {
        var made = ",\"creationTimestamp\":\"2026-01-01T00:00:00Z\"";
        assertThat(pod("", "").since()).isEqualTo(Optional.empty());
        assertThat(pod(made, "").since()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(pod(made, "\"status\":{\"startTime\":\"2026-01-02T00:00:00Z\"},")
                        .since())
                .contains(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(pod(made, """
                        "status":{"startTime":"2026-01-02T00:00:00Z","containerStatuses":[
                         {"state":{"running":{"startedAt":"2026-01-05T00:00:00Z"}}},
                         {"state":{"running":{"startedAt":"2026-01-03T00:00:00Z"}},"lastState":{"running":{"startedAt":"2025-01-03T00:00:00Z"}}},
                         {"state":{"waiting":{"reason":"x"}}}]},""").since()).contains(Instant.parse("2026-01-03T00:00:00Z"));
        assertThat(pod(",\"creationTimestamp\":\"yesterday\"", "").since()).isEqualTo(Optional.empty());
    }
}
