package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.shape.ObjectTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Looks inside content that is new to an object, where the object's type asks for some form; once for each. */
final class ContentChecks {
    private record Look(Address source, String type) {}

    private final Draft draft;
    private final Map<Look, Boolean> passed = new HashMap<>();

    ContentChecks(Draft draft) {
        this.draft = draft;
    }

    /** Reports and answers false when whoever uses such an object could do nothing with it. */
    boolean pass(Source source, String type, Address federation, SourceRange range) {
        boolean asksForKeys = source.declaredKeys().isEmpty()
                && !ObjectTypes.missing(type, Set.of()).isEmpty();
        if ((!ObjectTypes.looksInside(type) && !asksForKeys)
                || draft.contentKeys().isEmpty()) {
            return true;
        }
        return passed.computeIfAbsent(new Look(source.address, type), look -> look(source, type, federation, range));
    }

    /** Reports and answers false when a key is missing that the cluster asks for. */
    boolean hasAllKeys(Source source, Set<String> keys, String type, Address federation, SourceRange range) {
        var missing = ObjectTypes.missing(type, keys);
        if (!missing.isEmpty()) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.MISSING_KEYS_FOR_TYPE,
                            "Keys missing for this object type",
                            "A Secret of this type must have " + String.join(", ", missing) + ", which "
                                    + source.address + " does not have. The cluster would refuse it.",
                            range)
                    .about(federation));
        }
        return missing.isEmpty();
    }

    private boolean look(Source source, String type, Address federation, SourceRange range) {
        var made = source.made(draft);
        if (made.isEmpty()) {
            return false;
        }
        if (!hasAllKeys(source, made.get().payload().entries().keySet(), type, federation, range)) {
            return false;
        }
        var fault = ObjectTypes.fault(type, made.get().payload().toBytes());
        fault.ifPresent(f -> draft.diagnostics.add(Diagnostic.error(
                        PlanCode.CONTENT_UNSUITABLE,
                        "Content that this object type cannot have",
                        "In " + source.address + ", \"" + f.key() + "\" " + f.what()
                                + ". Whoever uses a Secret of type " + type
                                + " could do nothing with it, so it is not delivered.",
                        range)
                .about(federation)));
        return fault.isEmpty();
    }
}
