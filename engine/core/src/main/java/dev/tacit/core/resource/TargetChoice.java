package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which targets a {@code to} block means. */
public sealed interface TargetChoice {
    record Listed(SortedSet<Address> targets) implements TargetChoice {
        public Listed {
            targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        }
    }

    /** All declared targets with such labels. */
    record Selected(Selector selector, SourceRange range) implements TargetChoice {}
}
