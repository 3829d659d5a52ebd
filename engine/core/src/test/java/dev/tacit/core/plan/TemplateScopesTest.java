package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateScopesTest {
    private static final String TLS = "kubernetes.io/tls";

    private final World world = new World();

    private static Script secrets(String password) {
        return Script.EMPTY
                .secret("db", Map.of("user", Term.text("ann"), "key", Term.elsewhere("k" + password, password)))
                .secret("api", Map.of("token", Term.elsewhere("t", "tok")))
                .target("a");
    }

    private static Block template() {
        return Block.of(Address.of(Kind.TEMPLATE, "t")).set("source", Term.whole("secret.db"));
    }

    private static Block document(String format, String text) {
        return template().set("format", Term.text(format)).set("document", Term.text(text));
    }

    private static Block keysAndValues(Map<String, String> texts) {
        return template().set("keys_and_values", Term.of(Script.texts(texts)));
    }

    private static Script delivered(Block template) {
        return secrets("1").with(template).federation("t", "template.t", Script.to("db", "a"));
    }

    private List<String> errors(Block template) throws Exception {
        return world.tryPlan(delivered(template)).errors();
    }

    @Test
    void makesKeysFromTexts() throws Exception {
        var script = delivered(keysAndValues(Map.of("{user}.password", "{key}", "all", "{user}:{key}")));
        world.reach(script);
        assertThat(world.held("a")).isEqualTo(Map.of("ann.password", "1", "all", "ann:1"));
        world.settled(script);
    }

    @Test
    void refusesKeysThatMeetOnceRendered() throws Exception {
        var outcome = world.tryPlan(delivered(keysAndValues(Map.of("ann", "1", "{user}", "2"))));
        assertThat(outcome.errors()).containsExactly("KEY_TWICE");
        assertThat(outcome.diagnostics().toString()).doesNotContain("ann ", "\"ann\"");
    }

    @Test
    void refusesKeysThatAreNone() throws Exception {
        assertThat(errors(keysAndValues(Map.of("{user}/{key}", "x")))).containsExactly("INVALID_KEY");
        assertThat(errors(document("json", "{\"{user} {key}\": \"x\"}"))).containsExactly("INVALID_KEY");
        assertThat(errors(template().set("data", Term.of(Script.texts(Map.of("a b", "x"))))))
                .containsExactly("INVALID_KEY");
    }

    @Test
    void makesAKeyOfEachTextInADocument() throws Exception {
        var script = delivered(document("json", "{\"{user}\": \"{key}\", \"b\": \"\"}"));
        world.reach(script);
        assertThat(world.held("a")).isEqualTo(Map.of("ann", "1", "b", ""));
        world.settled(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"{key}\", \"n\": 5000000.0}",
                "{\"a\": {\"b\": \"{key}\"}}",
                "{ }",
                "{\"a\": \"x\", \"b\": null}"
            })
    void keepsAnyOtherDocumentWholeByteForByte(String text) throws Exception {
        var script = delivered(document("json", text));
        world.reach(script);
        assertThat(world.held("a")).isEqualTo(Map.of("VALUE", text.replace("{key}", "1")));
        world.settled(script);
    }

    @Test
    void keepsARawDocumentWhole() throws Exception {
        world.reach(delivered(document("raw", "{user}, {key}")));
        assertThat(world.held("a")).isEqualTo(Map.of("VALUE", "ann, 1"));
    }

    @Test
    void tellsADocumentThatIsNotOfItsFormat() throws Exception {
        assertThat(errors(document("json", "a{user}"))).containsExactly("NOT_JSON");
    }

    @Test
    void deliversADocumentAgainWhenItsDataChange() throws Exception {
        var script = delivered(document("json", "{\"{key}\": \"x\"}"));
        world.reach(script);
        var changed = secrets("2")
                .with(document("json", "{\"{key}\": \"x\"}"))
                .federation("t", "template.t", Script.to("db", "a"));
        assertThat(Lines.of(world.reach(changed)))
                .containsExactly(
                        "version secret.db 2 ~key CONTENT_CHANGED", "update federation.t a app/db NEW_VERSION");
        assertThat(world.held("a")).isEqualTo(Map.of("2", "x"));
        world.settled(changed);
    }

    @Test
    void opensNothingWithThePlanningKeyAlone() throws Exception {
        var script = delivered(document("json", "{\"{user}\": \"{key}\"}"));
        world.reach(script);
        int rendered = world.braces.renderings;
        assertThat(Lines.of(World.planOf(world.tryPlanUnopened(script)))).isEmpty();
        var other = delivered(document("json", "{\"{user}\": \"{key}!\"}"));
        assertThat(Lines.of(World.planOf(world.tryPlanUnopened(other))))
                .containsExactly("update federation.t a app/db CONTENT_CHANGED");
        assertThat(world.braces.renderings).isEqualTo(rendered);
    }

    @Test
    void looksForTheKeysThatATypeNeedsInWhatIsRendered() throws Exception {
        var script = secrets("1")
                .with(document("json", "{\"{user}\": \"{key}\"}"))
                .federation("t", "template.t", Script.to("db", "a").set("type", Term.text(TLS)));
        assertThat(world.tryPlan(script).errors()).containsExactly("MISSING_KEYS_FOR_TYPE");
        var login = script.federation(
                "t", "template.t", Script.to("db", "a").set("type", Term.text("kubernetes.io/basic-auth")));
        assertThat(world.tryPlan(login).errors()).containsExactly("MISSING_KEYS_FOR_TYPE");
        var suitable = login.with(document("json", "{\"username\": \"{user}\"}"));
        world.reach(suitable);
        world.settled(suitable);
        assertThat(world.tryPlan(login.with(document("json", "{\"user\": \"{user}\"}")))
                        .errors())
                .containsExactly("MISSING_KEYS_FOR_TYPE");
    }

    @Test
    void takesDataFromSeveralSources() throws Exception {
        var template = Block.of(Address.of(Kind.TEMPLATE, "t"))
                .set("sources", Term.object(Map.of("db", Term.whole("secret.db"), "other", Term.whole("secret.api"))))
                .set("data", Term.of(Script.texts(Map.of("all", "{db.user}:{db.key}:{other.token}"))));
        world.reach(delivered(template));
        assertThat(world.held("a")).isEqualTo(Map.of("all", "ann:1:tok"));
        world.settled(delivered(template));

        var changed = secrets("2").with(template).federation("t", "template.t", Script.to("db", "a"));
        world.reach(changed);
        assertThat(world.held("a")).isEqualTo(Map.of("all", "ann:2:tok"));
        assertThat(world.delivery("t", "a", World.DB).orElseThrow().sourceVersion())
                .as("the sum of both")
                .isEqualTo(3);
    }

    @Test
    void rendersATemplateOfADocument() throws Exception {
        var script = delivered(document("json", "{\"{user}\": \"{key}\"}"))
                .template("outer", "template.t", Map.of("OUTER", "<{ann}>"))
                .federation("outer", "template.outer", Script.to("outer", "a"));
        world.reach(script);
        assertThat(world.target("a").object("app", "outer").data()).isEqualTo(Map.of("OUTER", "<1>"));
        world.settled(script);
    }

    @ParameterizedTest
    @CsvSource({
        "source,sources,TEMPLATE_SOURCES",
        "nothing,nothing,TEMPLATE_SOURCES",
        "sources,nothing,NOT_A_SOURCE",
        "source,data,TEMPLATE_SCOPE"
    })
    void refusesAnythingButOneSourceAndOneKindOfText(String one, String other, String code) throws Exception {
        var whole = Term.whole("secret.db");
        var part = Term.object(Map.of("x", Term.of("secret.db", "data")));
        var block = Block.of(Address.of(Kind.TEMPLATE, "t")).set("document", Term.text("x"));
        for (var name : List.of(one, other)) {
            block = switch (name) {
                case "source" -> block.set("source", whole);
                case "sources" -> block.set("sources", part);
                case "data" -> block.set("data", Term.of(Script.texts(Map.of("a", "b"))));
                default -> block;
            };
        }
        assertThat(errors(block)).containsExactly(code);
    }

    @Test
    void labelsObjectsByWhatIsNotSecret() throws Exception {
        var template = template()
                .set("data", Term.of(Script.texts(Map.of("x", "{key}"))))
                .nest(
                        "metadata",
                        Script.metadata(
                                Map.of("v", "v{version}", "own", "template"),
                                Map.of("where", "{namespace}/{name} in {target}")));
        var to = Script.toNamespaces("db", List.of("app", "other"), "a")
                .nest("metadata", Script.metadata(Map.of("own", "federation"), Map.of()));
        var script = secrets("1").with(template).federation("t", "template.t", to);
        world.reach(script);
        assertThat(world.target("a").object("other", "db").labels())
                .containsEntry("v", "v1")
                .containsEntry("own", "federation");
        assertThat(world.target("a").object("other", "db").annotations())
                .containsEntry("where", "other/db in target.memory.a");
        world.settled(script);

        var changed = secrets("2").with(template).federation("t", "template.t", to);
        world.reach(changed);
        assertThat(world.target("a").object("app", "db").labels()).containsEntry("v", "v2");
        world.settled(changed);

        var relabelled = changed.with(template()
                .set("data", Term.of(Script.texts(Map.of("x", "{key}"))))
                .nest("metadata", Script.metadata(Map.of("v", "w{version}"), Map.of())));
        assertThat(Lines.of(world.reach(relabelled)))
                .containsExactly(
                        "update federation.t a app/db METADATA_CHANGED",
                        "update federation.t a other/db METADATA_CHANGED");
        assertThat(world.target("a").object("app", "db").labels()).containsEntry("v", "w2");
        world.settled(relabelled);
    }

    @Test
    void refusesSecretsAndFaultsInLabelsOnceForAllObjects() throws Exception {
        var block = template().set("data", Term.of(Script.texts(Map.of("x", "y"))));
        var to = Script.toNamespaces("db", List.of("app", "other"), "a");
        for (var fault : Map.of("{key}", "NO_SUCH_KEY", "{name} {namespace}", "INVALID_LABEL")
                .entrySet()) {
            var labelled = block.nest("metadata", Script.metadata(Map.of("l", fault.getKey()), Map.of()));
            var outcome = world.tryPlan(secrets("1").with(labelled).federation("t", "template.t", to));
            assertThat(outcome.errors()).containsExactly(fault.getValue());
        }
        var reserved = block.nest("metadata", Script.metadata(Map.of("tacit.dev/mark", "x"), Map.of()));
        assertThat(errors(reserved)).containsExactly("INVALID_LABEL");
    }
}
