package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides labels, annotations of each object; renders none that was rendered before. */
final class Labels {
    private final Draft draft;

    Labels(Draft draft) {
        this.draft = draft;
    }

    /** @param intended digest of everything that decides the object */
    record Labelled(SortedMap<String, String> labels, SortedMap<String, String> annotations, Provenance intended) {}

    /**
     * Those of the template, over them those of the {@code to} block. Empty after an error.
     *
     * @param plain digest of all that decides the object beside its template's labels
     */
    Optional<Labelled> of(Source source, Resource.Destination to, Address target, ObjectKey object, Provenance plain) {
        var labelling = draft.labellings.get(source.address);
        if (labelling == null || object.namespace().isEmpty()) { // only objects in namespaces have any
            return Optional.of(new Labelled(to.labels(), to.annotations(), plain));
        }
        var intended = draft.provenances()
                .operation("labelled object", 1, List.of(plain, labelling.provenance(target, object)));
        var record = draft.known.deliveriesTo(target).get(object);
        if (record != null && record.intended().equals(intended)) {
            return Optional.of(new Labelled(record.labels(), record.annotations(), intended));
        }
        return labelling
                .render(target, object)
                .map(made -> new Labelled(
                        over(made.labels(), to.labels()), over(made.annotations(), to.annotations()), intended));
    }

    private static SortedMap<String, String> over(SortedMap<String, String> below, SortedMap<String, String> above) {
        var all = new TreeMap<>(below);
        all.putAll(above);
        return all;
    }
}
