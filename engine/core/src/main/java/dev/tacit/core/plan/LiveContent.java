package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the objects that hold one secret hold just now.
 *
 * @param edited those whose content others changed
 * @param untold those of which nobody can tell what others made of it
 * @param unchanged those that hold what was delivered
 * @param unseen why targets or objects could not be looked at
 */
public record LiveContent(List<Edited> edited, List<Untold> untold, List<Place> unchanged, List<Diagnostic> unseen) {
    /** Where one object is. */
    public record Place(Address target, ObjectKey object) {
        @Override
        public String toString() {
            return target + "/" + object;
        }
    }

    /**
     * @param changed what is there under keys whose content was delivered otherwise or not at all
     * @param removed keys that were delivered and are there no more
     */
    public record Edited(Place place, Payload changed, SortedSet<String> removed) {
        public Edited {
            removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
        }
    }

    /** @param why as a clause, for example "someone deleted it" */
    public record Untold(Place place, String why) {}

    public LiveContent {
        edited = List.copyOf(edited);
        untold = List.copyOf(untold);
        unchanged = List.copyOf(unchanged);
        unseen = List.copyOf(unseen);
    }
}
