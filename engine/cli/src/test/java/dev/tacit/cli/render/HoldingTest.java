package dev.tacit.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.liveness.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deployment  | ''      | kubectl -n shop rollout restart deployment/api
            StatefulSet | prod-eu | kubectl --context prod-eu -n shop rollout restart statefulset/api
            DaemonSet   | it's    | kubectl --context 'it'\\''s' -n shop rollout restart daemonset/api
            Rollout     | ''      | kubectl argo rollouts -n shop restart api
            Job         | ''      | ''
            Pod         | ''      | ''
            """, quoteCharacter = '"')
    void givesTheLineThatRestarts(String kind, String context, String expected) {
        assertThat(Holding.restart(new Workload("shop", kind, "api"), context.equals("''") ? "" : context))
                .isEqualTo(expected.equals("''") ? "" : expected);
    }
}
