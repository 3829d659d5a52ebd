package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.WriteKind;
import dev.tacit.core.record.ObjectKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out before anything is changed that a planned write would be refused for lack of permission. */
final class Permits {
    private Permits() {}

    /** What is planned to be written in each target. */
    static Map<Address, Map<ObjectKey, WriteKind>> writes(List<Change> changes) {
        var writes = new TreeMap<Address, Map<ObjectKey, WriteKind>>();
        for (var change : changes) {
            if (change instanceof Change.Deliver d) {
                writes.computeIfAbsent(d.next().target(), t -> new TreeMap<>())
                        .put(d.next().object(), kind(d.action()));
            }
        }
        return writes;
    }

    private static WriteKind kind(Change.Deliver.Action action) {
        return switch (action) {
            case CREATE -> WriteKind.CREATE;
            case UPDATE, REPAIR, ADOPT -> WriteKind.UPDATE;
            case REPLACE -> WriteKind.REPLACE;
            case DELETE -> WriteKind.DELETE;
        };
    }

    static void lacking(Map<Address, Map<ObjectKey, Diagnostic>> forbidden, Draft draft) {
        forbidden.values().forEach(target -> new LinkedHashSet<>(target.values()).forEach(draft.diagnostics::add));
    }
}
