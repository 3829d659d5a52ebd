package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Num;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets that stay at a version, begin later, expire; content that is no text. */
class LifetimesTest {
    private final World world = new World();
    private Script base = Script.EMPTY;

    @BeforeEach
    void deliver() throws Exception {
        base = Script.EMPTY
                .target("a")
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .federation("db", "secret.db", Script.to("db", "a"));
    }

    private static Block db(String value) {
        return Block.of(Term.address("secret.db")).set("data", Term.object(Map.of("k", Term.elsewhere(value, value))));
    }

    private Script with(Block block) {
        return base.with(block);
    }

    @Test
    void staysAtAPinnedVersionAndSaysWhatItHoldsBack() throws Exception {
        world.reach(base);
        world.reach(with(db("2")));
        var pinned = with(db("2").set("pin", Term.of(Num.of(1))));
        var plan = world.plan(pinned);
        assertThat(Lines.changes(plan)).containsExactly("update federation.db a app/db NEW_VERSION");
        assertThat(plan.notices()).extracting(d -> d.code().name()).containsExactly("PIN_HOLDS_BACK");
        World.done(world.apply(plan));
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        assertThat(world.secret("secret.db").versions()).hasSize(2);
        world.settled(pinned);
        assertThat(Lines.changes(world.plan(with(db("3").set("pin", Term.of(Num.of(1)))))))
                .isEmpty();
        assertThat(Lines.changes(world.reach(with(db("3")))))
                .containsExactly("version secret.db 3 ~k CONTENT_CHANGED", "update federation.db a app/db NEW_VERSION");
    }

    @Test
    void keepsTheContentOfAPinnedVersion() throws Exception {
        world.reach(base);
        world.reach(with(db("2")));
        var pinned = with(db("2").set("pin", Term.of(Num.of(1))).set("keep_versions", Term.of(Num.of(1))));
        world.reach(pinned);
        assertThat(world.version("secret.db", 1)).isEqualTo(Map.of("k", "1"));
        world.settled(pinned);
    }

    @Test
    void pinsOnlyWhatIsThere() throws Exception {
        assertThat(world.tryPlan(with(db("1").set("pin", Term.of(Num.of(1))))).errors())
                .containsExactly("PIN_UNKNOWN_VERSION");
        world.reach(base);
        assertThat(world.tryPlan(with(db("1").set("pin", Term.of(Num.of(2))))).errors())
                .containsExactly("PIN_UNKNOWN_VERSION");
        world.reach(with(db("2").set("keep_versions", Term.of(Num.of(1)))));
        assertThat(world.tryPlan(with(db("1").set("pin", Term.of(Num.of(1))))).errors())
                .containsExactly("PIN_UNKNOWN_VERSION");
        assertThat(world.tryRollback(with(db("2").set("pin", Term.of(Num.of(2)))), "secret.db", 2)
                        .errors())
                .containsExactly("ROLLBACK_CODE_DICTATES");
    }

    @Test
    void deliversTheVersionBeforeUntilTheNextMayBe() throws Exception {
        world.reach(base);
        var later = with(db("2").set("not_before", Term.text("2h")));
        assertThat(Lines.changes(world.reach(later))).containsExactly("version secret.db 2 ~k CONTENT_CHANGED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(later);
        assertThat(Lines.changes(world.reach(later.federation("more", "secret.db", Script.to("more", "a")))))
                .containsExactly("create federation.more a app/more NEW_DESTINATION");
        assertThat(world.target("a").object("app", "more").data()).isEqualTo(Map.of("k", "1"));
        world.now = world.now.plus(Duration.ofHours(3));
        assertThat(Lines.changes(world.reach(later)))
                .contains("update federation.db a app/db NEW_VERSION")
                .doesNotContain("version secret.db 3 ~k CONTENT_CHANGED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "2"));
        world.settled(later);
    }

    @Test
    void letsAFirstVersionWaitWithAllThatIsMadeOfIt() throws Exception {
        var moment = world.now.plus(Duration.ofDays(1)).toString();
        var later = with(db("1").set("not_before", Term.text(moment)))
                .secret("copy", Map.of("c", Term.of("secret.db", "data", "k")));
        var plan = world.plan(later);
        assertThat(Lines.changes(plan))
                .containsExactlyInAnyOrder(
                        "version secret.db 1 +k FIRST",
                        "waits secret.db NOT_YET",
                        "waits secret.copy NOT_SET",
                        "waits federation.db NOT_SET");
        world.apply(plan);
        assertThat(world.target("a").written()).isEmpty();
        world.now = world.now.plus(Duration.ofDays(2));
        world.reach(later);
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(later);
    }

    @Test
    void callsNothingBackThatWasDelivered() throws Exception {
        world.reach(base);
        var later = with(db("1").set("not_before", Term.text("30d")));
        world.settled(later);
    }

    @Test
    void warnsBeforeExpiryAndDeliversWhatExpiredToNoNewPlace() throws Exception {
        var lasting = with(db("1").set("expires_after", Term.text("30d")));
        world.reach(lasting);
        world.settled(lasting);
        world.now = world.now.plus(Duration.ofDays(20));
        assertThat(world.plan(lasting).notices())
                .extracting(d -> d.code().name())
                .containsExactly("SECRET_EXPIRES");
        assertThat(world.plan(with(
                                db("1").set("expires_after", Term.text("30d")).set("warn_before", Term.text("1d"))))
                        .notices())
                .isEmpty();
        world.now = world.now.plus(Duration.ofDays(20));
        world.target("a").object("app", "db");
        var more = lasting.federation("more", "secret.db", Script.to("more", "a"));
        var plan = world.plan(more);
        assertThat(Lines.changes(plan)).containsExactly("refused federation.more a app/more EXPIRED");
        world.apply(plan);
        assertThat(world.held("a")).as("stays").isEqualTo(Map.of("k", "1"));
        var renewed = more.with(db("2").set("expires_after", Term.text("30d")));
        assertThat(Lines.changes(world.reach(renewed)))
                .containsExactlyInAnyOrder(
                        "version secret.db 2 ~k CONTENT_CHANGED",
                        "update federation.db a app/db NEW_VERSION",
                        "create federation.more a app/more FIRST");
    }

    @Test
    void followsAnotherExpiry() throws Exception {
        world.reach(with(db("1").set("expires_after", Term.text("30d"))));
        var never = with(db("1"));
        assertThat(Lines.of(world.reach(never))).containsExactly("note secret.db METADATA_CHANGED");
        assertThat(world.secret("secret.db").current().validity().expires()).isNull();
    }

    @Test
    void keepsBytesThatAreGivenAsBase64() throws Exception {
        var script = Script.EMPTY.with(Block.of(Term.address("secret.db"))
                .set(
                        "data_base64",
                        Term.object(Map.of("raw", Term.text("AP/DKA=="), "hidden", Term.elsewhere("hidden", "AAEC\n"))))
                .set("data", Term.object(Map.of("plain", Term.text("x")))));
        world.reach(script);
        var payload = world.ledger.snapshot().payload(SecretRecord.payload(Term.address("secret.db"), 1));
        assertThat(payload)
                .isInstanceOfSatisfying(
                        dev.tacit.core.record.OpenedPayload.Opened.class,
                        o -> assertThat(o.payload().entries())
                                .containsEntry("raw", new Bytes(new byte[] {0, -1, (byte) 0xc3, 0x28}))
                                .containsEntry("hidden", new Bytes(new byte[] {0, 1, 2})));
        world.settled(script);
        var wrong = Script.EMPTY.with(Block.of(Term.address("secret.db"))
                .set("data_base64", Term.object(Map.of("k", Term.elsewhere("wrong", "?")))));
        assertThat(world.tryPlan(wrong).errors()).containsExactly("NOT_BASE64");
    }
}
