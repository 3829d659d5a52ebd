package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Value;
import java.util.Map;
import java.util.TreeMap;

/** Decides whether an output differs from the one applied last. */
final class Outputs {
    private final Draft draft;

    Outputs(Draft draft) {
        this.draft = draft;
    }

    void declare(Resource.OutputResource resource) {
        if (draft.options.mode() == Plan.Mode.DESTROY) {
            return;
        }
        boolean secret = resource.sensitive() || Provenances.holdsSecret(resource.value());
        if (secret && !resource.sensitive()) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.SECRET_OUTPUT_NOT_SENSITIVE,
                            "An output of a secret value",
                            "This output holds a secret value, so it must say sensitive = true. It is then kept sealed, shown by "
                                    + "`tacit output -raw` alone.",
                            resource.range())
                    .about(resource.address()));
            return;
        }
        var provenance = draft.provenances().of(resource.value());
        var recorded = draft.known.outputs.get(resource.address());
        if (recorded != null && recorded.provenance().equals(provenance) && secret == (recorded.value() == null)) {
            return;
        }
        var next = new OutputRecord(resource.address(), provenance, secret ? null : plain(resource.value()));
        if (secret && draft.contentKeys().isPresent() && !keep(resource)) {
            return;
        }
        draft.change(
                next.key(),
                new Change.Output(resource.address(), recorded == null ? Reason.FIRST : Reason.CONTENT_CHANGED, next));
    }

    /** Whole resources are shown by their attributes. */
    private static Value plain(Value value) {
        return Provenances.open(value) instanceof Content.Opened(Value opened) ? opened : value;
    }

    private boolean keep(Resource.OutputResource resource) {
        var content = Provenances.open(Contents.of(resource.value(), draft.provenances()));
        if (content instanceof Content.Opened(Value opened)) {
            draft.payloads.put(
                    OutputRecord.payload(resource.address()), new Payload(new TreeMap<>(Map.of("value", opened))));
            return true;
        }
        draft.unopened(content, resource.address(), resource.range());
        return false;
    }
}
