package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        body.attribute("command").flatMap(this::command).ifPresent(ways::add);
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

    private Optional<Activation> command(Body.Attribute attribute) {
        var words = attribute.value() instanceof ListValue list ? words(list.elements()) : List.<String>of();
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            error(
                    ResourceCode.INVALID_ACTIVATION,
                    "A command without a program",
                    "\"command\" lists a program and its arguments, for example [\"./set-password\", \"billing\"]. It is run"
                            + " as it is, by no shell.",
                    attribute.range());
        }
        return Optional.of(new Activation.Command(words, directory(), limit()));
    }

    private static List<String> words(List<Value> values) {
        return values.stream()
                .flatMap(value -> value instanceof Text t ? java.util.stream.Stream.of(t.string()) : null)
                .toList();
    }

    /** The directory of the module: that of the file it stands in. */
    private String directory() {
        var file = body.range().file();
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private Duration limit() {
        var timeout = body.attribute("timeout");
        var limit = timeout.flatMap(t -> Span.read(t, "", diagnostics));
        if (limit.filter(Duration::isZero).isPresent()) {
            error(
                    ResourceCode.INVALID_DURATION,
                    "No length of time",
                    "A command cannot end within no time at all.",
                    timeout.orElseThrow().range());
        }
        return limit.orElse(LIMIT);
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
