package dev.tacit.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Conduct.Reload;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConductsTest {
    /** Annotations of the workload; of the Secret {@code db}; who restarts it then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reloader.stakater.com/auto=true                                                     |                                   | Reloader
            secret.reloader.stakater.com/auto=true                                              |                                   | Reloader
            configmap.reloader.stakater.com/auto=true                                           |                                   | ''
            reloader.stakater.com/auto=false                                                    |                                   | ''
            secret.reloader.stakater.com/reload=a, db                                           |                                   | Reloader
            secret.reloader.stakater.com/reload=db-2                                            |                                   | ''
            configmap.reloader.stakater.com/reload=db                                           |                                   | ''
            reloader.stakater.com/search=true                                                   |                                   | ''
            reloader.stakater.com/search=true                                                   | reloader.stakater.com/match=true  | Reloader
            reloader.stakater.com/auto=true                                                     | reloader.stakater.com/ignore=true | ''
            reloader.stakater.com/auto=true;secrets.exclude.reloader.stakater.com/reload=db     |                                   | ''
            checksum/secret=abc                                                                 |                                   | checksum/secret
            checksum/app-secrets=abc                                                            |                                   | checksum/app-secrets
            checksum/db=abc                                                                     |                                   | checksum/db
            checksum/config=abc                                                                 |                                   | ''
            """)
    void tellsWhoRestartsAWorkload(String workload, String declared, String expected) {
        assertThat(Conducts.of(texts(workload), "db", texts(declared))).isEqualTo(new Conduct(Reload.UNSAID, expected));
        texts(workload)
                .keySet()
                .forEach(name -> assertThat(Conducts.isSaid(name)).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"watch, WATCH", "signal, SIGNAL", "yes, UNSAID", "'', UNSAID"})
    void readsWhatAWorkloadDeclares(String word, Reload expected) {
        assertThat(Conducts.of(Map.of("tacit.dev/reload", word), "db", Map.of()))
                .isEqualTo(new Conduct(expected, ""));
    }

    private static Map<String, String> texts(String text) {
        var texts = new java.util.TreeMap<String, String>();
        for (var entry : text == null ? new String[0] : text.split(";", -1)) {
            texts.put(entry.split("=", 2)[0], entry.split("=", 2)[1]);
        }
        return texts;
    }
}
