package dev.tacit.seal.codec;

import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;

/** What every body has around its value: which shape it has, in which edition. */
final class Envelope {
    private Envelope() {}

    interface Writer {
        void write(JsonOut out);
    }

    static byte[] write(String kind, int schema, Writer value) {
        var out = new JsonOut();
        out.begin().text("kind", kind).number("schema", schema).name("value");
        value.write(out);
        return out.end().toBytes();
    }

    /** Leaves {@code in} at the value. */
    static void expect(JsonIn in, String kind, int schema) throws MalformedException {
        if (!in.begin().text("kind").equals(kind) || in.integer("schema") != schema) {
            throw new MalformedException();
        }
        in.name("value");
    }

    static void close(JsonIn in) throws MalformedException {
        in.end().close();
    }
}
