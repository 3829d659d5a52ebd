package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final World world = new World();

    private static Script env(String text) {
        return Script.EMPTY
                .secret("db", Map.of("user", Term.text("ann"), "key", Term.elsewhere("1", "1")))
                .template("env", "secret.db", Map.of("ENV", text));
    }

    private static Script delivered(String text) {
        return env(text).target("a").federation("env", "template.env", Script.to("db", "a"));
    }

    @Test
    void rendersWhatIsDelivered() throws Exception {
        world.reach(delivered("{user}:{key}"));
        assertThat(world.held("a")).isEqualTo(Map.of("ENV", "ann:1"));
        world.settled(delivered("{user}:{key}"));
    }

    @Test
    void rendersAgainWhenItsTextChanges() throws Exception {
        world.reach(delivered("{user}:{key}"));
        assertThat(Lines.of(world.reach(delivered("{user}={key}"))))
                .containsExactly("update federation.env a app/db CONTENT_CHANGED");
        assertThat(world.held("a")).isEqualTo(Map.of("ENV", "ann=1"));
        world.settled(delivered("{user}={key}"));
    }

    @Test
    void writesNothingWhenAnotherTextRendersTheSame() throws Exception {
        world.reach(delivered("{user}:{key}"));
        var first = world.delivery("env", "a", World.DB).orElseThrow().payload();
        var plan = world.reach(delivered("ann:{key}"));
        assertThat(world.stored(first)).as("content nothing names").isEmpty();
        assertThat(Lines.of(plan)).containsExactly("note federation.env a app/db METADATA_CHANGED");
        assertThat(world.target("a").written()).hasSize(1);
        world.settled(delivered("ann:{key}"));
    }

    @Test
    void writesNothingWhenALaterReleaseRendersTheSame() throws Exception {
        world.reach(delivered("{user}:{key}"));
        world.braces.semantics = 2;
        assertThat(world.reach(delivered("{user}:{key}")).hasChanges()).isFalse();
        world.settled(delivered("{user}:{key}"));
    }

    @Test
    void deliversWhatALaterReleaseRendersOtherwise() throws Exception {
        world.reach(delivered("{user}:{key}"));
        world.braces.semantics = 2;
        world.braces.prefix = "v2 ";
        assertThat(Lines.of(world.reach(delivered("{user}:{key}"))))
                .containsExactly("update federation.env a app/db CONTENT_CHANGED");
        assertThat(world.held("a")).isEqualTo(Map.of("ENV", "v2 ann:1"));
        world.settled(delivered("{user}:{key}"));
    }

    @Test
    void keepsRenderedContentWhileADeliveryNamesIt() throws Exception {
        world.reach(delivered("{user}:{key}"));
        var first = world.delivery("env", "a", World.DB).orElseThrow().payload();
        assertThat(world.stored(first)).isEqualTo(Map.of("ENV", "ann:1"));
        world.target("a").remove(World.DB);
        world.reach(delivered("{user}:{key}"));
        assertThat(world.braces.renderings).isEqualTo(1);
        world.reach(delivered("other"));
        assertThat(world.stored(first)).isEmpty();
    }

    @Test
    void tellsATemplatesMistakesWhenItsDataChange() throws Exception {
        assertThat(world.tryPlan(env("{missing}")).errors()).containsExactly("NO_SUCH_KEY");
        assertThat(world.tryPlan(env("{")).errors()).containsExactly("BRACES_OPEN");
    }

    @Test
    void tellsAMistakeOfADeliveredTemplateWhateverChanged() throws Exception {
        world.reach(delivered("{user}"));
        assertThat(world.tryPlan(delivered("{missing}")).errors()).containsExactly("NO_SUCH_KEY");
    }

    @Test
    void checksTheFormatOfWhatItRendered() throws Exception {
        var json = env("{user}")
                .with(Block.of(Term.address("template.env"))
                        .set("source", Term.whole("secret.db"))
                        .set("format", Term.text("json"))
                        .set("data", Term.of(Script.texts(Map.of("ENV", "{user}")))));
        assertThat(world.tryPlan(json).errors()).containsExactly("NOT_JSON");
    }

    @Test
    void rendersATemplateOfATemplate() throws Exception {
        var script = delivered("{user}:{key}")
                .template("outer", "template.env", Map.of("OUTER", "<{ENV}>"))
                .federation("outer", "template.outer", Script.to("outer", "a"));
        world.reach(script);
        assertThat(world.target("a").object("app", "outer").data()).isEqualTo(Map.of("OUTER", "<ann:1>"));
        world.settled(script);
    }
}
