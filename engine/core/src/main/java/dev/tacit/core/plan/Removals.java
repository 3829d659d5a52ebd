package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Removes what is recorded, declared no longer. */
record Removals(Draft draft, Set<Address> declared, Reason removal) {
    void decide() {
        for (SecretRecord record : sorted(draft.known.secrets)) {
            if (record.presence() == SecretRecord.Presence.DECLARED && gone(record.address())) {
                draft.change(
                        record.key(),
                        new Change.Remove(
                                record.address(), removal, record.current().number()));
            }
        }
        draft.known.inputs.forEach((secret, inputs) -> inputs.values().forEach(input -> {
            boolean asked = draft.provided.getOrDefault(secret, new TreeMap<>()).containsKey(input.name());
            // One that was never used may have been set before the declaration that asks for it arrives.
            boolean destroyed = draft.options.mode() == Plan.Mode.DESTROY;
            if (draft.inScope(secret) && (destroyed || (!asked && Inputs.used(input, draft.known.living(secret))))) {
                draft.change(input.key(), new Change.Note.InputForgotten(secret, removal, input));
            }
        }));
        for (GeneratorRecord record : sorted(draft.known.generators)) {
            if (gone(record.address())) {
                draft.change(record.key(), new Change.Remove(record.address(), removal, 0));
            }
        }
        for (OutputRecord record : sorted(draft.known.outputs)) {
            if (gone(record.address())) {
                draft.change(record.key(), new Change.Output(record.address(), removal, record));
            }
        }
    }

    private boolean gone(Address address) {
        return draft.inScope(address) && (draft.options.mode() == Plan.Mode.DESTROY || !declared.contains(address));
    }

    private static <R> Iterable<R> sorted(Map<Address, R> records) {
        return new TreeMap<>(records).values();
    }
}
