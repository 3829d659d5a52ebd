package dev.tacit.core.resource;

import java.time.Duration;
import java.util.Optional;

/**
 * Objects of a federation that are delivered together, with what must happen before the next ones are.
 *
 * @param targets empty for any
 * @param namespaces empty for any
 * @param check decides in the end whether the wave did well
 */
public record Wave(
        Optional<TargetChoice> targets,
        Optional<NamespaceChoice> namespaces,
        Pause pause,
        Optional<Activation.Command> check) {
    /** Takes whatever no wave before it took. */
    public static final Wave REST = new Wave(Optional.empty(), Optional.empty(), new Pause.None(), Optional.empty());

    /** What the next wave waits for once this one did well. */
    public sealed interface Pause {
        record None() implements Pause {}

        record Lasting(Duration time) implements Pause {}

        /** Until someone says to go on. */
        record Approval() implements Pause {}
    }
}
