package dev.tacit.seal.codec;

import dev.tacit.core.record.AuditEntry;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.MalformedException;

/** Audit entries as canonical JSON. */
public final class AuditCodec {
    private AuditCodec() {}

    /**
     * An entry with its place in the log.
     *
     * @param order among the entries of one commit
     */
    public record Placed(AuditEntry entry, int order) {}

    public static byte[] encode(AuditEntry entry, int order) {
        return Envelope.write(
                "audit",
                1,
                out -> out.begin()
                        .text("action", entry.action())
                        .number("order", order)
                        .text("subject", entry.subject())
                        .text("time", Texts.time(entry.time()))
                        .text("who", entry.who())
                        .end());
    }

    public static Placed decode(byte[] bytes) throws MalformedException {
        var in = new JsonIn(bytes);
        Envelope.expect(in, "audit", 1);
        in.begin();
        String action = in.text("action");
        int order = in.integer("order");
        String subject = in.text("subject");
        var time = Texts.time(in.text("time"));
        String who = in.text("who");
        in.end();
        Envelope.close(in);
        return new Placed(new AuditEntry(time, who, action, subject), order);
    }
}
