package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.resource.Handling;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One object that a federation wants in one target.
 *
 * @param intended digest of everything that decides the object
 */
record Want(
        Address federation,
        SourceRange range,
        Address target,
        ObjectKey object,
        Source source,
        String type,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        Handling handling,
        Provenance intended) {

    static Provenance intended(Provenances provenances, Source source, Resource.Destination to) {
        return intended(
                provenances,
                source,
                to.type(),
                to.labels(),
                to.annotations(),
                to.handling().mutability());
    }

    /** Whether the delivery recorded holds what the source holds now, which tells without opening it. */
    boolean contentOf(DeliveryRecord record, Provenances provenances) {
        return record.intended().equals(intended)
                || record.intended()
                        .equals(intended(
                                provenances,
                                source,
                                record.type(),
                                record.labels(),
                                record.annotations(),
                                record.mutability()));
    }

    private static Provenance intended(
            Provenances provenances,
            Source source,
            String type,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            Mutability mutability) {
        var parts = new ArrayList<>(List.of(
                source.provenance,
                provenances.of(new Text(type)),
                provenances.of(texts(labels)),
                provenances.of(texts(annotations))));
        switch (mutability) {
            case MUTABLE -> {}
            case IMMUTABLE -> parts.add(provenances.of(new Text("immutable")));
        }
        return provenances.operation("object", 1, parts);
    }

    private static MapValue texts(SortedMap<String, String> map) {
        var values = new TreeMap<String, Value>();
        map.forEach((name, value) -> values.put(name, new Text(value)));
        return new MapValue(Type.STRING, values);
    }
}
