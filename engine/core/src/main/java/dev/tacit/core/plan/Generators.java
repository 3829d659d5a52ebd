package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Ignored;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.Rotation;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides whether a generator keeps what it drew, draws, or takes an earlier draw back. */
final class Generators {
    /** What every generator exports: whose turn it is. */
    private static final String SLOT = "slot";

    private final Draft draft;
    private final Rollbacks rollbacks;
    private final Rotating rotating;

    Generators(Draft draft, Rollbacks rollbacks) {
        this.draft = draft;
        this.rollbacks = rollbacks;
        this.rotating = new Rotating(draft);
    }

    Optional<Exports> declare(Resource.GeneratorResource resource, GeneratorProvider provider) {
        var address = resource.address();
        long errors = draft.diagnostics.errorCount();
        provider.check(address.type(), resource.inputs(), draft.diagnostics);
        if (draft.diagnostics.errorCount() > errors) {
            return Optional.empty();
        }
        draft.endings.add(address, draft.endings.of(address, values(resource.inputs())));
        var inputs = Asked.of(resource.inputs(), draft.provenances());
        var recorded = draft.known.generators.get(address);
        if (draft.options.mode() == Plan.Mode.DESTROY) {
            return Optional.of(recorded == null ? unknown(address, provider) : exports(recorded));
        }
        if (recorded != null && (recorded.inputs().equals(inputs.whole()) || onlyIgnored(inputs, recorded))) {
            var back = rollbacks.draw(recorded);
            if (back.isPresent()) {
                return Optional.of(takeBack(recorded, back.get()));
            }
            var call = rotating.call(resource, recorded);
            if (call.isEmpty() && neverExpires(resource, recorded.turn().expires())) {
                return Optional.empty();
            }
            call.ifPresent(c -> draft.rotates.put(address, new Draft.Rotates(resource, c.reason())));
            return call.isPresent()
                    ? draw(resource, provider, inputs, call.get())
                    : Optional.of(exports(watched(resource, recorded)));
        }
        var reason = recorded == null ? Reason.FIRST : Reason.INPUTS_CHANGED;
        return draw(resource, provider, inputs, new Rotating.Call(reason, null));
    }

    /** Remembers what the declaration watches from now on, so that a later change of it is noticed. */
    private GeneratorRecord watched(Resource.GeneratorResource resource, GeneratorRecord recorded) {
        var turn = recorded.turn();
        var trigger = rotating.trigger(resource.rotation().orElse(null));
        // What changed since waits for its window, and must be seen to have changed until then.
        if (trigger == null ? turn.trigger() == null : turn.trigger() != null) {
            return recorded;
        }
        var next = recorded.with(new GeneratorRecord.Turn(turn.slot(), trigger, turn.expires()));
        draft.change(next.key(), new Change.Note.OfGenerator(recorded.address(), Reason.METADATA_CHANGED, next));
        return next;
    }

    /** Exports of a generator that is out of scope: as recorded, else drawn for nobody to keep. */
    Optional<Exports> leave(Resource.GeneratorResource resource, GeneratorProvider provider) {
        var address = resource.address();
        draft.endings.add(address, draft.endings.of(address, values(resource.inputs())));
        var recorded = draft.known.generators.get(address);
        if (recorded != null) {
            return Optional.of(exports(recorded));
        }
        if (draft.contentKeys().isEmpty()) {
            return Optional.of(unknown(address, provider));
        }
        return open(resource.inputs(), address)
                .flatMap(inputs -> provider.draw(
                        address.type(), inputs, draft.options.random(), draft.options.now(), draft.diagnostics))
                .map(drawn -> {
                    var attributes = new TreeMap<String, Value>();
                    drawn.values()
                            .forEach((name, value) -> attributes.put(
                                    name, Secret.opened(draft.provenances().draw("not kept " + address, name), value)));
                    attributes.put(SLOT, new Text(GeneratorRecord.Turn.FIRST.letter()));
                    return new Exports(address, new ObjectValue(attributes));
                });
    }

    /** Whether it is to draw before something that will not come. */
    private boolean neverExpires(Resource.GeneratorResource resource, @Nullable Instant expires) {
        boolean never = expires == null
                && resource.rotation().flatMap(Rotation::beforeExpiry).isPresent();
        if (never) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.NEVER_EXPIRES,
                            "Nothing that expires",
                            "What a generator of type \"" + resource.address().type()
                                    + "\" draws is good until it is replaced, so \"before_expiry\" would never come. Use"
                                    + " \"every\".",
                            resource.rotation().get().range())
                    .about(resource.address()));
        }
        return never;
    }

    /** Whether all that differs from what was drawn for is ignored; so is what nobody can compare any more. */
    private boolean onlyIgnored(Asked inputs, GeneratorRecord recorded) {
        var ignored = draft.ignored.getOrDefault(recorded.address(), Ignored.NOTHING);
        if (ignored.isNothing()) {
            return false;
        }
        var parts = inputs.parts();
        var names = new TreeSet<>(parts.keySet());
        names.addAll(recorded.parts().keySet());
        return recorded.parts().isEmpty()
                || names.stream()
                        .allMatch(name -> ignored.attribute(name)
                                || Objects.equals(
                                        parts.get(name), recorded.parts().get(name)));
    }

    private Optional<Exports> draw(
            Resource.GeneratorResource resource, GeneratorProvider provider, Asked inputs, Rotating.Call call) {
        var address = resource.address();
        if (draft.contentKeys().isEmpty()) {
            var next = record(resource, "", inputs, new TreeMap<>(), null);
            draft.changes.add(new Change.Draw(address, call.reason(), next, call.due()));
            return Optional.of(unknown(address, provider, next.turn(), Content.NeedsValueKey::new));
        }
        var opened = open(resource.inputs(), address);
        if (opened.isEmpty()) {
            return draft.waiting.contains(address) ? Optional.of(waiting(address, provider)) : Optional.empty();
        }
        var drawn = provider.draw(
                address.type(), opened.get(), draft.options.random(), draft.options.now(), draft.diagnostics);
        var expires = drawn.flatMap(Drawn::expires).orElse(null);
        if (drawn.isEmpty() || neverExpires(resource, expires)) {
            return Optional.empty();
        }
        var values = drawn.get().values();
        byte[] id = new byte[16];
        draft.options.random().nextBytes(id);
        var drawId = HexFormat.of().formatHex(id);
        var next = record(resource, drawId, inputs, versions(drawId, values), expires);
        return Optional.of(keep(call, next, values));
    }

    /** An earlier draw whose content an old version of a secret still holds. */
    private Exports takeBack(GeneratorRecord recorded, Rollbacks.PastDraw past) {
        var asked = Asked.of(recorded);
        var draw = past.draw();
        var turn = new GeneratorRecord.Turn(draw.slot(), recorded.turn().trigger(), draw.expires());
        var next = record(recorded.address(), draw.drawId(), asked, versions(draw.drawId(), past.values()), turn);
        return keep(new Rotating.Call(Reason.ROLLED_BACK, null), next, past.values());
    }

    private Exports keep(Rotating.Call call, GeneratorRecord next, SortedMap<String, Value> values) {
        var address = next.address();
        draft.payloads.put(GeneratorRecord.payload(address, next.drawId()), new Payload(values));
        var recorded = draft.known.generators.get(address);
        if (recorded != null) {
            draft.obsolete.add(GeneratorRecord.payload(address, recorded.drawId()));
        }
        draft.change(next.key(), new Change.Draw(address, call.reason(), next, call.due()));
        return exports(next);
    }

    /** With two slots every draw is for the one that is not delivered, so that what is delivered stays valid. */
    private GeneratorRecord record(
            Resource.GeneratorResource resource,
            String drawId,
            Asked inputs,
            SortedMap<String, KeyVersion> versions,
            @Nullable Instant expires) {
        var recorded = draft.known.generators.get(resource.address());
        int slot = recorded == null ? 0 : (recorded.turn().slot() + 1) % resource.slots();
        var trigger = rotating.trigger(resource.rotation().orElse(null));
        return record(resource.address(), drawId, inputs, versions, new GeneratorRecord.Turn(slot, trigger, expires));
    }

    private GeneratorRecord record(
            Address address,
            String drawId,
            Asked inputs,
            SortedMap<String, KeyVersion> versions,
            GeneratorRecord.Turn turn) {
        var past = new ArrayList<GeneratorRecord.Past>();
        var recorded = draft.known.generators.get(address);
        if (recorded != null) {
            recorded.past().stream().filter(p -> !p.drawId().equals(drawId)).forEach(past::add);
            var turned = recorded.turn();
            past.add(new GeneratorRecord.Past(recorded.drawId(), recorded.created(), turned.slot(), turned.expires()));
        }
        return new GeneratorRecord(
                address,
                drawId,
                inputs.whole(),
                inputs.parts(),
                draft.options.now(),
                versions,
                turn,
                past.subList(Math.max(0, past.size() - GeneratorRecord.PAST_DRAWS), past.size()));
    }

    private SortedMap<String, KeyVersion> versions(String drawId, SortedMap<String, Value> values) {
        var versions = new TreeMap<String, KeyVersion>();
        values.forEach((name, value) -> {
            byte[] bytes = Payload.bytes(value);
            versions.put(
                    name,
                    new KeyVersion(
                            draft.provenances().draw(drawId, name),
                            draft.fingerprint(bytes),
                            bytes.length,
                            Contents.form(value)));
        });
        return versions;
    }

    private Optional<Body> open(Body inputs, Address address) {
        var opened = new TreeMap<String, Body.Attribute>();
        for (var entry : inputs.attributes().entrySet()) {
            var content = Provenances.open(entry.getValue().value());
            if (!(content instanceof Content.Opened(Value value))) {
                draft.unopened(content, address, entry.getValue().range());
                return Optional.empty();
            }
            opened.put(
                    entry.getKey(), new Body.Attribute(value, entry.getValue().written()));
        }
        var nested = new ArrayList<Body.Nested>();
        for (var block : inputs.nested()) {
            var body = open(block.body(), address);
            if (body.isEmpty()) {
                return Optional.empty();
            }
            nested.add(new Body.Nested(block.type(), body.get()));
        }
        return Optional.of(new Body(inputs.range(), opened, nested));
    }

    private static List<Value> values(Body body) {
        var values = new ArrayList<Value>();
        body.attributes().values().forEach(attribute -> values.add(attribute.value()));
        body.nested().forEach(nested -> values.addAll(values(nested.body())));
        return values;
    }

    private Exports exports(GeneratorRecord record) {
        draft.endings.drawn(
                record.address(),
                record.exports().values(),
                Optional.ofNullable(record.turn().expires()));
        var attributes = new TreeMap<String, Value>();
        var payload = GeneratorRecord.payload(record.address(), record.drawId());
        record.exports()
                .forEach((name, version) -> attributes.put(
                        name,
                        new Secret(
                                version.form() == KeyVersion.Form.BYTES ? Type.BYTES : Type.STRING,
                                version.provenance(),
                                () -> draft.entry(payload, name))));
        attributes.put(SLOT, new Text(record.turn().letter()));
        return new Exports(record.address(), new ObjectValue(attributes));
    }

    /** Exports of a generator that draws once its inputs are set. */
    private Exports waiting(Address address, GeneratorProvider provider) {
        var recorded = draft.known.generators.get(address);
        return recorded == null
                ? unknown(
                        address,
                        provider,
                        GeneratorRecord.Turn.FIRST,
                        () -> Draft.notSet(address + " waits for its inputs."))
                : exports(recorded);
    }

    /** Exports of a generator that has drawn nothing and may not draw now. */
    private Exports unknown(Address address, GeneratorProvider provider) {
        return unknown(address, provider, GeneratorRecord.Turn.FIRST, Content.NeedsValueKey::new);
    }

    private Exports unknown(
            Address address, GeneratorProvider provider, GeneratorRecord.Turn turn, Supplier<Content> content) {
        var attributes = new TreeMap<String, Value>();
        provider.exports(address.type())
                .forEach((name, type) -> attributes.put(
                        name, new Secret(type, draft.provenances().draw("not drawn " + address, name), content)));
        attributes.put(SLOT, new Text(turn.letter()));
        return new Exports(address, new ObjectValue(attributes));
    }
}
