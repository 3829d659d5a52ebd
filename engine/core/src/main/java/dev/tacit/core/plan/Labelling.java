package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.plan.TemplateTexts.Compiled;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.MetadataRules;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels, the annotations that a template makes for each object. Whoever may look at an object sees them, so its texts
 * get nothing secret: what the object is called, where it is, the version it holds, the names of its sources' keys.
 */
final class Labelling {
    private final Draft draft;
    private final Address template;
    private final SortedMap<String, Compiled> labels;
    private final SortedMap<String, Compiled> annotations;
    private final Value version;
    private final Optional<Value> keys;
    private final Provenance texts;
    /** Places of mistakes, each told once however many objects have it. */
    private final Set<SourceRange> told = new HashSet<>();

    private Labelling(
            Draft draft,
            Resource.TemplateResource resource,
            SortedMap<String, Compiled> labels,
            SortedMap<String, Compiled> annotations,
            int semantics) {
        this.draft = draft;
        this.template = resource.address();
        this.labels = labels;
        this.annotations = annotations;
        this.version = Num.of(resource.source().version());
        this.keys = resource.source().keys();
        var provenances = draft.provenances();
        this.texts = provenances.operation("template metadata", semantics, List.of(named(labels), named(annotations)));
    }

    /** Empty after an error. */
    static Optional<Labelling> of(Resource.TemplateResource resource, TemplateTexts texts, Draft draft) {
        long errors = draft.diagnostics.errorCount();
        var labels = compiled(resource.metadata().labels(), texts);
        var annotations = compiled(resource.metadata().annotations(), texts);
        return draft.diagnostics.errorCount() > errors
                ? Optional.empty()
                : Optional.of(new Labelling(
                        draft, resource, labels, annotations, texts.renderer().semantics()));
    }

    private static SortedMap<String, Compiled> compiled(
            SortedMap<String, Body.Attribute> written, TemplateTexts texts) {
        var compiled = new TreeMap<String, Compiled>();
        written.forEach((name, text) -> texts.compile(text).ifPresent(t -> compiled.put(name, t)));
        return compiled;
    }

    private Provenance named(SortedMap<String, Compiled> texts) {
        var values = new TreeMap<String, Value>();
        texts.forEach((name, text) -> values.put(name, text.text()));
        return draft.provenances().of(new ObjectValue(values));
    }

    boolean isEmpty() {
        return labels.isEmpty() && annotations.isEmpty();
    }

    /** What the texts may use, all of it public. */
    private ObjectValue data(Address target, ObjectKey object) {
        var data = new TreeMap<String, Value>();
        data.put("name", new Text(object.name()));
        data.put("namespace", new Text(object.namespace()));
        data.put("target", new Text(target.toString()));
        data.put("version", version);
        keys.ifPresent(names -> data.put("keys", names));
        return new ObjectValue(data);
    }

    /** Digest of everything that decides what is made for that object. */
    Provenance provenance(Address target, ObjectKey object) {
        return draft.provenances()
                .operation("labelled", 1, List.of(texts, draft.provenances().of(data(target, object))));
    }

    /** Labels, annotations of one object. */
    record Made(SortedMap<String, String> labels, SortedMap<String, String> annotations) {}

    /** Empty after an error. */
    Optional<Made> render(Address target, ObjectKey object) {
        var data = data(target, object);
        var problems = new ArrayList<Diagnostic>();
        var made =
                new Made(render("labels", labels, data, problems), render("annotations", annotations, data, problems));
        problems.stream().filter(this::isNew).forEach(problem -> draft.diagnostics.add(problem.about(template)));
        return problems.isEmpty() ? Optional.of(made) : Optional.empty();
    }

    private boolean isNew(Diagnostic problem) {
        var place = problem.subject();
        return place == null || told.add(place);
    }

    private static SortedMap<String, String> render(
            String what, SortedMap<String, Compiled> texts, ObjectValue data, List<Diagnostic> problems) {
        var made = new TreeMap<String, String>();
        texts.forEach((name, text) -> {
            switch (text.render(data)) {
                case Content.Opened(Text value) -> {
                    var found = new Diagnostics();
                    if (MetadataRules.checkValue(what, value.string(), text.range(), found)) {
                        made.put(name, value.string());
                    }
                    problems.addAll(found.list());
                }
                case Content.Opened _ ->
                    problems.add(Diagnostic.error(
                            ResourceCode.INVALID_LABEL,
                            "Invalid value in \"" + what + "\"",
                            "What is rendered here is not text.",
                            text.range()));
                case Content.Failed(Diagnostic why) -> problems.add(explained(why.at(text.range())));
                case Content.NeedsValueKey _ ->
                    throw new IllegalStateException("what is public needed a key: a bug in Tacit");
            }
        });
        return made;
    }

    private static Diagnostic explained(Diagnostic why) {
        return new Diagnostic(
                why.code(),
                why.severity(),
                why.summary(),
                why.detail()
                        + " Whoever may look at an object sees its labels and annotations, so their texts get nothing secret:"
                        + " .name, .namespace, .target, .version, and .keys with the names of the source's keys.",
                why.subject(),
                why.address());
    }
}
