package dev.tacit.seal.codec;

import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Overlap;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Told;
import dev.tacit.core.record.Validity;
import dev.tacit.core.value.Provenance;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Schemas of {@code secret} with its versions, of {@code generator} with its draws. */
final class SecretCodec {
    static final int SECRET_SCHEMA = 3;
    static final int GENERATOR_SCHEMA = 2;

    private SecretCodec() {}

    static void write(JsonOut out, SecretRecord r) {
        out.begin()
                .text("address", r.address().toString())
                .text("description", r.description())
                .number("keep_versions", r.keepVersions());
        if (r.overlap() != null) {
            overlap(out, r.overlap());
        }
        out.text("presence", r.presence().name());
        if (!r.told().equals(Told.NOTHING)) {
            told(out, r.told());
        }
        out.array("versions");
        for (var v : r.versions()) {
            out.begin().text("created", Texts.time(v.created()));
            time(out, "expires", v.validity().expires());
            keys(out, "keys", v.keys());
            time(out, "not_before", v.validity().notBefore());
            out.number("number", v.number())
                    .text("reason", v.reason().name())
                    .number("restored", v.restored())
                    .end();
        }
        out.endArray().end();
    }

    static SecretRecord secret(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        String description = in.text("description");
        int keep = in.integer("keep_versions");
        var overlap = in.at("overlap") ? overlap(in) : null;
        var presence = JsonIn.constant(SecretRecord.Presence.class, in.text("presence"));
        var told = in.at("told") ? told(in) : Told.NOTHING;
        var versions = new ArrayList<SecretVersion>();
        in.name("versions").each(() -> versions.add(version(in)));
        in.end();
        if (versions.isEmpty()) {
            throw new MalformedException();
        }
        return new SecretRecord(address, description, keep, presence, told, overlap, versions);
    }

    private static void overlap(JsonOut out, Overlap overlap) {
        out.object("overlap").number("length", overlap.length().toSeconds()).number("previous", overlap.previous());
        time(out, "settled", overlap.settled());
        out.number("version", overlap.version()).end();
    }

    private static Overlap overlap(JsonIn in) throws MalformedException {
        in.object("overlap");
        var length = Duration.ofSeconds(in.number("length"));
        int previous = in.integer("previous");
        var settled = time(in, "settled");
        int version = in.integer("version");
        in.end();
        return new Overlap(version, previous, settled, length);
    }

    /** The member {@code told} of an object. */
    static void told(JsonOut out, Told told) {
        out.object("told").array("begun");
        for (int number : told.begun()) {
            out.number(number);
        }
        out.endArray().number("version", told.version()).end();
    }

    static Told told(JsonIn in) throws MalformedException {
        in.object("told");
        var begun = new TreeSet<Integer>();
        in.name("begun").each(() -> begun.add(in.integer()));
        int version = in.integer("version");
        in.end();
        return new Told(version, begun);
    }

    private static SecretVersion version(JsonIn in) throws MalformedException {
        in.begin();
        var created = Texts.time(in.text("created"));
        var expires = time(in, "expires");
        var keys = keys(in, "keys");
        var notBefore = time(in, "not_before");
        int number = in.integer("number");
        var reason = JsonIn.constant(Reason.class, in.text("reason"));
        int restored = in.integer("restored");
        in.end();
        return new SecretVersion(number, created, reason, restored, keys, new Validity(notBefore, expires));
    }

    private static void slot(JsonOut out, int slot) {
        if (slot != 0) {
            out.number("slot", slot);
        }
    }

    private static int slot(JsonIn in) throws MalformedException {
        return in.at("slot") ? in.integer("slot") : 0;
    }

    private static void time(JsonOut out, String name, @Nullable Instant time) {
        if (time != null) {
            out.text(name, Texts.time(time));
        }
    }

    private static @Nullable Instant time(JsonIn in, String name) throws MalformedException {
        return in.at(name) ? Texts.time(in.text(name)) : null;
    }

    static void write(JsonOut out, GeneratorRecord r) {
        out.begin()
                .text("address", r.address().toString())
                .text("created", Texts.time(r.created()))
                .text("draw", r.drawId());
        time(out, "expires", r.turn().expires());
        keys(out, "exports", r.exports());
        out.text("inputs", r.inputs().digest());
        if (!r.parts().isEmpty()) {
            out.object("parts");
            r.parts().forEach((name, part) -> out.text(name, part.digest()));
            out.end();
        }
        out.array("past");
        for (var past : r.past()) {
            out.begin().text("created", Texts.time(past.created())).text("draw", past.drawId());
            time(out, "expires", past.expires());
            slot(out, past.slot());
            out.end();
        }
        out.endArray();
        slot(out, r.turn().slot());
        var trigger = r.turn().trigger();
        if (trigger != null) {
            out.text("trigger", trigger.digest());
        }
        out.end();
    }

    static GeneratorRecord generator(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        var created = Texts.time(in.text("created"));
        String current = in.text("draw");
        var end = time(in, "expires");
        var exports = keys(in, "exports");
        var inputs = new Provenance(in.text("inputs"));
        SortedMap<String, Provenance> parts =
                in.at("parts") ? in.name("parts").map(() -> new Provenance(in.text())) : Collections.emptySortedMap();
        var past = new ArrayList<GeneratorRecord.Past>();
        in.name("past").each(() -> {
            in.begin();
            var time = Texts.time(in.text("created"));
            String draw = in.text("draw");
            var expires = time(in, "expires");
            past.add(new GeneratorRecord.Past(draw, time, slot(in), expires));
            in.end();
        });
        int slot = slot(in);
        var trigger = in.at("trigger") ? new Provenance(in.text("trigger")) : null;
        in.end();
        return new GeneratorRecord(
                address, current, inputs, parts, created, exports, new GeneratorRecord.Turn(slot, trigger, end), past);
    }

    private static void keys(JsonOut out, String name, SortedMap<String, KeyVersion> keys) {
        out.object(name);
        keys.forEach((key, v) -> key(out.object(key), v));
        out.end();
    }

    /** The members of one key's version in an object that was begun. */
    static void key(JsonOut out, KeyVersion v) {
        out.text("fingerprint", v.fingerprint().digest())
                .text("form", v.form().name())
                .text("provenance", v.provenance().digest())
                .number("size", v.size())
                .end();
    }

    static KeyVersion key(JsonIn in) throws MalformedException {
        in.begin();
        var fingerprint = new Fingerprint(in.text("fingerprint"));
        var form = JsonIn.constant(KeyVersion.Form.class, in.text("form"));
        var provenance = new Provenance(in.text("provenance"));
        int size = in.integer("size");
        in.end();
        return new KeyVersion(provenance, fingerprint, size, form);
    }

    private static SortedMap<String, KeyVersion> keys(JsonIn in, String name) throws MalformedException {
        return in.name(name).map(() -> key(in));
    }
}
