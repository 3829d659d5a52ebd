package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.value.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final World world = new World();

    private static Script db(String user, String password) {
        return Script.EMPTY.secret(
                "db", Map.of("user", Term.text(user), "password", Term.elsewhere("source of " + password, password)));
    }

    @Test
    void makesAFirstVersion() throws Exception {
        assertThat(Lines.of(world.reach(db("ann", "1")))).containsExactly("version secret.db 1 +password +user FIRST");
        assertThat(world.version("secret.db", 1)).isEqualTo(Map.of("user", "ann", "password", "1"));
        assertThat(world.secret("secret.db").current().keys().values().stream().map(k -> k.size()))
                .containsExactly(1, 3);
        world.settled(db("ann", "1"));
    }

    @Test
    void makesAVersionOfAChangedKey() throws Exception {
        world.reach(db("ann", "1"));
        assertThat(Lines.of(world.reach(db("ann", "2"))))
                .containsExactly("version secret.db 2 ~password CONTENT_CHANGED");
        assertThat(world.version("secret.db", 1)).containsEntry("password", "1");
        assertThat(world.version("secret.db", 2)).isEqualTo(Map.of("user", "ann", "password", "2"));
        world.settled(db("ann", "2"));
    }

    @Test
    void makesAVersionOfAnAddedOrRemovedKey() throws Exception {
        world.reach(db("ann", "1"));
        var other = Script.EMPTY.secret("db", Map.of("user", Term.text("bob"), "port", Term.text("1")));
        assertThat(Lines.of(world.reach(other)))
                .containsExactly("version secret.db 2 -password +port ~user KEYS_CHANGED");
        world.settled(other);
    }

    @Test
    void makesNoVersionOfEqualContentFromAnotherSource() throws Exception {
        world.reach(db("ann", "1"));
        var other = Script.EMPTY.secret(
                "db", Map.of("user", Term.elsewhere("x", "ann"), "password", Term.elsewhere("y", "1")));
        var plan = world.reach(other);
        assertThat(Lines.of(plan)).containsExactly("note secret.db METADATA_CHANGED");
        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.hasWork()).isTrue();
        assertThat(world.secret("secret.db").versions()).hasSize(1);
        world.settled(other);
    }

    @Test
    void bringsDeliveriesAlongWhenOnlyTheSourceDiffers() throws Exception {
        var first = deliveries(db("ann", "1"));
        var other = deliveries(
                Script.EMPTY.secret("db", Map.of("user", Term.text("ann"), "password", Term.elsewhere("other", "1"))));
        world.reach(first);
        var plan = world.reach(other);
        assertThat(plan.hasChanges()).isFalse();
        assertThat(world.target("a").written()).hasSize(1);
        world.settled(other);
    }

    private static Script deliveries(Script secret) {
        return secret.target("a")
                .template("env", "secret.db", Map.of("U", "{user}:{password}"))
                .federation("db", "template.env", Script.to("db", "a"));
    }

    @Test
    void notesAChangedDescription() throws Exception {
        world.reach(Script.EMPTY.secret("db", 10, "one", Map.of("k", Term.text("v"))));
        var next = Script.EMPTY.secret("db", 10, "two", Map.of("k", Term.text("v")));
        assertThat(Lines.of(world.reach(next))).containsExactly("note secret.db METADATA_CHANGED");
        assertThat(world.secret("secret.db").description()).isEqualTo("two");
        world.settled(next);
    }

    @Test
    void keepsTheContentsOfTheNewestVersionsOnly() throws Exception {
        for (var value : new String[] {"1", "2", "3"}) {
            world.reach(Script.EMPTY.secret("db", 2, "", Map.of("k", Term.elsewhere(value, value))));
        }
        assertThat(world.version("secret.db", 1)).isEmpty();
        assertThat(world.version("secret.db", 2)).isEqualTo(Map.of("k", "2"));
        assertThat(world.version("secret.db", 3)).isEqualTo(Map.of("k", "3"));
        assertThat(world.secret("secret.db").versions()).hasSize(3);
        world.reach(Script.EMPTY.secret("db", 1, "", Map.of("k", Term.elsewhere("3", "3"))));
        assertThat(world.version("secret.db", 2)).isEmpty();
        assertThat(world.version("secret.db", 3)).isEqualTo(Map.of("k", "3"));
    }

    @Test
    void keepsContentThatADeliveryNames() throws Exception {
        var base = Script.EMPTY.target("a").target("b").secret("db", 1, "", Map.of("k", Term.elsewhere("1", "1")));
        var script = base.federation("db", "secret.db", Script.to("db", "a", "b"));
        world.reach(script);
        world.target("b").reachable(false);
        for (var value : new String[] {"2", "3"}) {
            script = script.secret("db", 1, "", Map.of("k", Term.elsewhere(value, value)));
            world.apply(world.plan(script));
        }
        assertThat(world.version("secret.db", 1)).as("still in b").isEqualTo(Map.of("k", "1"));
        assertThat(world.version("secret.db", 2)).isEmpty();
        world.target("b").reachable(true);
        assertThat(Lines.of(world.reach(script))).containsExactly("update federation.db b app/db NEW_VERSION");
        assertThat(world.version("secret.db", 1)).isEmpty();
        world.settled(script);
    }

    @Test
    void continuesTheNumbersAfterATombstone() throws Exception {
        world.reach(db("ann", "1"));
        world.reach(db("ann", "2"));
        assertThat(Lines.of(world.reach(Script.EMPTY))).containsExactly("remove secret.db NOT_DECLARED");
        assertThat(world.secret("secret.db").presence()).isEqualTo(SecretRecord.Presence.TOMBSTONE);
        assertThat(world.version("secret.db", 2)).isEmpty();
        world.settled(Script.EMPTY);
        assertThat(Lines.of(world.reach(db("ann", "2")))).containsExactly("version secret.db 3 +password +user FIRST");
        assertThat(world.secret("secret.db").versions()).hasSize(3);
        assertThat(world.secret("secret.db").current().reason()).isEqualTo(Reason.FIRST);
        world.settled(db("ann", "2"));
    }

    @Test
    void exportsWhenItWasMade() throws Exception {
        var script = db("ann", "1").output("made", Term.of("secret.db", "created_at"), false);
        world.reach(script);
        world.settled(script);
        var next = db("ann", "2").output("made", Term.of("secret.db", "created_at"), false);
        assertThat(Lines.of(world.reach(next))).containsExactly("version secret.db 2 ~password CONTENT_CHANGED");
    }

    @Test
    void tellsWhyContentCannotBeMade() throws Exception {
        var failing = Diagnostic.error(Braces.BracesCode.NO_SUCH_KEY, "Failed", "", null);
        var outcome = world.tryPlan(Script.EMPTY.secret(
                "db", Map.of("a", Term.broken("x", new Content.Failed(failing)), "b", Term.text("1"))));
        assertThat(outcome.plan()).isNull();
        assertThat(outcome.errors()).containsExactly("NO_SUCH_KEY");
        assertThat(outcome.diagnostics().getFirst().address()).isEqualTo("secret.db");
        assertThat(outcome.diagnostics().getFirst().subject()).isEqualTo(Block.RANGE);
    }
}
