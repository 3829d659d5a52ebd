package dev.tacit.hcl.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.hcl.oracle.Differences;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole configurations beside OpenTofu's, whose answers are recorded: {@code -Dtacit.proofs=full} asks it again,
 * {@code -Dtacit.regenerate=true} records anew.
 */
@Tag("real:opentofu")
class OpenTofuConfigurationsTest {
    private static final Path RECORDED = Path.of("src/test/resources/dev/tacit/hcl/config/configurations.txt");
    private static final String HEADER =
            "# What OpenTofu makes of each of configurations.cases: outputs with type and value, or its first error.\n";

    @TempDir
    Path directory;

    @Test
    void makesOfConfigurationsWhatOpenTofuDoes() throws Exception {
        var all = WrittenConfiguration.all();
        if (Claims.full() || Boolean.getBoolean("tacit.regenerate")) {
            record(all);
        }
        Claims.prove("configurations equal in outputs, or in the place of the first error", () -> {
            int equal = 0;
            var differ = new ArrayList<String>();
            var shown = new ArrayList<String>();
            var recorded = Files.readString(RECORDED).lines().skip(1).toList();
            for (int i = 0; i < all.size(); i++) {
                var ours = all.get(i).id() + OurConfigurations.answer(all.get(i));
                if (ours.equals(recorded.get(i))) {
                    equal++;
                } else {
                    differ.add(ours.replace('\t', ' '));
                    shown.add("ours   " + ours + "\ntheirs " + recorded.get(i) + "\n");
                }
            }
            assertThat(differ)
                    .as("%s", shown)
                    .containsExactlyElementsOf(Differences.of(Differences.Kind.CONFIGURATION));
            assertThat(equal).isGreaterThanOrEqualTo(60);
            return "%d, %d listed".formatted(equal, differ.size());
        });
    }

    private void record(List<WrittenConfiguration> all) throws Exception {
        var out = new StringBuilder(HEADER);
        for (var written : all) {
            out.append(written.id())
                    .append(new TofuConfigurations(directory).answer(written))
                    .append('\n');
        }
        if (Boolean.getBoolean("tacit.regenerate")) {
            assertThat(System.getenv("CI")).as("regenerating is for people").isNull();
            Files.writeString(RECORDED, out);
        }
        assertThat(Files.readString(RECORDED)).isEqualTo(out.toString());
    }
}
