package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads what lies outside of the declaration, while planning; nothing of it is recorded. */
public interface DataProvider {
    /** The type labels it serves, for example {@code file}. */
    Set<String> types();

    /** Says {@code sensitive} among others where the values may be declared to be no secrets. */
    Schema schema(String type);

    /**
     * Reads once.
     *
     * @param inputs satisfying {@link #schema}
     * @return plain values by attribute; empty when {@code diagnostics} got an error
     */
    Optional<SortedMap<String, Value>> read(String type, Body inputs, Diagnostics diagnostics);
}
