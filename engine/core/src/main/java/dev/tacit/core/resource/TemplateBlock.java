package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one {@code template} block. */
final class TemplateBlock {
    private static final List<String> SCOPES = List.of("data", "keys_and_values", "document");

    private final Declaration declaration;
    private final Body body;
    private final Diagnostics diagnostics;

    TemplateBlock(Declaration declaration, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.body = declaration.body();
        this.diagnostics = diagnostics;
    }

    /** Null after an error. */
    @Nullable
    Resource read() {
        var source = source();
        var format = format();
        var scope = scope();
        var metadata = body.blocks("metadata").stream()
                .findFirst()
                .map(m -> new TemplateMetadata(texts(m, "labels"), texts(m, "annotations")))
                .orElse(TemplateMetadata.NONE);
        return source == null || scope == null
                ? null
                : new Resource.TemplateResource(declaration.address(), body.range(), source, format, scope, metadata);
    }

    private String format() {
        var format = body.attribute("format");
        var word =
                format.map(a -> a.value() instanceof Text t ? t.string() : "").orElse("raw");
        if (!List.of("raw", "json", "yaml").contains(word)) {
            error(
                    ResourceCode.UNKNOWN_FORMAT,
                    "Unknown template format",
                    "\"format\" must be \"raw\", \"json\" or \"yaml\": it decides what a rendered template is checked as.",
                    format.orElseThrow().range());
        }
        return word;
    }

    private @Nullable TemplateSource source() {
        var one = body.attribute("source");
        var several = body.attribute("sources");
        if (one.isPresent() == several.isPresent()) {
            error(
                    ResourceCode.TEMPLATE_SOURCES,
                    one.isPresent() ? "Both \"source\" and \"sources\"" : "No source",
                    "A template takes its data either from source = secret.db, whose keys are then .password and so on, or"
                            + " from several, sources = { db = secret.db, api = secret.api }, whose keys are .db.password and"
                            + " so on.",
                    one.isPresent() ? several.orElseThrow().range() : body.range());
            return null;
        }
        if (one.isPresent()) {
            var exports = Sources.of(one.get().value());
            if (exports == null) {
                Sources.refuse(declaration, one.get().range(), diagnostics);
            }
            return exports == null ? null : new TemplateSource.One(exports);
        }
        return several(several.get());
    }

    private @Nullable TemplateSource several(Body.Attribute attribute) {
        var named = members(attribute);
        var sources = new TreeMap<String, Exports>();
        named.forEach((name, value) -> {
            var exports = Sources.of(value);
            if (exports == null) {
                Sources.refuse(declaration, attribute.written().element(name).range(), diagnostics);
            } else {
                sources.put(name, exports);
            }
        });
        if (named.isEmpty()) {
            error(
                    ResourceCode.TEMPLATE_SOURCES,
                    "\"sources\" is not a map of sources",
                    "\"sources\" gives each source a name, for example sources = { db = secret.db, api = secret.api }.",
                    attribute.range());
        }
        return sources.isEmpty() || sources.size() < named.size() ? null : new TemplateSource.Several(sources);
    }

    private @Nullable TemplateScope scope() {
        var given =
                SCOPES.stream().filter(name -> body.attribute(name).isPresent()).toList();
        if (given.size() != 1) {
            error(
                    ResourceCode.TEMPLATE_SCOPE,
                    given.isEmpty() ? "A template without a text" : "Several kinds of text in one template",
                    "A template has one of: \"data\", a text for each key; \"keys_and_values\", where keys are texts, too;"
                            + " \"document\", one text that is read in the template's format. For several, declare several"
                            + " templates.",
                    given.isEmpty()
                            ? body.range()
                            : body.attribute(given.getLast()).orElseThrow().range());
            return null;
        }
        var attribute = body.attribute(given.getFirst()).orElseThrow();
        return switch (given.getFirst()) {
            case "data" -> new TemplateScope.Data(data(attribute));
            case "keys_and_values" -> new TemplateScope.KeysAndValues(entries(attribute), attribute);
            default -> new TemplateScope.Document(attribute);
        };
    }

    private SortedMap<String, Body.Attribute> data(Body.Attribute attribute) {
        var data = new TreeMap<String, Body.Attribute>();
        entries(attribute).forEach(entry -> {
            var key = entry.key().value() instanceof Text t ? t.string() : "";
            if (ContentRules.checkKey(key, entry.value().range(), diagnostics)) {
                data.put(key, entry.value());
            }
        });
        return data;
    }

    private List<TemplateScope.Entry> entries(Body.Attribute attribute) {
        var entries = new ArrayList<TemplateScope.Entry>();
        members(attribute)
                .forEach((key, value) -> entries.add(new TemplateScope.Entry(
                        new Body.Attribute(new Text(key), attribute.written().key(key)),
                        new Body.Attribute(value, attribute.written().element(key)))));
        if (entries.isEmpty()) {
            error(
                    ResourceCode.NO_KEYS,
                    "No keys",
                    "There is no key here, so there is nothing to deliver. Give it at least one.",
                    attribute.range());
        }
        return entries;
    }

    private SortedMap<String, Body.Attribute> texts(Body metadata, String what) {
        var texts = new TreeMap<String, Body.Attribute>();
        metadata.attribute(what)
                .ifPresent(attribute -> Resources.texts(attribute.value()).forEach((name, text) -> {
                    var written = attribute.written().element(name);
                    if (MetadataRules.checkName(what, name, written.range(), diagnostics)) {
                        texts.put(name, new Body.Attribute(new Text(text), written));
                    }
                }));
        return texts;
    }

    private static SortedMap<String, Value> members(Body.Attribute attribute) {
        return switch (attribute.value()) {
            case ObjectValue o -> o.attributes();
            case MapValue m -> m.entries();
            default -> Collections.emptySortedMap();
        };
    }

    private void error(Code code, String summary, String detail, SourceRange range) {
        diagnostics.add(Diagnostic.error(code, summary, detail, range).about(declaration.address()));
    }
}
