package dev.tacit.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.plan.Altered;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes from the store, when. */
class ClearingTest {
    private static final RecordKey OLD = SecretRecord.payload(WishPlanner.secret("db"), 1);
    private final Scene scene = new Scene();

    private static Plan with(Plan plan, Collection<? extends Change> more, RecordKey... obsolete) {
        var changes = new ArrayList<Change>(plan.changes());
        changes.addAll(more);
        return Altered.of(plan, Map.of("changes", changes, "obsolete", Set.of(obsolete)));
    }

    /** A plan that also makes version 1 of db older than the versions kept. */
    private Plan keepingOne(String content) throws Exception {
        var plan = scene.plan(Wish.of("db", content, "eu"));
        var changes = plan.changes().stream()
                .map(c -> c instanceof Change.NewVersion n
                        ? new Change.NewVersion(
                                n.address(),
                                n.reason(),
                                n.from(),
                                n.keys(),
                                new SecretRecord(
                                        n.address(),
                                        "",
                                        1,
                                        n.next().presence(),
                                        n.next().versions()))
                        : c)
                .toList();
        return Altered.of(plan, Map.of("changes", changes, "obsolete", Set.of(OLD)));
    }

    private boolean kept(RecordKey payload) {
        return scene.store().payload(payload) instanceof OpenedPayload.Opened;
    }

    private void given(List<StoreRecord> records, Map<RecordKey, Payload> payloads) throws Exception {
        try (var session = scene.memory.lock("bob", scene.now)) {
            session.commit(new Commit(records, payloads, Set.of(), List.of()));
        }
    }

    @Test
    void clearsWhatAnInterruptedWriteLeftInTheTarget() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        scene.world("eu").leaveBehind();
        scene.reach(Wish.of("db", "two", "eu"));
        assertThat(scene.world("eu").leftovers()).isZero();
    }

    @Test
    void anObsoleteVersionStaysWhileADeliveryNamesIt() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        var plan = keepingOne("two");
        scene.world("eu").fault(new Faults.Refusing());
        assertThat(scene.apply(plan).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(kept(OLD)).isTrue();
        // Once that delivery moved on, it goes, although the later plan does not name it.
        scene.world("eu").fault(new MemoryWorld.Fault() {});
        scene.reach(Wish.of("db", "two", "eu"));
        assertThat(kept(OLD)).isFalse();
        assertThat(kept(SecretRecord.payload(WishPlanner.secret("db"), 2))).isTrue();
    }

    @Test
    void anObsoleteVersionGoesWhenNoDeliveryNamesIt() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        assertThat(scene.apply(keepingOne("two")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(kept(OLD)).isFalse();
    }

    @Test
    void whatIsStillNamedIsKeptEvenIfAPlanCallsItObsolete() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        scene.apply(with(scene.plan(Wish.of("db", "two", "eu")), List.of(), OLD));
        assertThat(kept(OLD)).as("one of ten versions kept").isTrue();
    }

    @Test
    void contentThatOnlyDeferredDeliveriesNeedIsNotStored() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        var plan = scene.plan(Wish.of("db", "two", "eu"));
        var rendered = new RecordKey(RecordClass.PAYLOAD, "rendered", "template.t", "x");
        plan = Altered.of(plan, Map.of("payloads", with(plan.payloads(), rendered), "obsolete", Set.of()));
        scene.apply(plan);
        assertThat(kept(rendered)).isFalse();
        assertThat(kept(SecretRecord.payload(WishPlanner.secret("db"), 2))).isTrue();
    }

    private static Map<RecordKey, Payload> with(Map<RecordKey, Payload> payloads, RecordKey more) {
        var result = new HashMap<>(payloads);
        result.put(more, Records.payload("rendered"));
        return result;
    }

    @Test
    void aNewDrawTakesTheOldOneAwayAtOnce() throws Exception {
        var before = Records.generator("pw");
        var old = GeneratorRecord.payload(before.address(), before.drawId());
        given(List.of(before), Map.of(old, Records.payload("old")));
        var next = new GeneratorRecord(
                before.address(), "draw-2", before.inputs(), Records.TIME, before.exports(), before.past());
        var draw = new Change.Draw(before.address(), Reason.INPUTS_CHANGED, next);
        scene.memory.failAfter(1);
        scene.apply(with(scene.plan(), List.of(draw), old));
        assertThat(kept(old)).as("already after the first commit").isFalse();
        assertThat(scene.find(GeneratorRecord.class, before.key())).contains(next);
    }

    @Test
    void aRemovedGeneratorGoesWithItsContent() throws Exception {
        var generator = Records.generator("pw");
        var content = GeneratorRecord.payload(generator.address(), generator.drawId());
        given(List.of(generator), Map.of(content, Records.payload("x")));
        scene.apply(
                with(scene.plan(), List.of(new Change.Remove(generator.address(), Reason.NOT_DECLARED, 0)), content));
        assertThat(scene.find(GeneratorRecord.class, generator.key())).isEmpty();
        assertThat(kept(content)).isFalse();
    }

    @Test
    void outputsAreWrittenThenRemoved() throws Exception {
        var address = Address.of(Kind.OUTPUT, "login");
        var secret = new OutputRecord(address, Records.output("login").provenance(), null);
        var content = OutputRecord.payload(address);
        given(List.of(secret), Map.of(content, Records.payload("x")));
        var plain = Records.output("login");
        scene.apply(with(scene.plan(), List.of(new Change.Output(address, Reason.CONTENT_CHANGED, plain))));
        assertThat(scene.find(OutputRecord.class, plain.key())).contains(plain);
        assertThat(kept(content)).isFalse();
        scene.apply(with(scene.plan(), List.of(new Change.Output(address, Reason.NOT_DECLARED, plain))));
        assertThat(scene.find(OutputRecord.class, plain.key())).isEmpty();
    }

    @Test
    void aTargetIsForgottenOnceNothingIsDeliveredThere() throws Exception {
        var target = new TargetRecord(
                MemoryTargets.address("eu"),
                new TargetIdentity("identity-of-eu"),
                new TreeMap<>(),
                TargetRecord.Credentials.REFERENCED);
        scene.reach(Wish.of("db", "one", "eu"));
        given(List.of(target), Map.of());
        var forget = new Change.Note.TargetForgotten(target.address(), Reason.NOT_DECLARED);
        scene.world("eu").fault(new Faults.Refusing());
        scene.apply(with(scene.plan(), List.of(forget)));
        assertThat(scene.find(TargetRecord.class, target.key())).isPresent();
        scene.world("eu").fault(new MemoryWorld.Fault() {});
        scene.apply(with(scene.plan(), List.of(forget)));
        assertThat(scene.find(TargetRecord.class, target.key())).isEmpty();
    }

    @Test
    void finishedRolloutsAreForgottenAfterTheirPlansExpired() throws Exception {
        var first = scene.plan(Wish.of("db", "one", "eu"));
        scene.apply(first);
        scene.now = first.expires().minusSeconds(1);
        var second = scene.plan(Wish.of("db", "two", "eu"));
        scene.apply(second);
        assertThat(scene.find(RolloutRecord.class, RolloutRecord.key(first.id())))
                .isPresent();
        var old = new RolloutRecord(
                "old", Records.TIME, 1, Records.TIME.minusSeconds(1), RolloutRecord.Status.FINISHED, "");
        given(List.of(old), Map.of());
        scene.reach(Wish.of("db", "three", "eu"));
        assertThat(scene.find(RolloutRecord.class, old.key())).isEmpty();
        assertThat(scene.find(RolloutRecord.class, RolloutRecord.key(second.id())))
                .isPresent();
    }
}
