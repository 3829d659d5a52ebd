package dev.tacit.seal.head;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.KeyWrap;
import dev.tacit.seal.index.Digest;
import dev.tacit.seal.index.Extent;
import dev.tacit.seal.index.NodeRef;
import dev.tacit.seal.index.PackBlob;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import dev.tacit.seal.key.Binding;
import dev.tacit.seal.key.KeySlot;
import dev.tacit.seal.key.Pins;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The head's body as canonical JSON. */
final class HeadCodec {
    static final int FORMAT = Binding.FORMAT;

    /** The first version that reads format 1. */
    static final String MIN_READER = "0.1.0";

    private HeadCodec() {}

    static byte[] encode(Head head) {
        var out = new JsonOut();
        out.begin().text("commit", head.commit()).number("epoch", head.epoch()).number("format", head.format());
        if (head.index().isEmpty()) {
            out.text("index", null);
        } else {
            var root = head.index().get();
            out.object("index")
                    .text("blob", root.extent().blob().id().hex())
                    .text("digest", root.digest().hex())
                    .number("length", root.extent().length())
                    .number("offset", root.extent().offset())
                    .end();
        }
        out.text("lineage", head.pins().lineage().hex())
                .object("lock")
                .number("fence", head.lock().fence())
                .text("owner", head.lock().owner())
                .number("renewal", head.lock().renewal())
                .end()
                .text("min_reader", head.minReader());
        slots(out, "planning", head.planning());
        out.text("sealing", head.pins().sealing())
                .number("serial", head.serial())
                .number("time", head.time().getEpochSecond());
        slots(out, "value", head.value());
        return out.text("verification", head.pins().verification()).end().toBytes();
    }

    private static void slots(JsonOut out, String name, List<KeySlot> slots) {
        out.array(name);
        for (var slot : slots) {
            out.begin().text("id", slot.id()).object("sub_keys");
            slot.subKeys().forEach(out::text);
            out.end().array("wraps");
            for (var wrap : slot.wraps()) {
                out.begin()
                        .text("provider", wrap.provider())
                        .text("recipient", wrap.recipient())
                        .text("wrapped", wrap.wrapped())
                        .end();
            }
            out.endArray().end();
        }
        out.endArray();
    }

    static Head decode(byte[] json) throws MalformedException {
        var in = new JsonIn(json);
        in.begin();
        String commit = in.text("commit");
        long epoch = in.number("epoch");
        int format = in.integer("format");
        var index = index(in.name("index"));
        String lineage = in.text("lineage");
        in.object("lock");
        long fence = in.number("fence");
        var owner = in.textOrNull("owner");
        var lock = new Lock(owner, fence, in.number("renewal"));
        in.end();
        String minReader = in.text("min_reader");
        var planning = slots(in, "planning");
        String sealing = in.text("sealing");
        long serial = in.number("serial");
        var time = Instant.ofEpochSecond(in.number("time"));
        var value = slots(in, "value");
        var pins = Pins.of(lineage, in.text("verification"), sealing).orElseThrow(MalformedException::new);
        in.end().close();
        return new Head(format, minReader, pins, epoch, serial, commit, time, index, lock, planning, value);
    }

    private static Optional<NodeRef> index(JsonIn in) throws MalformedException {
        if (in.atNull()) {
            in.skipNull();
            return Optional.empty();
        }
        in.begin();
        try {
            var blob = new PackBlob(new BlobId(in.text("blob")));
            var digest = Digest.parse(in.text("digest"));
            int length = in.integer("length");
            int offset = in.integer("offset");
            in.end();
            return Optional.of(new NodeRef(new Extent(blob, offset, length), digest));
        } catch (IllegalArgumentException _) {
            throw new MalformedException();
        }
    }

    private static List<KeySlot> slots(JsonIn in, String name) throws MalformedException {
        var slots = new ArrayList<KeySlot>();
        in.name(name).each(() -> {
            in.begin();
            String id = in.text("id");
            var subKeys = in.name("sub_keys").map(in::text);
            var wraps = new ArrayList<KeyWrap>();
            in.name("wraps").each(() -> {
                in.begin();
                String provider = in.text("provider");
                String recipient = in.text("recipient");
                wraps.add(new KeyWrap(provider, recipient, in.text("wrapped")));
                in.end();
            });
            in.end();
            slots.add(new KeySlot(id, wraps, subKeys));
        });
        return slots;
    }
}
