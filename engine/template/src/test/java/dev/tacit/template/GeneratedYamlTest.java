package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.template.document.JsonDocument;
import dev.tacit.testing.rules.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** YAML that is generated, read or written beside Go: 100,000 documents under {@code -Dtacit.proofs=full}, else a share. */
@Tag("real:go-text-template")
class GeneratedYamlTest {
    private static final int AT_ONCE = 2_500;
    private static final int BATCHES = Claims.full() ? 40 : 1;

    private int results;
    private int errors;

    @Test
    void isReadAndWrittenAsInGo() throws Exception {
        Claims.prove("generated YAML is read and written as in Go", () -> {
            var disagreements = new ArrayList<String>();
            for (int seed = 1; seed <= BATCHES && disagreements.size() < 20; seed++) {
                disagreements.addAll(disagreements(seed));
            }
            assertThat(disagreements).isEmpty();
            assertThat(results).isGreaterThan(AT_ONCE * BATCHES / 2);
            assertThat(errors).isGreaterThan(AT_ONCE * BATCHES / 50);
            return AT_ONCE * BATCHES + " documents: " + results + " agree in the result, " + errors + " in being none";
        });
    }

    private List<String> disagreements(int seed) throws Exception {
        var random = new Random(seed);
        var data = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (int i = 0; i < AT_ONCE; i++) {
            boolean reads = i % 2 == 0;
            data.add(
                    reads
                            ? "{\"y\":" + GeneratedData.quoted(GeneratedYaml.document(random)) + "}"
                            : "{\"v\":" + GeneratedYaml.value(random) + "}");
            lines.add("{\"id\":\"" + i + "\",\"template\":" + GeneratedData.quoted(template(reads)) + ",\"data\":"
                    + data.get(i) + "}");
        }
        var answers = Oracle.answers(lines);
        var disagreements = new ArrayList<String>();
        for (int i = 0; i < AT_ONCE; i++) {
            var go = Objects.requireNonNull(answers.get(Integer.toString(i)));
            var ours = Outcome.ofOurs(template(i % 2 == 0), JsonDocument.read(data.get(i)));
            results += go instanceof Outcome.Result ? 1 : 0;
            errors += go instanceof Outcome.Failed ? 1 : 0;
            if (!go.asks(ours)) {
                disagreements.add("seed " + seed + ", case " + i + "\n  go    " + go + "\n  tacit " + ours
                        + "\n  data  " + data.get(i) + "\n");
            }
        }
        return disagreements;
    }

    private static String template(boolean reads) {
        return reads ? "{{ fromYaml .y | toYaml }}" : "{{ toYaml .v }}";
    }
}
