package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.provider.Namespace;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.resource.NamespaceChoice;
import dev.tacit.core.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which federations take their namespaces of which target by labels. */
final class Selections {
    /** One {@code to} block of them, in one target. */
    record Selection(
            Resource.FederationResource federation,
            Source source,
            Resource.Destination to,
            NamespaceChoice.Selected namespaces) {
        ObjectKey in(String namespace) {
            return new ObjectKey(namespace, to.objectName(source.version));
        }

        private boolean means(Namespace namespace) {
            return namespace.phase() == Namespace.Phase.ACTIVE
                    && namespaces.matches(namespace.name(), namespace.labels());
        }
    }

    /** What to make a want of. */
    interface Wanting {
        void want(Selection selection, ObjectKey object);
    }

    /** By target, then federation. */
    private final Map<Address, Map<Address, List<Selection>>> selections = new TreeMap<>();

    void add(Address target, Selection selection) {
        selections
                .computeIfAbsent(target, t -> new TreeMap<>())
                .computeIfAbsent(selection.federation().address(), f -> new ArrayList<>())
                .add(selection);
    }

    Set<Address> targets() {
        return selections.keySet();
    }

    Set<Address> federationsIn(Address target) {
        return selections.getOrDefault(target, Map.of()).keySet();
    }

    /** Everything selected among the namespaces of a target. */
    void among(Address target, Collection<Namespace> namespaces, Wanting wanting) {
        for (var ofFederation : selections.getOrDefault(target, Map.of()).values()) {
            for (var selection : ofFederation) {
                for (var namespace : namespaces) {
                    if (selection.means(namespace)) {
                        wanting.want(selection, selection.in(namespace.name()));
                    }
                }
            }
        }
    }

    /** Where no target is contacted, what was selected last stands for what would be. */
    void asRecorded(Address target, Collection<DeliveryRecord> records, Wanting wanting) {
        for (var record : records) {
            if (record.status() != DeliveryRecord.Status.KEPT) {
                of(target, record.federation()).stream()
                        .filter(selection ->
                                selection.in(record.object().namespace()).equals(record.object()))
                        .findFirst()
                        .ifPresent(selection -> wanting.want(selection, record.object()));
            }
        }
    }

    /** Whether a selector, rather than a name in the code, brings about that object. */
    boolean mean(Address federation, Address target, ObjectKey object) {
        return of(target, federation).stream()
                .anyMatch(selection -> selection.in(object.namespace()).equals(object));
    }

    private List<Selection> of(Address target, Address federation) {
        return selections.getOrDefault(target, Map.of()).getOrDefault(federation, List.of());
    }
}
