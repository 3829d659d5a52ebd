package dev.tacit.seal.codec;

import dev.tacit.core.plan.Seen;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Owner;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;

/** What a plan saw where an object is to be. */
final class SeenCodec {
    private SeenCodec() {}

    static void write(JsonOut out, Seen seen) {
        switch (seen) {
            case Seen.Nothing _ -> out.text("seen", null);
            case Seen.Theirs t ->
                out.object("seen")
                        .text("content", t.content().digest())
                        .text("owner", t.owner().text())
                        .text("resource_version", t.resourceVersion())
                        .text("tool", t.owner().tool().name())
                        .text("type", t.type())
                        .text("uid", t.uid())
                        .end();
            case Seen.Present p -> {
                out.object("seen");
                DeliveryCodec.texts(out, "annotations", p.annotations());
                out.text("content", p.content().digest());
                DeliveryCodec.texts(out, "labels", p.labels());
                out.text("resource_version", p.resourceVersion())
                        .text("type", p.type())
                        .text("uid", p.uid())
                        .end();
            }
        }
    }

    static Seen read(JsonIn in) throws MalformedException {
        if (in.name("seen").atNull()) {
            in.skipNull();
            return new Seen.Nothing();
        }
        in.begin();
        if (in.at("content")) {
            return theirs(in);
        }
        var annotations = DeliveryCodec.texts(in, "annotations");
        var content = new Fingerprint(in.text("content"));
        var labels = DeliveryCodec.texts(in, "labels");
        String resourceVersion = in.text("resource_version");
        String type = in.text("type");
        String uid = in.text("uid");
        in.end();
        return new Seen.Present(uid, resourceVersion, type, content, labels, annotations);
    }

    private static Seen theirs(JsonIn in) throws MalformedException {
        var content = new Fingerprint(in.text("content"));
        String owner = in.text("owner");
        String resourceVersion = in.text("resource_version");
        var tool = JsonIn.constant(Owner.Tool.class, in.text("tool"));
        String type = in.text("type");
        String uid = in.text("uid");
        in.end();
        return new Seen.Theirs(new Owner(tool, owner), uid, resourceVersion, type, content);
    }
}
