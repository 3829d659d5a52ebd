package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.Rotation;
import dev.tacit.core.value.Provenance;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a generator whose inputs stayed the same draws again. What is due is told until it may run: nobody's
 * change of a label rotates anything.
 */
final class Rotating {
    private final Draft draft;

    Rotating(Draft draft) {
        this.draft = draft;
    }

    /** @param why a sentence for people */
    private record Due(Instant since, String why) {
        static Due since(Instant moment) {
            return new Due(moment, "It is due since " + moment + ".");
        }
    }

    /** Why it draws again now; empty when it does not, which is told where a rotation is due. */
    Optional<Reason> reason(Resource.GeneratorResource resource, GeneratorRecord recorded) {
        if (draft.options.rotate().contains(resource.address())) {
            return Optional.of(Reason.ROTATION_ASKED);
        }
        if (draft.options.mode() != Plan.Mode.NORMAL || resource.rotation().isEmpty()) {
            return Optional.empty();
        }
        var rotation = resource.rotation().get();
        var due = due(rotation, recorded);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        if (mayRun(rotation)) {
            return Optional.of(Reason.ROTATED);
        }
        tell(resource, rotation, due.get());
        return Optional.empty();
    }

    private boolean mayRun(Rotation rotation) {
        return draft.options.has(Options.Extra.ROTATING)
                || rotation.window().filter(w -> w.open(draft.options.now())).isPresent();
    }

    /** What is due first of all that is due by now. */
    private Optional<Due> due(Rotation rotation, GeneratorRecord recorded) {
        var now = draft.options.now();
        var turn = recorded.turn();
        var expires = Optional.ofNullable(turn.expires());
        return Stream.of(
                        rotation.every().map(recorded.created()::plus).map(Due::since),
                        rotation.after()
                                .filter(moment -> recorded.created().isBefore(moment))
                                .map(Due::since),
                        rotation.beforeExpiry()
                                .flatMap(span -> expires.map(end -> end.minus(span)))
                                .map(Due::since),
                        rotation.when()
                                .filter(_ -> turn.trigger() != null
                                        && !turn.trigger().equals(trigger(rotation)))
                                .map(_ -> new Due(now, "What \"when\" watches is another than at the last draw.")))
                .flatMap(Optional::stream)
                .filter(due -> !due.since().isAfter(now))
                .min(Comparator.comparing(Due::since));
    }

    /** What the declaration watches, as it is now. */
    @Nullable
    Provenance trigger(@Nullable Rotation rotation) {
        return rotation == null
                ? null
                : rotation.when().map(draft.provenances()::of).orElse(null);
    }

    private void tell(Resource.GeneratorResource resource, Rotation rotation, Due due) {
        var now = draft.options.now();
        draft.diagnostics.add(Diagnostic.warning(
                        PlanCode.ROTATION_DUE,
                        "A rotation is due",
                        due.why()
                                + rotation.window()
                                        .map(w -> " A plan made in its window, which opens at " + w.opens(now)
                                                + ", draws again; ")
                                        .orElse(" It has no window in which it would run by itself; ")
                                + "-rotate-due or `tacit rotate " + resource.address() + "` do so now.",
                        rotation.range())
                .about(resource.address()));
    }
}
