package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand as a key of {@code data}, and as its content. */
public final class ContentRules {
    /** The keys that a Kubernetes Secret accepts (IsConfigMapKey); a directory's file names are safe by it too. */
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private static final Pattern SENSITIVE_NAME =
            Pattern.compile("(?i).*(passw(or)?d|passphrase|token|api_?key|private_?key|secret_?key|credential).*");

    private ContentRules() {}

    public static boolean isKey(String key) {
        return KEY.matcher(key).matches() && !key.equals(".") && !key.startsWith("..");
    }

    static boolean checkKey(String key, SourceRange range, Diagnostics diagnostics) {
        if (!isKey(key)) {
            diagnostics.error(
                    ResourceCode.INVALID_KEY,
                    "Invalid key",
                    "The key of this content cannot be one. A key may have up to 253 letters, digits, \"-\", \"_\" and \".\", and may not begin with \"..\": it becomes a "
                            + "key of a Kubernetes Secret and the name of a file.",
                    range);
        }
        return isKey(key);
    }

    static boolean checkEntry(String key, Value value, SourceRange range, Diagnostics diagnostics) {
        if (!checkKey(key, range, diagnostics)) {
            return false;
        }
        if (!(value.type() instanceof Type.Primitive) || value instanceof dev.tacit.core.value.Null) {
            diagnostics.error(
                    ResourceCode.NOT_CONTENT,
                    "A key without usable content",
                    "Each key holds text, bytes, a number or a bool; this one is a " + value.type()
                            + (value instanceof dev.tacit.core.value.Null ? " null" : "")
                            + ". Use jsonencode(...) to keep a structure as one JSON document.",
                    range);
            return false;
        }
        return true;
    }

    /** Content that is declared as base64; of a secret one only its opening tells. */
    static void checkEncoded(String key, Body.Attribute entry, boolean twice, Diagnostics diagnostics) {
        if (twice) {
            diagnostics.error(
                    ResourceCode.KEY_TWICE,
                    "A key declared twice",
                    "\"" + key + "\" stands in \"data\" and in \"data_base64\". A key has one content.",
                    entry.range());
        }
        boolean valid = entry.value() instanceof Secret s
                ? s.outside().isEmpty()
                : entry.value() instanceof Text t && decode(t.string()).isPresent();
        if (!valid) {
            diagnostics.error(
                    ResourceCode.NOT_BASE64,
                    "Not base64",
                    "\"data_base64\" holds the base64 (RFC 4648) of each key's bytes; this is something else.",
                    entry.range());
        }
    }

    /** The bytes of a text in base64, line breaks left out; empty for another text. */
    public static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A literal under a name like "password" is most likely a secret in code. */
    static void checkLiteral(Address address, String key, Body.Attribute entry, Diagnostics diagnostics) {
        if (entry.value() instanceof Text t
                && !t.string().isEmpty()
                && SENSITIVE_NAME.matcher(key).matches()) {
            diagnostics.add(Diagnostic.warning(
                            ResourceCode.LITERAL_SECRET,
                            "A secret written in code",
                            "The content of \"" + key + "\" stands in the declaration, where everyone who can read the "
                                    + "repository sees it. Use provided(\"…\") for what `tacit set` hands in, sealed(\"…\") for what "
                                    + "`tacit seal` encrypts, a generator, or a sensitive variable.",
                            entry.range())
                    .about(address));
        }
    }
}
