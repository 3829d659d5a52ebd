package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answer to a {@link NamespaceRequest}. */
public sealed interface NamespaceListing {
    /**
     * @param namespaces by name; one that was asked for, and is neither here nor unknown, does not exist
     * @param unknown those asked for by name that could not be looked at, with why
     */
    record Listed(SortedMap<String, Namespace> namespaces, SortedMap<String, Diagnostic> unknown)
            implements NamespaceListing {
        public Listed {
            namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
            unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
        }

        public Listed(SortedMap<String, Namespace> namespaces) {
            this(namespaces, Collections.emptySortedMap());
        }
    }

    /** Not permitted, or no answer: nobody knows which namespaces there are. */
    record NotListed(Diagnostic reason) implements NamespaceListing {}
}
