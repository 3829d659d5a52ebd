package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the {@code rotate} block of a generator. */
final class Rotations {
    private final Address generator;
    private final Body body;
    private final Diagnostics diagnostics;

    private Rotations(Address generator, Body body, Diagnostics diagnostics) {
        this.generator = generator;
        this.body = body;
        this.diagnostics = diagnostics;
    }

    static Optional<Rotation> read(Address generator, Body inputs, Diagnostics diagnostics) {
        return inputs.blocks("rotate").stream()
                .findFirst()
                .map(body -> new Rotations(generator, body, diagnostics).read());
    }

    private Rotation read() {
        if (Stream.of("every", "after", "when", "before_expiry")
                .allMatch(name -> body.attribute(name).isEmpty())) {
            error(
                    ResourceCode.NEVER_DUE,
                    "A rotation that is never due",
                    "\"rotate\" needs at least one of \"every\", \"after\", \"when\" or \"before_expiry\", or nothing would"
                            + " ever make it due. `tacit rotate` works without this block too.",
                    body);
        }
        return new Rotation(
                body.range(),
                body.attribute("every").flatMap(this::span),
                body.attribute("after").flatMap(this::moment),
                body.attribute("when").map(Body.Attribute::value),
                body.attribute("before_expiry").flatMap(this::span),
                body.attribute("window").flatMap(this::window),
                body.attribute("unreachable").map(this::unreachable).orElse(Rotation.Unreachable.WAIT));
    }

    private Optional<Duration> span(Body.Attribute attribute) {
        var span = Span.read(attribute, "", diagnostics);
        if (span.filter(Duration::isZero).isPresent()) {
            error(
                    ResourceCode.INVALID_DURATION,
                    "No length of time",
                    "With a length of zero every plan would draw anew.",
                    attribute);
        }
        return span;
    }

    private Optional<Instant> moment(Body.Attribute attribute) {
        try {
            return Optional.of(OffsetDateTime.parse(text(attribute)).toInstant());
        } catch (DateTimeException e) {
            error(
                    ResourceCode.INVALID_MOMENT,
                    "Not a moment",
                    "A moment is written with its offset, as in \"2026-12-01T06:00:00Z\" or"
                            + " \"2026-12-01T07:00:00+01:00\".",
                    attribute);
            return Optional.empty();
        }
    }

    private Optional<Window> window(Body.Attribute attribute) {
        var window = Window.parse(text(attribute));
        if (window.isEmpty()) {
            error(
                    ResourceCode.INVALID_WINDOW,
                    "Not a window of time",
                    "A window is written as \"Sun 02:00-04:00 Europe/Berlin\", \"Mon-Fri,Sun 22:00-06:00\" or"
                            + " \"02:00-04:00\": days it starts on (every day if left out), two times, a time zone (UTC if"
                            + " left out).",
                    attribute);
        }
        return window;
    }

    private Rotation.Unreachable unreachable(Body.Attribute attribute) {
        return switch (text(attribute)) {
            case "wait" -> Rotation.Unreachable.WAIT;
            case "proceed" -> Rotation.Unreachable.PROCEED;
            case String _ -> {
                error(
                        ResourceCode.UNKNOWN_UNREACHABLE,
                        "Unknown word for \"unreachable\"",
                        "\"unreachable\" says what becomes of a due rotation while a cluster that holds the secret cannot"
                                + " be reached: \"wait\" (the default) or \"proceed\".",
                        attribute);
                yield Rotation.Unreachable.WAIT;
            }
        };
    }

    private static String text(Body.Attribute attribute) {
        return attribute.value() instanceof Text t ? t.string() : "";
    }

    private void error(Code code, String summary, String detail, Body.Attribute attribute) {
        diagnostics.add(
                Diagnostic.error(code, summary, detail, attribute.range()).about(generator));
    }

    private void error(Code code, String summary, String detail, Body body) {
        diagnostics.add(Diagnostic.error(code, summary, detail, body.range()).about(generator));
    }
}
