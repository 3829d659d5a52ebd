package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.resource.ContentRules;
import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.List;

/** Turns declared values into content: text or bytes, secret, lazily. */
final class Contents {
    private Contents() {}

    /** {@code value} as a secret text or bytes, converting numbers and bools as HCL does. */
    static Secret of(Value value, Provenances provenances) {
        if (value instanceof Secret s) {
            return s.type().equals(Type.STRING) || s.type().equals(Type.BYTES)
                    ? s
                    : new Secret(Type.STRING, provenances.operation("content", 1, List.of(s.provenance())), () -> {
                        var opened = Provenances.open(s);
                        return opened instanceof Content.Opened(Value v) ? convert(v) : opened;
                    });
        }
        return convert(value) instanceof Content.Opened(Value v)
                ? Secret.opened(provenances.of(v), v)
                : new Secret(Type.STRING, provenances.of(value), () -> convert(value));
    }

    /** The bytes that {@code value} is the base64 of. */
    static Secret decoded(Value value, Provenances provenances) {
        var text = of(value, provenances);
        var provenance = provenances.operation("data_base64", 1, List.of(text.provenance()));
        return new Secret(Type.BYTES, provenance, () -> switch (Provenances.open(text)) {
            case Content.Opened(Text t) ->
                ContentRules.decode(t.string())
                        .<Content>map(bytes -> new Content.Opened(new Bytes(bytes)))
                        .orElseGet(Contents::notBase64);
            case Content.Opened _ -> notBase64();
            case Content.NeedsValueKey needs -> needs;
            case Content.Failed failed -> failed;
        });
    }

    private static Content notBase64() {
        return new Content.Failed(Diagnostic.error(
                ResourceCode.NOT_BASE64,
                "Not base64",
                "\"data_base64\" holds the base64 (RFC 4648) of each key's bytes; once opened this is something else.",
                null));
    }

    static KeyVersion.Form form(Value content) {
        return content instanceof Bytes ? KeyVersion.Form.BYTES : KeyVersion.Form.TEXT;
    }

    private static Content convert(Value value) {
        return switch (value) {
            case Text t -> new Content.Opened(t);
            case Bytes b -> new Content.Opened(b);
            case Num n -> new Content.Opened(new Text(n.format()));
            case Bool b -> new Content.Opened(new Text(b.isTrue() ? "true" : "false"));
            default ->
                new Content.Failed(Diagnostic.error(
                        ResourceCode.NOT_CONTENT,
                        "A key without usable content",
                        "Each key holds text, bytes, a number or a bool; this one is a " + value.type()
                                + " once opened. Use jsonencode(...) to keep a structure as one JSON document.",
                        null));
        };
    }
}
