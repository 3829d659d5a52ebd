package dev.tacit.kubernetes;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Mark;
import dev.tacit.kubernetes.api.ObjectMeta;
import java.util.Optional;

/**
 * What makes an object ours to look at.
 *
 * @param store the value of the label that all objects of one store carry
 */
record Ours(String store) {
    static final String LABEL = "tacit.dev/store";
    static final String MARK = "tacit.dev/mark";

    static Ours of(Lineage lineage) {
        return new Ours(lineage.brief());
    }

    String selector() {
        return LABEL + "=" + store;
    }

    boolean labelled(ObjectMeta object) {
        return store.equals(object.labels().get(LABEL));
    }

    /** Whether it carries the label of another store. */
    boolean anothers(ObjectMeta object) {
        return object.labels().containsKey(LABEL) && !labelled(object);
    }

    /** The mark it carries, which may be anybody's; empty for none or gibberish. */
    static Optional<Mark> mark(ObjectMeta object) {
        var text = object.annotations().get(MARK);
        return text == null ? Optional.empty() : Mark.parse(text);
    }
}
