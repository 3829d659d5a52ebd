package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.shape.ObjectTypes;
import java.util.HashMap;
import java.util.Map;

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
        if (!ObjectTypes.looksInside(type) || draft.contentKeys().isEmpty()) {
            return true;
        }
        return passed.computeIfAbsent(new Look(source.address, type), look -> look(source, type, federation, range));
    }

    private boolean look(Source source, String type, Address federation, SourceRange range) {
        var made = source.made(draft);
        if (made.isEmpty()) {
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
