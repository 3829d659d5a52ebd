package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.plan.TemplateTexts.Compiled;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.resource.ContentRules;
import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.TreeMap;

/** Makes keys with their content where only rendering tells the keys, which are told to nobody: they may be secret. */
final class TemplateKeys {
    /** Where a document goes that is no object of texts. */
    private static final String WHOLE = "VALUE";

    private TemplateKeys() {}

    record Pair(Compiled key, Compiled value) {}

    /** @param data opened at every depth */
    static Content of(List<Pair> pairs, TemplateFormat format, Value data) {
        var entries = new TreeMap<String, Value>();
        var places = new TreeMap<String, SourceRange>();
        for (var pair : pairs) {
            var key = pair.key().render(data);
            if (!(key instanceof Content.Opened(Value name))) {
                return key;
            }
            if (!(name instanceof Text text) || !ContentRules.isKey(text.string())) {
                return invalidKey(
                        "What is rendered here cannot be a key.", pair.key().range());
            }
            var earlier = places.put(text.string(), pair.key().range());
            if (earlier != null) {
                return twice(earlier, pair.key().range());
            }
            var value = pair.value().render(data, format);
            if (!(value instanceof Content.Opened(Value content))) {
                return value;
            }
            entries.put(text.string(), content);
        }
        return new Content.Opened(new ObjectValue(entries));
    }

    /**
     * An object of texts becomes one key each; anything else becomes one key, byte for byte as it was rendered.
     *
     * @param data opened at every depth
     */
    static Content of(Compiled document, TemplateFormat format, Value data) {
        var rendered = document.render(data);
        if (!(rendered instanceof Content.Opened(Value whole))) {
            return rendered;
        }
        var read = document.renderer().read(whole, format, document.range());
        if (!(read instanceof Content.Opened(Value value))) {
            return read;
        }
        if (!(value instanceof ObjectValue(var keys))
                || keys.isEmpty()
                || !keys.values().stream().allMatch(Text.class::isInstance)) {
            return new Content.Opened(new ObjectValue(new TreeMap<>(java.util.Map.of(WHOLE, whole))));
        }
        return keys.keySet().stream().allMatch(ContentRules::isKey)
                ? read
                : invalidKey("The rendered document has a key that no object can have.", document.range());
    }

    private static Content invalidKey(String what, SourceRange range) {
        return new Content.Failed(Diagnostic.error(
                ResourceCode.INVALID_KEY,
                "Invalid key",
                what
                        + " A key may have up to 253 letters, digits, \"-\", \"_\" and \".\", and may not begin with \"..\". It is"
                        + " not shown, since it may come from a secret.",
                range));
    }

    private static Content twice(SourceRange one, SourceRange other) {
        return new Content.Failed(Diagnostic.error(
                ResourceCode.KEY_TWICE,
                "Two texts make the same key",
                "The keys at " + one + " and at " + other + " are the same once rendered. A key has one content.",
                other));
    }
}
