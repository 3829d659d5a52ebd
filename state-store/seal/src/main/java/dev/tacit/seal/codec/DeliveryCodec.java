package dev.tacit.seal.codec;

import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.core.value.Provenance;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.SortedMap;
import java.util.TreeSet;

/** Schemas of {@code delivery}, {@code target}, {@code rollout}. */
final class DeliveryCodec {
    /** Of {@code delivery}. The second added the states {@code ADOPTING}, {@code KEPT} and the member {@code immutable}. */
    static final int SCHEMA = 2;

    private DeliveryCodec() {}

    static void write(JsonOut out, DeliveryRecord r) {
        out.begin();
        texts(out, "annotations", r.annotations());
        out.text("content", r.content().digest())
                .text("federation", r.federation().toString())
                .text("identity", r.identity().id());
        if (r.mutability() == Mutability.IMMUTABLE) {
            out.name("immutable").flag(true);
        }
        out.text("intended", r.intended().digest());
        texts(out, "labels", r.labels());
        out.text("mark", r.mark())
                .text("name", r.object().name())
                .text("namespace", r.object().namespace())
                .name("payload");
        Texts.write(out, r.payload());
        out.text("resource_version", r.resourceVersion())
                .text("source", r.source().toString())
                .number("source_version", r.sourceVersion())
                .text("status", r.status().name())
                .text("target", r.target().toString())
                .text("type", r.type())
                .text("uid", r.uid())
                .end();
    }

    static DeliveryRecord delivery(JsonIn in) throws MalformedException {
        in.begin();
        var annotations = texts(in, "annotations");
        var content = new Fingerprint(in.text("content"));
        var federation = Texts.address(in.text("federation"));
        var identity = new TargetIdentity(in.text("identity"));
        boolean immutable = in.at("immutable") && in.name("immutable").flag();
        var intended = new Provenance(in.text("intended"));
        var labels = texts(in, "labels");
        String mark = in.text("mark");
        String name = in.text("name");
        String namespace = in.text("namespace");
        var payload = Texts.key(in.name("payload"));
        var resourceVersion = in.textOrNull("resource_version");
        var source = Texts.address(in.text("source"));
        int sourceVersion = in.integer("source_version");
        var status = JsonIn.constant(DeliveryRecord.Status.class, in.text("status"));
        var target = Texts.address(in.text("target"));
        String type = in.text("type");
        var uid = in.textOrNull("uid");
        in.end();
        return new DeliveryRecord(
                federation,
                target,
                identity,
                new ObjectKey(namespace, name),
                status,
                uid,
                resourceVersion,
                intended,
                content,
                payload,
                source,
                sourceVersion,
                type,
                labels,
                annotations,
                mark,
                immutable ? Mutability.IMMUTABLE : Mutability.MUTABLE);
    }

    static void write(JsonOut out, TargetRecord r) {
        out.begin()
                .text("address", r.address().toString())
                .text("credentials", r.credentials().name());
        if (!r.deleted().isEmpty()) {
            out.array("deleted");
            r.deleted()
                    .forEach(d -> out.begin()
                            .text("federation", d.federation().toString())
                            .text("name", d.object().name())
                            .text("namespace", d.object().namespace())
                            .text("source", d.source().toString())
                            .text("uid", d.uid())
                            .end());
            out.endArray();
        }
        out.text("identity", r.identity().id());
        texts(out, "settings", r.settings());
        out.end();
    }

    static TargetRecord target(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        var credentials = JsonIn.constant(TargetRecord.Credentials.class, in.text("credentials"));
        var deleted = new ArrayList<TargetRecord.Deleted>();
        if (in.at("deleted")) {
            in.name("deleted").each(() -> deleted.add(deleted(in)));
        }
        var identity = new TargetIdentity(in.text("identity"));
        var settings = texts(in, "settings");
        in.end();
        return new TargetRecord(address, identity, settings, credentials, deleted);
    }

    private static TargetRecord.Deleted deleted(JsonIn in) throws MalformedException {
        in.begin();
        var federation = Texts.address(in.text("federation"));
        var name = in.text("name");
        var namespace = in.text("namespace");
        var source = Texts.address(in.text("source"));
        var uid = in.text("uid");
        in.end();
        return new TargetRecord.Deleted(new ObjectKey(namespace, name), uid, federation, source);
    }

    static void write(JsonOut out, RolloutRecord r) {
        out.begin().text("expires", Texts.time(r.planExpires())).text("intent", r.intent());
        if (!r.leftovers().isEmpty()) {
            out.array("leftovers");
            new TreeSet<>(r.leftovers()).forEach(key -> Texts.write(out, key));
            out.endArray();
        }
        out.text("plan", r.planId())
                .number("serial", r.serial())
                .text("started", Texts.time(r.started()))
                .text("status", r.status().name())
                .end();
    }

    static RolloutRecord rollout(JsonIn in) throws MalformedException {
        in.begin();
        var expires = Texts.time(in.text("expires"));
        String intent = in.text("intent");
        var leftovers = new HashSet<RecordKey>();
        if (in.at("leftovers")) {
            in.name("leftovers").each(() -> leftovers.add(Texts.key(in)));
        }
        String plan = in.text("plan");
        long serial = in.number("serial");
        var started = Texts.time(in.text("started"));
        var status = JsonIn.constant(RolloutRecord.Status.class, in.text("status"));
        in.end();
        return new RolloutRecord(plan, started, serial, expires, status, intent, leftovers);
    }

    static void texts(JsonOut out, String name, SortedMap<String, String> texts) {
        out.object(name);
        texts.forEach(out::text);
        out.end();
    }

    static SortedMap<String, String> texts(JsonIn in, String name) throws MalformedException {
        return in.name(name).map(in::text);
    }
}
