package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Verdict;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.KeyChange;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.PlannedTarget;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.Told;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Handling;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.seal.fault.StoreCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static Change.Course course(Address federation, Change.Course.State state) {
        return new Change.Course(
                federation,
                Reason.IN_WAVES,
                List.of(
                        new Change.Course.Step(
                                new Wave.Pause.Approval(),
                                Optional.of(new Activation.Command(
                                        List.of("./smoke-test"), "modules/db", Duration.ofSeconds(90)))),
                        new Change.Course.Step(new Wave.Pause.Lasting(Duration.ofMinutes(10)), Optional.empty()),
                        new Change.Course.Step(new Wave.Pause.None(), Optional.empty())),
                Waves.OnFailure.ROLLBACK,
                Duration.ofMinutes(2),
                "digest",
                "intended",
                state);
    }

    private static final String CANARY = "canary-7f3a";

    @TempDir
    Path directory;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(directory);
    }

    private static Plan plan(Lineage lineage) {
        var db = Address.of(Kind.SECRET, "db");
        var federation = Address.of(Kind.FEDERATION, "db");
        var target = Address.of(Kind.TARGET, "kubernetes", "prod");
        var object = new ObjectKey("billing", "db");
        var diagnostic = Diagnostic.warning(
                        StoreCode.STORE_LOCKED,
                        "summary",
                        "detail",
                        new SourceRange("main.tacit.hcl", SourcePosition.START, new SourcePosition(9, 2, 3)))
                .about("secret.db");
        var seen = new Seen.Present(
                "uid", "4711", "Opaque", new Fingerprint("f"), new TreeMap<>(Map.of("a", "b")), new TreeMap<>());
        var pending = Records.delivery("db", DeliveryRecord.Status.PENDING);
        List<Change> changes = List.of(
                new Change.NewVersion(
                        db,
                        Reason.CONTENT_CHANGED,
                        2,
                        List.of(new KeyChange(KeyChange.Sign.CHANGED, "password")),
                        Records.secret("db", 3)),
                new Change.Activate(
                        db,
                        Reason.NOT_TOLD,
                        4,
                        new Told(2, new TreeSet<>(Set.of(3))),
                        new Change.Activate.Way.Run(new Activation.Command(
                                List.of("./tell", "billing"), "modules/db", Duration.ofMinutes(5))),
                        new TreeSet<>(Set.of(federation))),
                new Change.Activate(
                        db, Reason.UNFINISHED, 4, Told.NOTHING, new Change.Activate.Way.Awaited(), new TreeSet<>()),
                new Change.Activate(
                        db, Reason.NOT_TOLD, 4, Told.of(3), new Change.Activate.Way.Said(), new TreeSet<>()),
                new Change.Draw(Address.of(Kind.GENERATOR, "password", "db"), Reason.FIRST, Records.generator("db")),
                new Change.Deliver(
                        federation,
                        Reason.NEW_VERSION,
                        Change.Deliver.Action.UPDATE,
                        seen,
                        pending,
                        Set.of("x", "y"),
                        Set.of()),
                new Change.Deliver(
                        federation,
                        Reason.NEW_DESTINATION,
                        Change.Deliver.Action.CREATE,
                        new Seen.Nothing(),
                        pending,
                        Set.of(),
                        Set.of("z")),
                new Change.Deliver(
                        federation,
                        Reason.ADOPTED,
                        Change.Deliver.Action.ADOPT,
                        new Seen.Theirs(
                                new Owner(Owner.Tool.HELM, "Helm release web"),
                                "uid",
                                "4711",
                                "Opaque",
                                new Fingerprint("f")),
                        Records.delivery("db", DeliveryRecord.Status.ADOPTING),
                        Set.of(),
                        Set.of(),
                        new TreeSet<>(Set.of("old", "older")),
                        null,
                        0),
                new Change.Deliver(
                        federation,
                        Reason.EDITED,
                        Change.Deliver.Action.REPAIR,
                        seen,
                        pending,
                        Set.of(),
                        Set.of(),
                        new TreeSet<>(),
                        "kubectl-edit at noon",
                        2),
                course(federation, new Change.Course.State.Goes(new TreeSet<>(Set.of(1, 2)), NOON, true, false, 2, 3)),
                course(federation, new Change.Course.State.Goes(new TreeSet<>(Set.of(1)), null, false, true, 0, 0)),
                course(federation, new Change.Course.State.Rests(1, 40, NOON)),
                course(federation, new Change.Course.State.Rests(1, 40, null)),
                course(federation, new Change.Course.State.Held(4, 3, 12)),
                new Change.Remove(db, Reason.NOT_DECLARED, 4),
                new Change.Output(Address.of(Kind.OUTPUT, "v"), Reason.FIRST, Records.output("v")),
                new Change.Output(
                        Address.of(Kind.OUTPUT, "w"),
                        Reason.FIRST,
                        new OutputRecord(Address.of(Kind.OUTPUT, "w"), new Provenance("p"), null)),
                new Change.Note.OfSecret(db, Reason.METADATA_CHANGED, Records.secret("db", 1)),
                new Change.Note.Settles(db, Reason.OVERLAPS, 4, new TreeSet<>(Set.of(federation))),
                new Change.Note.OfTarget(target, Reason.FIRST, Records.target("local")),
                new Change.Note.OfInput(db, Reason.ROLLED_BACK, Records.input("db", "license")),
                new Change.Note.InputForgotten(db, Reason.NOT_DECLARED, Records.input("db", "token")),
                new Change.Waits(db, Reason.NOT_SET, List.of("license", "token")),
                new Change.Note.TargetForgotten(target, Reason.NOT_DECLARED),
                new Change.Note.OfDelivery(federation, Reason.LANDED, pending),
                new Change.Note.DeliveryForgotten(federation, Reason.GONE, target, object),
                new Change.Deferred(federation, Reason.UNREACHABLE, target, List.of(object), diagnostic),
                new Change.AwaitsNamespace(federation, Reason.NO_NAMESPACE, target, object),
                new Change.Refused(federation, Reason.FOREIGN, target, object, "Helm release web", Owner.Tool.HELM),
                new Change.Drifted(federation, Reason.EDITED, target, object, Handling.Drift.REPORT, "someone"),
                new Change.Drifted(federation, Reason.MISSING, target, object, Handling.Drift.REFUSE, null));
        var credentials = new TreeMap<String, Value>(Map.of(
                "server_name",
                new Text("plain"),
                "token",
                Secret.opened(new Provenance("token"), new Text(CANARY + "-token"))));
        return new Plan(
                "00112233445566778899aabbccddeeff",
                Plan.Mode.NORMAL,
                lineage,
                1,
                7,
                Records.TIME.plusNanos(123456789),
                Records.TIME.plusSeconds(86400),
                changes,
                new TreeMap<>(Map.of(
                        target,
                        new PlannedTarget(
                                new TargetSettings(target, new TreeMap<>(Map.of("server", "https://x")), credentials),
                                new TargetIdentity("7a1c")))),
                Map.of(
                        Records.secret("db", 1).key(),
                        5L,
                        Records.generator("db").key(),
                        0L),
                Map.of(
                        SecretRecord.payload(db, 3), Records.payload(CANARY + "-a"),
                        SecretRecord.payload(db, 4), Records.payload(CANARY + "-b")),
                Set.of(SecretRecord.payload(db, 1)),
                List.of(),
                List.of("local.x"),
                liveness(target, federation, object));
    }

    private static Liveness liveness(Address target, Address federation, ObjectKey object) {
        var api = new Affected(
                federation,
                target,
                object,
                Manner.IN_PLACE,
                new Workload("billing", "Deployment", "api"),
                3,
                new Conduct(Conduct.Reload.WATCH, ""),
                new TreeMap<>(Map.of(
                        Reference.whole(Reference.Via.VOLUME, "/etc/db"),
                        Verdict.LIVE,
                        Reference.of(Reference.Via.VARIABLE, "PASSWORD", Set.of("password")),
                        Verdict.NOT_LIVE)));
        var old = new Affected(
                federation,
                target,
                object,
                Manner.GONE,
                new Workload("billing", "Pod", "old"),
                1,
                new Conduct(Conduct.Reload.UNSAID, "Reloader"),
                new TreeMap<>(Map.of(Reference.of(Reference.Via.PULL, "", Set.of()), Verdict.NOT_LIVE)));
        return new Liveness(List.of(old, api), List.of(new Liveness.Unseen(target, "shop", "may not list Pods")));
    }

    @Test
    void readsBackAWholePlan() throws Exception {
        try (var ledger = home.birth()) {
            var plan = plan(ledger.snapshot().lineage());
            var opened = ledger.openPlan(ledger.sealPlan(plan), "plan.tacit");
            assertThat(opened.changes().size()).isEqualTo(plan.changes().size());
            for (int i = 0; i < plan.changes().size(); i++) {
                if (plan.changes().get(i) instanceof Change.Deferred d) {
                    var read = (Change.Deferred) opened.changes().get(i);
                    assertThat(read.objects()).isEqualTo(d.objects());
                    assertThat(read.cause().code().id()).isEqualTo("store-locked");
                    assertThat(read.cause().subject()).isEqualTo(d.cause().subject());
                    assertThat(read.cause().address()).isEqualTo("secret.db");
                } else {
                    assertThat(opened.changes().get(i)).isEqualTo(plan.changes().get(i));
                }
            }
            assertThat(opened.payloads()).isEqualTo(plan.payloads());
            assertThat(opened.bound()).isEqualTo(plan.bound());
            assertThat(opened.obsolete()).isEqualTo(plan.obsolete());
            assertThat(opened.created()).isEqualTo(plan.created());
            assertThat(opened.expires()).isEqualTo(plan.expires());
            assertThat(opened.openings()).isEqualTo(plan.openings());
            assertThat(opened.liveness()).isEqualTo(plan.liveness());
            var credentials =
                    opened.targets().firstEntry().getValue().settings().credentials();
            assertThat(credentials.get("server_name")).isEqualTo(new Text("plain"));
            assertThat(((Secret) java.util.Objects.requireNonNull(credentials.get("token"))).content())
                    .isEqualTo(new Content.Opened(new Text(CANARY + "-token")));
        }
    }

    @Test
    void showsThePlanWithoutContentToThePlanningKey() throws Exception {
        try (var ledger = home.birth();
                var planning = home.openPlanningOnly()) {
            var plan = plan(ledger.snapshot().lineage());
            var opened = planning.openPlan(ledger.sealPlan(plan), "plan.tacit");
            assertThat(opened.changes()).hasSameSizeAs(plan.changes());
            assertThat(opened.payloads()).isEmpty();
            assertThatThrownBy(() -> planning.sealPlan(plan))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.SEALED));
        }
    }

    @Test
    void holdsNoValueAndNoNameInTheClear() throws Exception {
        try (var ledger = home.birth()) {
            var file = new String(ledger.sealPlan(plan(ledger.snapshot().lineage())), StandardCharsets.ISO_8859_1);
            assertThat(file).doesNotContain(CANARY).doesNotContain("secret.db").doesNotContain("billing");
        }
    }

    @Test
    void isRefusedWhenAnyByteIsAltered() throws Exception {
        try (var ledger = home.birth()) {
            byte[] file = ledger.sealPlan(plan(ledger.snapshot().lineage()));
            int refused = 0;
            int tried = 0;
            // every byte of what is in the clear and of the signature, samples of the rest: each costs a verification
            for (int i = 0; i < file.length; i += i < 100 || i > file.length - 70 ? 1 : 11) {
                tried++;
                byte[] altered = file.clone();
                altered[i] ^= 1;
                try {
                    ledger.openPlan(altered, "plan.tacit");
                } catch (StoreException e) {
                    assertThat(e.diagnostic().code()).isIn(StoreCode.PLAN_FILE_DAMAGED, StoreCode.PLAN_FILE_FOREIGN);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(tried).isGreaterThan(300);
            for (int length : new int[] {0, 5, 30, 100, file.length - 1}) {
                assertThatThrownBy(() -> ledger.openPlan(java.util.Arrays.copyOf(file, length), "plan.tacit"))
                        .isInstanceOf(StoreException.class);
            }
        }
    }

    @Test
    void isRefusedByAnotherStore() throws Exception {
        var elsewhere = new TestHome(directory.resolve("elsewhere"));
        try (var ledger = home.birth();
                var other = elsewhere.birth()) {
            byte[] file = ledger.sealPlan(plan(ledger.snapshot().lineage()));
            assertThatThrownBy(() -> other.openPlan(file, "plan.tacit"))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.diagnostic().code()).isEqualTo(StoreCode.PLAN_FILE_FOREIGN));
        }
    }
}
