package dev.tacit.seal.codec;

import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;

/** Content as canonical JSON, with the key it belongs to. */
public final class PayloadCodec {
    private PayloadCodec() {}

    public static byte[] encode(RecordKey key, Payload payload) {
        return Envelope.write("payload", 1, out -> {
            out.begin();
            entries(out, payload);
            out.name("key");
            Texts.write(out, key);
            out.end();
        });
    }

    /** Refuses content that belongs to another key. */
    public static Payload decode(RecordKey key, byte[] bytes) throws MalformedException {
        var in = new JsonIn(bytes);
        Envelope.expect(in, "payload", 1);
        in.begin();
        var payload = entries(in);
        if (!Texts.key(in.name("key")).equals(key)) {
            throw new MalformedException();
        }
        in.end();
        Envelope.close(in);
        return payload;
    }

    private static void entries(JsonOut out, Payload payload) {
        out.object("entries");
        payload.entries().forEach((name, value) -> {
            out.name(name);
            ValueCodec.write(out, value);
        });
        out.end();
    }

    private static Payload entries(JsonIn in) throws MalformedException {
        return new Payload(in.name("entries").<Value>map(() -> {
            var value = ValueCodec.read(in);
            if (!(value instanceof Text || value instanceof Bytes)) {
                throw new MalformedException();
            }
            return value;
        }));
    }
}
