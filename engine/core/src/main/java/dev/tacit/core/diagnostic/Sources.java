package dev.tacit.core.diagnostic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a run by their path. Thread-safe. */
public final class Sources {
    private final Map<String, Source> files = new HashMap<>();

    public synchronized void add(Source source) {
        files.put(source.file(), source);
    }

    /** Shows the literals inside of {@code range} from now on; a schema says so of attributes that hold nothing secret. */
    public synchronized void publish(SourceRange range) {
        files.computeIfPresent(range.file(), (_, source) -> source.publish(range));
    }

    /** Empty for what is no file, such as a variable given on the command line. */
    public Optional<Snippet> snippet(SourceRange range) {
        return Optional.ofNullable(find(range.file())).map(source -> source.snippet(range));
    }

    /** Null for what is no file, such as a variable given on the command line. */
    synchronized @Nullable Source find(String file) {
        return files.get(file);
    }
}
