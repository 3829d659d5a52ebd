package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.TemplateScope;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Declares templates: compiled at once, rendered when someone needs the content. */
final class Templates {
    private final Draft draft;
    private final TemplateTexts texts;

    Templates(Draft draft, TemplateRenderer renderer) {
        this.draft = draft;
        this.texts = new TemplateTexts(draft, renderer);
    }

    /**
     * What a template exports.
     *
     * @param data an object of its keys, or secret as a whole where only rendering tells the keys
     * @param parts what is rendered by itself, with the place that its mistakes are told at
     */
    private record Made(Value data, List<Part> parts) {}

    private record Part(Value value, SourceRange range) {}

    Optional<Exports> declare(Resource.TemplateResource resource) {
        var data = resource.source().data();
        var format = TemplateFormat.valueOf(resource.format().toUpperCase(Locale.ROOT));
        var made = switch (resource.scope()) {
            case TemplateScope.Data scope -> data(scope, format, data);
            case TemplateScope.KeysAndValues scope -> keysAndValues(scope, format, data);
            case TemplateScope.Document(var text) ->
                texts.compile(text)
                        .map(t -> whole(
                                provenance("template document " + format, List.of(t.text(), data)),
                                data,
                                opened -> TemplateKeys.of(t, format, opened),
                                t.range()));
        };
        var labelling = Labelling.of(resource, texts, draft);
        if (made.isEmpty() || labelling.isEmpty()) {
            return Optional.empty();
        }
        if (!labelling.get().isEmpty()) {
            draft.labellings.put(resource.address(), labelling.get());
        }
        draft.deliverable.put(
                resource.address(),
                resource.source().all().stream()
                        .mapToInt(source -> draft.deliverable.getOrDefault(source.address(), 0))
                        .sum());
        var attributes = new TreeMap<String, Value>();
        attributes.put("data", made.get().data());
        attributes.put("version", Num.of(resource.source().version()));
        return check(resource, made.get().parts())
                ? Optional.of(new Exports(resource.address(), new ObjectValue(attributes)))
                : Optional.empty();
    }

    private Optional<Made> data(TemplateScope.Data scope, TemplateFormat format, Value data) {
        var results = new TreeMap<String, Value>();
        var parts = new ArrayList<Part>();
        scope.texts()
                .forEach((key, text) -> texts.compile(text).ifPresent(compiled -> {
                    var value = secret(
                            Type.STRING,
                            provenance("template " + format, List.of(text.value(), data)),
                            data,
                            opened -> compiled.render(opened, format));
                    results.put(key, value);
                    parts.add(new Part(value, text.range()));
                }));
        return parts.size() < scope.texts().size()
                ? Optional.empty()
                : Optional.of(new Made(new ObjectValue(results), parts));
    }

    private Optional<Made> keysAndValues(TemplateScope.KeysAndValues scope, TemplateFormat format, Value data) {
        var pairs = new ArrayList<TemplateKeys.Pair>();
        var operands = new ArrayList<Value>();
        for (var entry : scope.entries()) {
            var key = texts.compile(entry.key());
            var value = texts.compile(entry.value());
            if (key.isPresent() && value.isPresent()) {
                pairs.add(new TemplateKeys.Pair(key.get(), value.get()));
                operands.add(key.get().text());
                operands.add(value.get().text());
            }
        }
        operands.add(data);
        return pairs.size() < scope.entries().size()
                ? Optional.empty()
                : Optional.of(whole(
                        provenance("template keys and values " + format, operands),
                        data,
                        opened -> TemplateKeys.of(pairs, format, opened),
                        scope.whole().range()));
    }

    private Made whole(Provenance provenance, Value data, Function<Value, Content> making, SourceRange range) {
        var value = secret(Type.DYNAMIC, provenance, data, making);
        return new Made(value, List.of(new Part(value, range)));
    }

    private Provenance provenance(String operation, List<Value> operands) {
        var provenances = draft.provenances();
        return provenances.operation(
                operation,
                texts.renderer().semantics(),
                operands.stream().map(provenances::of).toList());
    }

    private static Secret secret(Type type, Provenance provenance, Value data, Function<Value, Content> making) {
        return new Secret(type, provenance, () -> {
            var opened = Provenances.open(data);
            return opened instanceof Content.Opened(Value value) ? making.apply(value) : opened;
        });
    }

    /**
     * A source that gets a version is rendered even if nobody takes the result, so that a template's mistakes show when
     * its data change rather than when it is first used.
     */
    private boolean check(Resource.TemplateResource resource, List<Part> parts) {
        var sources = resource.source().all().stream().map(Exports::address).toList();
        if (sources.stream().anyMatch(draft.expired::contains)) {
            draft.expired.add(resource.address());
        }
        if (sources.stream().anyMatch(draft.waiting::contains)) {
            draft.waiting.add(resource.address());
            return true;
        }
        if (sources.stream().noneMatch(draft.renewed::contains)) {
            return true;
        }
        draft.renewed.add(resource.address());
        if (draft.contentKeys().isEmpty()) {
            return true;
        }
        long errors = draft.diagnostics.errorCount();
        for (var part : parts) {
            var content = Provenances.open(part.value());
            if (!(content instanceof Content.Opened)) {
                draft.unopened(content, resource.address(), part.range());
            }
        }
        return draft.diagnostics.errorCount() == errors;
    }
}
