package dev.tacit.cli.activation;

import dev.tacit.core.provider.Telling;
import dev.tacit.core.record.Payload;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.seal.json.JsonOut;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a program reads on its standard input: one JSON object, keys in order. */
final class Message {
    private Message() {}

    static byte[] of(Telling telling) {
        var out = new JsonOut().begin();
        var previous = telling.previous();
        values(out, "new", telling.next().content());
        values(out, "old", previous == null ? null : previous.content());
        if (previous == null) {
            out.text("previous", null);
        } else {
            out.number("previous", previous.number());
        }
        out.text("secret", telling.secret().toString()).array("unfinished");
        for (var version : telling.unfinished()) {
            out.begin();
            values(out, "values", version.content());
            out.number("version", version.number()).end();
        }
        return out.endArray().number("version", telling.next().number()).end().toBytes();
    }

    /** Texts as they are; what is not UTF-8 under a name of its own, as base64. */
    private static void values(JsonOut out, String name, @Nullable Payload content) {
        if (content == null) {
            out.text(name, null);
            return;
        }
        out.object(name);
        content.entries().forEach((key, value) -> {
            if (value instanceof Text text) {
                out.text(key, text.string());
            }
        });
        out.end();
        if (content.entries().values().stream().anyMatch(Bytes.class::isInstance)) {
            out.object(name + "_base64");
            content.entries().forEach((key, value) -> base64(out, key, value));
            out.end();
        }
    }

    private static void base64(JsonOut out, String key, Value value) {
        if (value instanceof Bytes bytes) {
            out.text(key, Base64.getEncoder().encodeToString(bytes.toByteArray()));
        }
    }
}
