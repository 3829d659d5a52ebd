package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answer to a {@link NamespaceRequest}. */
public sealed interface NamespaceListing {
    /** @param namespaces by name; one that was asked for and is not among them does not exist */
    record Listed(SortedMap<String, Namespace> namespaces) implements NamespaceListing {
        public Listed {
            namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        }
    }

    /** Not permitted, or no answer: nobody knows which namespaces there are. */
    record NotListed(Diagnostic reason) implements NamespaceListing {}
}
