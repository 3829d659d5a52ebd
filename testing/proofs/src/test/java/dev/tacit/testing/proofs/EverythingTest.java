package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generators and templates of all kinds stay as they are until somebody changes what they are made of. */
@Tag("real:sqlite")
class EverythingTest {
    @TempDir
    Path home;

    private Shell shell;
    private DirectoryGround ground;
    private Everything everything;

    @BeforeEach
    void apply() throws Exception {
        shell = new Shell(home);
        ground = DirectoryGround.of(shell);
        Set<String> types = shell.behind().providers().generators().stream()
                .flatMap(provider -> provider.types().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        everything = Everything.of(types);
        assertThat(everything.types()).as("kinds of generators").isEqualTo(types);
        write(everything);
        var apply = shell.run("apply", "-auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
    }

    private void write(Everything declared) throws Exception {
        shell.write("main.tacit.hcl", declared.text(ground));
    }

    @Test
    void opensNothingWhileNothingChanged() throws Exception {
        Claims.prove("a plan after apply is empty and opens nothing, with every generator and template", () -> {
            long opened = NoOpPlanTest.openedWhilePlanning(shell);
            assertThat(opened).isZero();
            assertThat(shell.run("plan", "-detailed-exitcode").code()).isZero();
            write(everything.reversed());
            assertThat(NoOpPlanTest.openedWhilePlanning(shell)).isZero();
            return everything.types().size() + " kinds of generators, 6 of templates: " + opened
                    + " payloads opened; none with all attributes, blocks reversed";
        });
    }

    @Test
    void drawsAnewWhatChangedWithWhatDependsOnItAndNothingElse() throws Exception {
        Claims.prove("one changed input draws that generator anew and what depends on it, each with its reason", () -> {
            int drawn = 0;
            for (var part : everything.changeable()) {
                write(everything.changing(part));
                var plan = shell.run("plan", "--json");
                assertThat(plan.code()).as(part.address() + ": " + plan.all()).isZero();
                var draws = new TreeMap<String, String>();
                plan.out()
                        .lines()
                        .filter(line -> Json.text(line, "type").equals("change")
                                && Json.text(line, "action").equals("draw"))
                        .forEach(line -> draws.put(Json.text(line, "address"), Json.text(line, "reason")));
                var expected = everything.using(part);
                assertThat(draws.keySet()).as(part.address()).isEqualTo(expected);
                assertThat(Set.copyOf(draws.values())).isEqualTo(Set.of("inputs-changed"));
                drawn += draws.size();
            }
            return everything.changeable().size() + " inputs, each changed alone: " + drawn + " draws, all of them due";
        });
    }
}
