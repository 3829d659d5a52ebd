package dev.tacit.seal.codec;

import dev.tacit.core.record.InputRecord;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.util.ArrayList;

/** Schema of {@code input}. */
final class InputCodec {
    private InputCodec() {}

    static void write(JsonOut out, InputRecord r) {
        out.begin().text("address", r.secret().toString()).name("content");
        SecretCodec.key(out.begin(), r.content());
        out.text("key", r.name()).array("past");
        for (var past : r.past()) {
            out.begin()
                    .text("revision", past.revision())
                    .text("set", Texts.time(past.set()))
                    .end();
        }
        out.endArray()
                .text("revision", r.revision())
                .text("set", Texts.time(r.set()))
                .end();
    }

    static InputRecord input(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        var content = SecretCodec.key(in.name("content"));
        String key = in.text("key");
        var past = new ArrayList<InputRecord.Past>();
        in.name("past").each(() -> {
            in.begin();
            String revision = in.text("revision");
            past.add(new InputRecord.Past(revision, Texts.time(in.text("set"))));
            in.end();
        });
        String revision = in.text("revision");
        var set = Texts.time(in.text("set"));
        in.end();
        return new InputRecord(address, key, revision, set, content, past);
    }
}
