package dev.tacit.seal.codec;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** The text forms that several schemas share. Parsing without regular expressions: a store has tens of thousands. */
final class Texts {
    private static final Map<String, Kind> KINDS = Map.of(
            "secret", Kind.SECRET,
            "generator", Kind.GENERATOR,
            "template", Kind.TEMPLATE,
            "target", Kind.TARGET,
            "federation", Kind.FEDERATION,
            "output", Kind.OUTPUT);

    private Texts() {}

    static Address address(String text) throws MalformedException {
        int dot = text.indexOf('.');
        var kind = dot < 0 ? null : KINDS.get(text.substring(0, dot));
        if (kind == null || text.indexOf('\\') >= 0) {
            return Address.parse(text).orElseThrow(MalformedException::new);
        }
        String type = "";
        if (kind.typed()) {
            int second = text.indexOf('.', dot + 1);
            if (second < 0) {
                throw new MalformedException();
            }
            type = text.substring(dot + 1, second);
            dot = second;
        }
        int bracket = text.indexOf('[', dot);
        if (bracket < 0) {
            return new Address("", kind, type, text.substring(dot + 1), null);
        }
        return new Address("", kind, type, text.substring(dot + 1, bracket), key(text.substring(bracket)));
    }

    private static InstanceKey key(String text) throws MalformedException {
        int end = text.length() - 1;
        if (text.charAt(end) != ']' || end < 2) {
            throw new MalformedException();
        }
        if (text.charAt(1) == '"') {
            if (end < 3 || text.charAt(end - 1) != '"') {
                throw new MalformedException();
            }
            return new InstanceKey.Name(text.substring(2, end - 1));
        }
        try {
            return new InstanceKey.Index(Integer.parseInt(text, 1, end, 10));
        } catch (NumberFormatException _) {
            throw new MalformedException();
        }
    }

    /** Seconds since 1970, with nine decimals unless they are all zero. */
    static String time(Instant time) {
        return time.getNano() == 0
                ? Long.toString(time.getEpochSecond())
                : time.getEpochSecond() + "."
                        + Integer.toString(1_000_000_000 + time.getNano()).substring(1);
    }

    static Instant time(String text) throws MalformedException {
        try {
            int dot = text.indexOf('.');
            if (dot < 0) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            if (text.length() - dot != 10) {
                throw new MalformedException();
            }
            return Instant.ofEpochSecond(
                    Long.parseLong(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
        } catch (NumberFormatException | DateTimeException _) {
            throw new MalformedException();
        }
    }

    static void write(JsonOut out, RecordKey key) {
        out.begin()
                .text("address", key.address())
                .text("class", key.recordClass().name().toLowerCase(Locale.ROOT))
                .text("instance", key.instance())
                .text("kind", key.kind())
                .end();
    }

    static RecordKey key(JsonIn in) throws MalformedException {
        in.begin();
        String address = in.text("address");
        var recordClass = JsonIn.constant(RecordClass.class, in.text("class").toUpperCase(Locale.ROOT));
        String instance = in.text("instance");
        String kind = in.text("kind");
        in.end();
        return new RecordKey(recordClass, kind, address, instance);
    }
}
