package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a program that a block wants run.
 *
 * @param of whose block it is
 * @param wrong the code of what is wrong with it
 * @param example of its words
 */
record Commands(Address of, Body body, Code wrong, String example, Duration usualLimit, Diagnostics diagnostics) {
    Optional<Activation.Command> read() {
        return body.attribute("command").map(this::command);
    }

    private Activation.Command command(Body.Attribute attribute) {
        var words = attribute.value() instanceof ListValue list
                ? list.elements().stream()
                        .flatMap(value -> value instanceof Text t ? Stream.of(t.string()) : null)
                        .toList()
                : List.<String>of();
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            error(
                    wrong,
                    "A command without a program",
                    "\"command\" lists a program and its arguments, for example " + example + ". It is run"
                            + " as it is, by no shell.",
                    attribute.range());
        }
        return new Activation.Command(words, directory(), limit());
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
        return limit.orElse(usualLimit);
    }

    private void error(Code code, String summary, String detail, SourceRange range) {
        diagnostics.add(Diagnostic.error(code, summary, detail, range).about(of));
    }
}
