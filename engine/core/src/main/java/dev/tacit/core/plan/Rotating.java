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

    /**
     * Why a generator draws again.
     *
     * @param due null where nothing was
     */
    record Call(Reason reason, @Nullable Due due) {}

    /** @param why a sentence for people, once it has come */
    private record Coming(Instant moment, String why) {
        static Coming at(Instant moment) {
            return new Coming(moment, "It is due since " + moment + ".");
        }
    }

    /** Why it draws again now; empty when it does not, which is told where a rotation is due. */
    Optional<Call> call(Resource.GeneratorResource resource, GeneratorRecord recorded) {
        if (draft.options.rotate().contains(resource.address())) {
            return Optional.of(new Call(Reason.ROTATION_ASKED, null));
        }
        if (draft.options.mode() != Plan.Mode.NORMAL || resource.rotation().isEmpty()) {
            return Optional.empty();
        }
        var rotation = resource.rotation().get();
        var coming = coming(rotation, recorded);
        coming.ifPresent(
                next -> draft.rotations.put(resource.address(), new NextRotation(next.moment(), rotation.window())));
        var now = draft.options.now();
        var due = coming.filter(next -> !next.moment().isAfter(now));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        boolean open = rotation.window().filter(w -> w.open(now)).isPresent();
        var held = draft.held.get(resource.address());
        if (held != null) {
            tellHeld(resource, rotation, due.get(), held);
            return Optional.empty();
        }
        if (open || draft.options.has(Options.Extra.ROTATING)) {
            return Optional.of(new Call(Reason.ROTATED, new Due(due.get().moment(), open)));
        }
        tell(resource, rotation, due.get());
        return Optional.empty();
    }

    /** What is due first. */
    private Optional<Coming> coming(Rotation rotation, GeneratorRecord recorded) {
        var now = draft.options.now();
        var turn = recorded.turn();
        var expires = Optional.ofNullable(turn.expires());
        return Stream.of(
                        rotation.every().map(recorded.created()::plus).map(Coming::at),
                        rotation.after()
                                .filter(moment -> recorded.created().isBefore(moment))
                                .map(Coming::at),
                        rotation.beforeExpiry()
                                .flatMap(span -> expires.map(end -> end.minus(span)))
                                .map(Coming::at),
                        rotation.when()
                                .filter(_ -> turn.trigger() != null
                                        && !turn.trigger().equals(trigger(rotation)))
                                .map(_ -> new Coming(now, "What \"when\" watches is another than at the last draw.")))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Coming::moment));
    }

    /** What the declaration watches, as it is now. */
    @Nullable
    Provenance trigger(@Nullable Rotation rotation) {
        return rotation == null
                ? null
                : rotation.when().map(draft.provenances()::of).orElse(null);
    }

    private void tellHeld(Resource.GeneratorResource resource, Rotation rotation, Coming due, String why) {
        draft.diagnostics.add(Diagnostic.warning(
                        PlanCode.ROTATION_HELD,
                        "A rotation is held back",
                        due.why() + " " + why
                                + " Drawing now could leave in use what is valid no more, so the first plan after all has"
                                + " arrived draws. `tacit rotate " + resource.address() + "` draws now; unreachable ="
                                + " \"proceed\" waits for no target that cannot be reached.",
                        rotation.range())
                .about(resource.address()));
    }

    private void tell(Resource.GeneratorResource resource, Rotation rotation, Coming due) {
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
