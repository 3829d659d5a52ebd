package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentChecksTest {
    private static final String DOCKER = "kubernetes.io/dockerconfigjson";
    private static final String GOOD = "{\"auths\":{}}";

    private final World world = new World();

    private static Script pull(String content, String type) {
        return Script.EMPTY
                .secret("pull", Map.of(".dockerconfigjson", Term.elsewhere(content, content)))
                .target("a")
                .federation("pull", "secret.pull", Script.to("db", "a").set("type", Term.text(type)));
    }

    @Test
    void lookIntoNewContentOnly() throws Exception {
        world.reach(pull(GOOD, DOCKER));
        world.settled(pull(GOOD, DOCKER));
    }

    @Test
    void tellWhatIsWrongWithoutTheContent() throws Exception {
        var outcome = world.tryPlan(pull("hunter2", DOCKER));

        assertThat(outcome.errors()).containsExactly("CONTENT_UNSUITABLE");
        assertThat(outcome.diagnostics().toString()).doesNotContain("hunter2");
        world.reach(pull(GOOD, DOCKER));
        assertThat(world.tryPlan(pull("hunter2", DOCKER)).errors()).containsExactly("CONTENT_UNSUITABLE");
    }

    @Test
    void lookAgainWhenTheTypeChanges() throws Exception {
        world.reach(pull("hunter2", "Opaque"));
        assertThat(world.tryPlan(pull("hunter2", DOCKER)).errors()).containsExactly("CONTENT_UNSUITABLE");
    }

    @Test
    void letEverythingThroughThatHasNoRules() throws Exception {
        world.reach(pull("hunter2", "example.com/any"));
        world.settled(pull("hunter2", "example.com/any"));
    }
}
