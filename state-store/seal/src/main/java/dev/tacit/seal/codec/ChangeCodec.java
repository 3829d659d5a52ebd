package dev.tacit.seal.codec;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Due;
import dev.tacit.core.plan.KeyChange;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.core.resource.Handling;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Changes of a plan: what kind, then address and reason, then what the kind asks for. */
final class ChangeCodec {
    private ChangeCodec() {}

    static void write(JsonOut out, Change change) {
        out.begin()
                .text("address", change.address().toString())
                .text("kind", kind(change))
                .text("reason", change.reason().name())
                .name("value")
                .begin();
        switch (change) {
            case Change.NewVersion c -> {
                due(out, c.due());
                out.number("from", c.from()).array("keys");
                for (var key : c.keys()) {
                    out.begin()
                            .text("key", key.key())
                            .text("sign", key.sign().name())
                            .end();
                }
                record(out.endArray(), c.next());
            }
            case Change.Draw c -> {
                due(out, c.due());
                record(out, c.next());
            }
            case Change.Activate c -> ActivationCodec.write(out, c);
            case Change.Deliver c -> {
                out.text("action", c.action().name());
                if (c.changedBy() != null) {
                    out.text("changed_by", c.changedBy());
                }
                texts(out, "dropped_annotations", c.droppedAnnotations());
                texts(out, "dropped_labels", c.droppedLabels());
                record(out, c.next());
                if (!c.removedKeys().isEmpty()) {
                    texts(out, "removed_keys", c.removedKeys());
                }
                SeenCodec.write(out, c.seen());
                if (c.wave() > 0) {
                    out.number("wave", c.wave());
                }
            }
            case Change.Course c -> WaveCodec.write(out, c);
            case Change.Move c -> {
                out.text("from", c.from().toString()).array("records");
                for (var renamed : c.records()) {
                    out.begin().name("key");
                    Texts.write(out, renamed.key());
                    record(out, renamed.next());
                    out.end();
                }
                out.endArray();
            }
            case Change.Forget c -> {
                out.array("records");
                c.records().forEach(key -> Texts.write(out, key));
                out.endArray();
            }
            case Change.Remove c -> out.number("version", c.version());
            case Change.Output c -> record(out, c.next());
            case Change.Note.OfSecret c -> record(out, c.next());
            case Change.Note.OfTarget c -> record(out, c.next());
            case Change.Note.Settles c -> {
                out.array("federations");
                c.federations().forEach(federation -> out.text(federation.toString()));
                out.endArray().number("version", c.version());
            }
            case Change.Note.OfDelivery c -> record(out, c.next());
            case Change.Note.OfInput c -> record(out, c.next());
            case Change.Note.OfGenerator c -> record(out, c.next());
            case Change.Note.InputForgotten c -> record(out, c.last());
            case Change.Note.TargetForgotten _ -> {}
            case Change.Note.DeliveryForgotten c ->
                object(out, c.object()).text("target", c.target().toString());
            case Change.Deferred c -> {
                out.name("cause");
                DiagnosticCodec.write(out, c.cause());
                out.array("objects");
                c.objects().forEach(object -> object(out.begin(), object).end());
                out.endArray().text("target", c.target().toString());
            }
            case Change.Waits c -> {
                out.array("keys");
                c.keys().forEach(out::text);
                out.endArray();
            }
            case Change.AwaitsNamespace c ->
                object(out, c.object()).text("target", c.target().toString());
            case Change.Drifted c -> {
                if (c.changedBy() != null) {
                    out.text("changed_by", c.changedBy());
                }
                object(out.text("drift", c.drift().name()), c.object())
                        .text("target", c.target().toString());
            }
            case Change.Refused c ->
                object(out, c.object())
                        .text("owner", c.owner() == null ? null : c.owner().name())
                        .text("target", c.target().toString())
                        .text("why", c.why());
        }
        out.end().end();
    }

    private static void due(JsonOut out, @Nullable Due due) {
        if (due != null) {
            out.text("due", Texts.time(due.since())).name("due_in_window").flag(due.inWindow());
        }
    }

    private static @Nullable Due due(JsonIn in) throws MalformedException {
        return in.at("due")
                ? new Due(Texts.time(in.text("due")), in.name("due_in_window").flag())
                : null;
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.NewVersion _ -> "new_version";
            case Change.Draw _ -> "draw";
            case Change.Activate _ -> "activate";
            case Change.Deliver _ -> "deliver";
            case Change.Course _ -> "course";
            case Change.Move _ -> "move";
            case Change.Forget _ -> "forget";
            case Change.Remove _ -> "remove";
            case Change.Output _ -> "output";
            case Change.Note.OfSecret _ -> "note_secret";
            case Change.Note.OfTarget _ -> "note_target";
            case Change.Note.Settles _ -> "settles";
            case Change.Note.OfDelivery _ -> "note_delivery";
            case Change.Note.TargetForgotten _ -> "forget_target";
            case Change.Note.DeliveryForgotten _ -> "forget_delivery";
            case Change.Note.OfInput _ -> "note_input";
            case Change.Note.OfGenerator _ -> "note_generator";
            case Change.Note.InputForgotten _ -> "forget_input";
            case Change.Waits _ -> "waits";
            case Change.Deferred _ -> "deferred";
            case Change.AwaitsNamespace _ -> "awaits_namespace";
            case Change.Drifted _ -> "drifted";
            case Change.Refused _ -> "refused";
        };
    }

    static Change read(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        String kind = in.text("kind");
        var reason = JsonIn.constant(Reason.class, in.text("reason"));
        in.object("value");
        Change change = switch (kind) {
            case "new_version" -> {
                var due = due(in);
                int from = in.integer("from");
                var keys = new ArrayList<KeyChange>();
                in.name("keys").each(() -> {
                    in.begin();
                    String key = in.text("key");
                    keys.add(new KeyChange(JsonIn.constant(KeyChange.Sign.class, in.text("sign")), key));
                    in.end();
                });
                yield new Change.NewVersion(address, reason, from, keys, record(in, SecretRecord.class), due);
            }
            case "draw" -> {
                var due = due(in);
                yield new Change.Draw(address, reason, record(in, GeneratorRecord.class), due);
            }
            case "activate" -> ActivationCodec.read(in, address, reason);
            case "course" -> WaveCodec.course(in, address, reason);
            case "deliver" -> deliver(in, address, reason);
            case "move" -> {
                var from = Texts.address(in.text("from"));
                var records = new ArrayList<Change.Renamed>();
                in.name("records").each(() -> {
                    in.begin();
                    var key = Texts.key(in.name("key"));
                    records.add(new Change.Renamed(key, record(in, StoreRecord.class)));
                    in.end();
                });
                yield new Change.Move(address, reason, from, records);
            }
            case "forget" -> {
                var records = new ArrayList<RecordKey>();
                in.name("records").each(() -> records.add(Texts.key(in)));
                yield new Change.Forget(address, reason, records);
            }
            case "remove" -> new Change.Remove(address, reason, in.integer("version"));
            case "output" -> new Change.Output(address, reason, record(in, OutputRecord.class));
            case "note_secret" -> new Change.Note.OfSecret(address, reason, record(in, SecretRecord.class));
            case "settles" -> {
                var federations = new TreeSet<Address>();
                in.name("federations").each(() -> federations.add(Texts.address(in.text())));
                yield new Change.Note.Settles(address, reason, in.integer("version"), federations);
            }
            case "note_target" -> new Change.Note.OfTarget(address, reason, record(in, TargetRecord.class));
            case "note_delivery" -> new Change.Note.OfDelivery(address, reason, record(in, DeliveryRecord.class));
            case "note_generator" -> new Change.Note.OfGenerator(address, reason, record(in, GeneratorRecord.class));
            case "note_input" -> new Change.Note.OfInput(address, reason, record(in, InputRecord.class));
            case "forget_input" -> new Change.Note.InputForgotten(address, reason, record(in, InputRecord.class));
            case "waits" -> {
                var keys = new ArrayList<String>();
                in.name("keys").each(() -> keys.add(in.text()));
                yield new Change.Waits(address, reason, keys);
            }
            case "forget_target" -> new Change.Note.TargetForgotten(address, reason);
            case "forget_delivery" -> {
                var object = object(in);
                yield new Change.Note.DeliveryForgotten(address, reason, Texts.address(in.text("target")), object);
            }
            case "deferred" -> {
                var cause = DiagnosticCodec.read(in.name("cause"));
                var objects = new ArrayList<ObjectKey>();
                in.name("objects").each(() -> {
                    in.begin();
                    objects.add(object(in));
                    in.end();
                });
                yield new Change.Deferred(address, reason, Texts.address(in.text("target")), objects, cause);
            }
            case "awaits_namespace" -> {
                var object = object(in);
                yield new Change.AwaitsNamespace(address, reason, Texts.address(in.text("target")), object);
            }
            case "drifted" -> {
                var changedBy = in.at("changed_by") ? in.text("changed_by") : null;
                var drift = JsonIn.constant(Handling.Drift.class, in.text("drift"));
                var object = object(in);
                yield new Change.Drifted(address, reason, Texts.address(in.text("target")), object, drift, changedBy);
            }
            case "refused" -> {
                var object = object(in);
                var owner = in.textOrNull("owner");
                var target = Texts.address(in.text("target"));
                yield new Change.Refused(
                        address,
                        reason,
                        target,
                        object,
                        in.text("why"),
                        owner == null ? null : JsonIn.constant(Owner.Tool.class, owner));
            }
            default -> throw new MalformedException();
        };
        in.end().end();
        return change;
    }

    private static Change deliver(JsonIn in, Address address, Reason reason) throws MalformedException {
        var action = JsonIn.constant(Change.Deliver.Action.class, in.text("action"));
        var changedBy = in.at("changed_by") ? in.text("changed_by") : null;
        var droppedAnnotations = texts(in, "dropped_annotations");
        var droppedLabels = texts(in, "dropped_labels");
        var next = record(in, DeliveryRecord.class);
        var removedKeys = in.at("removed_keys") ? texts(in, "removed_keys") : Set.<String>of();
        var seen = SeenCodec.read(in);
        int wave = in.at("wave") ? in.integer("wave") : 0;
        return new Change.Deliver(
                address,
                reason,
                action,
                seen,
                next,
                droppedLabels,
                droppedAnnotations,
                new TreeSet<>(removedKeys),
                changedBy,
                wave);
    }

    private static void record(JsonOut out, StoreRecord next) {
        RecordCodec.write(out.name("next"), next);
    }

    private static <R extends StoreRecord> R record(JsonIn in, Class<R> type) throws MalformedException {
        var record = RecordCodec.read(in.name("next"));
        if (!type.isInstance(record)) {
            throw new MalformedException();
        }
        return type.cast(record);
    }

    private static JsonOut object(JsonOut out, ObjectKey object) {
        return out.text("name", object.name()).text("namespace", object.namespace());
    }

    private static ObjectKey object(JsonIn in) throws MalformedException {
        String name = in.text("name");
        return new ObjectKey(in.text("namespace"), name);
    }

    private static void texts(JsonOut out, String name, Set<String> texts) {
        out.array(name);
        new TreeSet<>(texts).forEach(out::text);
        out.endArray();
    }

    private static Set<String> texts(JsonIn in, String name) throws MalformedException {
        var texts = new HashSet<String>();
        in.name(name).each(() -> texts.add(in.text()));
        return texts;
    }

    static List<Change> readAll(JsonIn in) throws MalformedException {
        var changes = new ArrayList<Change>();
        in.each(() -> changes.add(read(in)));
        return changes;
    }
}
