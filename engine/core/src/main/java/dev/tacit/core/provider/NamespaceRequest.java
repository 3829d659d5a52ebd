package dev.tacit.core.provider;

import java.util.Set;

/** Which namespaces of a target to tell about. */
public sealed interface NamespaceRequest {
    /** These alone; a credential that may only look at single ones suffices. */
    record Named(Set<String> names) implements NamespaceRequest {
        public Named {
            names = Set.copyOf(names);
        }
    }

    /** All there are, which takes a credential that may list them. */
    record Every() implements NamespaceRequest {}
}
