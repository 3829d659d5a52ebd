package dev.tacit.seal.codec;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.PlannedTarget;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan in two parts: what the planning key may show, and the credentials of its targets, which it may not. */
public final class PlanCodec {
    private PlanCodec() {}

    /**
     * A plan without content.
     *
     * @param plan with no payloads, with no credentials
     * @param payloads which contents go with it, in order
     * @param secrets for each target the names of its credentials, with the provenance of those that were secret
     */
    public record Header(
            Plan plan, List<RecordKey> payloads, SortedMap<Address, SortedMap<String, Optional<Provenance>>> secrets) {}

    public static byte[] encodeHeader(Plan plan) {
        return Envelope.write("plan", 1, out -> {
            out.begin().array("bound");
            new TreeMap<>(plan.bound()).forEach((key, revision) -> {
                out.begin().name("key");
                Texts.write(out, key);
                out.number("revision", revision).end();
            });
            out.endArray().array("changes");
            plan.changes().forEach(change -> ChangeCodec.write(out, change));
            out.endArray()
                    .text("created", Texts.time(plan.created()))
                    .number("epoch", plan.epoch())
                    .text("expires", Texts.time(plan.expires()))
                    .text("id", plan.id())
                    .text("lineage", plan.lineage().hex());
            LivenessCodec.write(out, plan.liveness());
            out.text("mode", plan.mode().name()).array("notices");
            plan.notices().forEach(notice -> DiagnosticCodec.write(out, notice));
            out.endArray();
            keys(out, "obsolete", plan.obsolete());
            out.array("openings");
            plan.openings().forEach(out::text);
            out.endArray();
            keys(out, "payloads", plan.payloads().keySet());
            out.number("serial", plan.serial()).array("targets");
            plan.targets().forEach((address, target) -> target(out, address, target));
            out.endArray().end();
        });
    }

    private static void keys(JsonOut out, String name, Set<RecordKey> keys) {
        out.array(name);
        new TreeSet<>(keys).forEach(key -> Texts.write(out, key));
        out.endArray();
    }

    private static void target(JsonOut out, Address address, PlannedTarget target) {
        out.begin().text("address", address.toString()).object("credentials");
        target.settings()
                .credentials()
                .forEach((name, value) -> out.text(
                        name, value instanceof Secret s ? s.provenance().digest() : null));
        out.end().text("identity", target.identity().id());
        DeliveryCodec.texts(out, "settings", target.settings().plain());
        out.end();
    }

    public static Header decodeHeader(byte[] bytes) throws MalformedException {
        var in = new JsonIn(bytes);
        Envelope.expect(in, "plan", 1);
        in.begin();
        var bound = new HashMap<RecordKey, Long>();
        in.name("bound").each(() -> {
            in.begin();
            var key = Texts.key(in.name("key"));
            bound.put(key, in.number("revision"));
            in.end();
        });
        var changes = ChangeCodec.readAll(in.name("changes"));
        var created = Texts.time(in.text("created"));
        long epoch = in.number("epoch");
        var expires = Texts.time(in.text("expires"));
        String id = in.text("id");
        String lineage = in.text("lineage");
        var liveness = LivenessCodec.read(in);
        var mode = JsonIn.constant(Plan.Mode.class, in.text("mode"));
        var notices = new ArrayList<Diagnostic>();
        in.name("notices").each(() -> notices.add(DiagnosticCodec.read(in)));
        var obsolete = keys(in, "obsolete");
        var openings = new ArrayList<String>();
        in.name("openings").each(() -> openings.add(in.text()));
        var payloads = keys(in, "payloads");
        long serial = in.number("serial");
        var targets = new TreeMap<Address, PlannedTarget>();
        var secrets = new TreeMap<Address, SortedMap<String, Optional<Provenance>>>();
        in.name("targets").each(() -> target(in, targets, secrets));
        in.end();
        Envelope.close(in);
        return new Header(
                new Plan(
                        id,
                        mode,
                        new Lineage(lineage),
                        epoch,
                        serial,
                        created,
                        expires,
                        changes,
                        targets,
                        bound,
                        Map.of(),
                        new HashSet<>(obsolete),
                        notices,
                        openings,
                        liveness),
                payloads,
                secrets);
    }

    private static List<RecordKey> keys(JsonIn in, String name) throws MalformedException {
        var keys = new ArrayList<RecordKey>();
        in.name(name).each(() -> keys.add(Texts.key(in)));
        return keys;
    }

    private static void target(
            JsonIn in,
            Map<Address, PlannedTarget> targets,
            Map<Address, SortedMap<String, Optional<Provenance>>> secrets)
            throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        var credentials = in.name("credentials").<Optional<Provenance>>map(() -> {
            if (in.atNull()) {
                in.skipNull();
                return Optional.empty();
            }
            return Optional.of(new Provenance(in.text()));
        });
        var identity = new TargetIdentity(in.text("identity"));
        var settings = DeliveryCodec.texts(in, "settings");
        in.end();
        targets.put(address, new PlannedTarget(new TargetSettings(address, settings, new TreeMap<>()), identity));
        secrets.put(address, credentials);
    }

    /** @param credentials open values */
    public static byte[] encodeCredentials(SortedMap<Address, SortedMap<String, Value>> credentials) {
        return Envelope.write("credentials", 1, out -> {
            var byText = new TreeMap<String, SortedMap<String, Value>>();
            credentials.forEach((address, values) -> byText.put(address.toString(), values));
            out.begin();
            byText.forEach((address, values) -> {
                out.object(address);
                values.forEach((name, value) -> {
                    out.name(name);
                    ValueCodec.write(out, value);
                });
                out.end();
            });
            out.end();
        });
    }

    /** The header's plan, whole again. */
    public static Plan complete(Header header, Map<RecordKey, Payload> payloads, byte[] credentials)
            throws MalformedException {
        var in = new JsonIn(credentials);
        Envelope.expect(in, "credentials", 1);
        var values = in.map(() -> in.map(() -> ValueCodec.read(in)));
        Envelope.close(in);
        var plan = header.plan();
        var targets = new TreeMap<Address, PlannedTarget>();
        for (var target : plan.targets().entrySet()) {
            var names = header.secrets().getOrDefault(target.getKey(), new TreeMap<>());
            var open = values.getOrDefault(target.getKey().toString(), new TreeMap<>());
            if (!names.keySet().equals(open.keySet())) {
                throw new MalformedException();
            }
            var restored = new TreeMap<String, Value>();
            open.forEach((name, value) -> {
                var provenance = names.getOrDefault(name, Optional.empty());
                restored.put(
                        name,
                        provenance.<Value>map(p -> Secret.opened(p, value)).orElse(value));
            });
            var settings = target.getValue().settings();
            targets.put(
                    target.getKey(),
                    new PlannedTarget(
                            new TargetSettings(settings.address(), settings.plain(), restored),
                            target.getValue().identity()));
        }
        return new Plan(
                plan.id(),
                plan.mode(),
                plan.lineage(),
                plan.epoch(),
                plan.serial(),
                plan.created(),
                plan.expires(),
                plan.changes(),
                targets,
                plan.bound(),
                payloads,
                plan.obsolete(),
                plan.notices(),
                plan.openings(),
                plan.liveness());
    }
}
