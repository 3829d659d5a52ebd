package dev.tacit.seal.codec;

import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Value;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;

/** Schema of {@code output}. */
final class OutputCodec {
    private OutputCodec() {}

    static void write(JsonOut out, OutputRecord r) {
        out.begin()
                .text("address", r.address().toString())
                .text("provenance", r.provenance().digest())
                .name("value");
        if (r.value() == null) {
            out.text(null);
        } else {
            ValueCodec.write(out, r.value());
        }
        out.end();
    }

    static OutputRecord output(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        var provenance = new Provenance(in.text("provenance"));
        Value value = null;
        if (in.name("value").atNull()) {
            in.skipNull();
        } else {
            value = ValueCodec.read(in);
        }
        in.end();
        return new OutputRecord(address, provenance, value);
    }
}
