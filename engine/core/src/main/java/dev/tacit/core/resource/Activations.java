package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/** Reads the {@code activate} block of a secret. */
final class Activations {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Address secret;
    private final Body body;
    private final Diagnostics diagnostics;

    private Activations(Address secret, Body body, Diagnostics diagnostics) {
        this.secret = secret;
        this.body = body;
        this.diagnostics = diagnostics;
    }

    static Optional<Activation> read(Address secret, Body block, Diagnostics diagnostics) {
        return block.blocks(Schemas.ACTIVATE).stream()
                .findFirst()
                .flatMap(body -> new Activations(secret, body, diagnostics).read());
    }

    private Optional<Activation> read() {
        var ways = new ArrayList<Activation>();
        new Commands(
                        secret,
                        body,
                        ResourceCode.INVALID_ACTIVATION,
                        "[\"./set-password\", \"billing\"]",
                        LIMIT,
                        diagnostics)
                .read()
                .ifPresent(ways::add);
        if (says("manual")) {
            ways.add(new Activation.ByHand());
        }
        if (says("none")) {
            ways.add(new Activation.NotNeeded());
        }
        if (ways.size() == 1) {
            if (body.attribute("command").isEmpty() && body.attribute("timeout").isPresent()) {
                error(
                        ResourceCode.INVALID_ACTIVATION,
                        "A time limit for nothing",
                        "\"timeout\" ends a command that takes too long, and there is no command here.",
                        body.attribute("timeout").get().range());
            }
            return Optional.of(ways.getFirst());
        }
        error(
                ResourceCode.INVALID_ACTIVATION,
                ways.isEmpty() ? "No way of activation" : "Several ways of activation",
                "\"activate\" says how whoever issued the value learns a new one: exactly one of command = [\"./program\"],"
                        + " manual = true, none = true.",
                body.range());
        return Optional.empty();
    }

    private boolean says(String name) {
        return body.attribute(name)
                .filter(a -> a.value() instanceof Bool b && b.isTrue())
                .isPresent();
    }

    private void error(Code code, String summary, String detail, SourceRange range) {
        diagnostics.add(Diagnostic.error(code, summary, detail, range).about(secret));
    }
}
