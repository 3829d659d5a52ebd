package dev.tacit.core.value;

import dev.tacit.core.diagnostic.Diagnostic;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be shown: known by where it came from, opened only when someone asks. Thread-safe; the content
 * is made once.
 */
public final class Secret implements Value {
    private final Type type;
    private final Provenance provenance;
    private @Nullable Supplier<Content> source;
    private @Nullable Content content;
    private final @Nullable Outside outside;
    private final boolean stored;

    public Secret(Type type, Provenance provenance, Supplier<Content> source) {
        this(type, provenance, source, null, false);
    }

    private Secret(
            Type type, Provenance provenance, Supplier<Content> source, @Nullable Outside outside, boolean stored) {
        this.type = type;
        this.provenance = provenance;
        this.source = source;
        this.outside = outside;
        this.stored = stored;
    }

    /** A secret that the store holds as it is. */
    public static Secret stored(Type type, Provenance provenance, Supplier<Content> source) {
        return new Secret(type, provenance, source, null, true);
    }

    /** Whether no expression decides that there is a content: nobody needs to open it to know. */
    public boolean isStored() {
        return stored;
    }

    /**
     * Stands for content from outside until it is known which key of which secret it belongs to.
     *
     * @param misplaced what to answer to whoever opens it before that
     */
    public static Secret outside(Provenance provenance, Outside outside, Diagnostic misplaced) {
        return new Secret(Type.DYNAMIC, provenance, () -> new Content.Failed(misplaced), outside, false);
    }

    /** Where the content is to be taken from; empty for a secret that has its own. */
    public Optional<Outside> outside() {
        return Optional.ofNullable(outside);
    }

    /** A secret whose content is at hand. */
    public static Secret opened(Provenance provenance, Value value) {
        return new Secret(value.type(), provenance, () -> new Content.Opened(value));
    }

    /** As declared by the operation that made it; {@link Type#DYNAMIC} when only the content tells. */
    @Override
    public Type type() {
        return type;
    }

    public Provenance provenance() {
        return provenance;
    }

    public synchronized Content content() {
        var made = content;
        if (made == null) {
            made = java.util.Objects.requireNonNull(source).get();
            content = made;
            source = null;
        }
        return made;
    }

    @Override
    public String toString() {
        return "secret " + type;
    }
}
