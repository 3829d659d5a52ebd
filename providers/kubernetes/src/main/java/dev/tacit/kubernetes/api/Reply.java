package dev.tacit.kubernetes.api;

import dev.tacit.core.diagnostic.Diagnostic;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What became of one write. */
public sealed interface Reply {
    /** The server did it. */
    record Done(Answer answer) implements Reply {
        /** The object as the server keeps it; empty when the answer makes no sense. */
        public Optional<SecretObject> object() {
            try {
                var object = ObjectParser.secret(answer.body());
                return object.meta().uid().isEmpty() ? Optional.empty() : Optional.of(object);
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
    }

    /** The server answered that it did not; a 5xx answer leaves that open. */
    record Denied(Failure failure, Purpose purpose) implements Reply {
        public Diagnostic diagnostic() {
            return purpose.diagnose(failure);
        }
    }

    record NeverSent(Diagnostic diagnostic) implements Reply {}

    /** No answer: done or not. */
    record Lost(Diagnostic diagnostic) implements Reply {}
}
