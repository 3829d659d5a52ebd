package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Text;
import java.time.Duration;
import java.util.Optional;

/** Reads the {@code rollout} block of a federation. */
final class Rollouts {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Address federation;
    private final Body body;
    private final Diagnostics diagnostics;

    private Rollouts(Address federation, Body body, Diagnostics diagnostics) {
        this.federation = federation;
        this.body = body;
        this.diagnostics = diagnostics;
    }

    static Optional<Waves> read(Address federation, Body block, Diagnostics diagnostics) {
        return block.blocks(Schemas.ROLLOUT).stream()
                .findFirst()
                .map(body -> new Rollouts(federation, body, diagnostics).read());
    }

    private Waves read() {
        return new Waves(
                body.blocks(Schemas.WAVE).stream().map(this::wave).toList(),
                onFailure(),
                body.attribute("window")
                        .flatMap(a -> Span.read(a, "", diagnostics))
                        .orElse(Waves.WINDOW));
    }

    private Wave wave(Body wave) {
        var places = new Places(wave, "\"wave\"", Selectors.Reach.CHOSEN, diagnostics);
        return new Wave(
                places.targets(),
                places.namespaces(),
                wave.attribute("pause").map(this::pause).orElse(new Wave.Pause.None()),
                wave.blocks("check").stream()
                        .findFirst()
                        .flatMap(check -> new Commands(
                                        federation,
                                        check,
                                        ResourceCode.INVALID_ROLLOUT,
                                        "[\"./smoke-test\"]",
                                        LIMIT,
                                        diagnostics)
                                .read()));
    }

    private Wave.Pause pause(Body.Attribute attribute) {
        if (text(attribute).equals("approval")) {
            return new Wave.Pause.Approval();
        }
        var time = Span.read(
                attribute,
                "Or \"approval\": then somebody lets the next wave begin by `tacit apply -continue`.",
                diagnostics);
        if (time.filter(Duration::isZero).isPresent()) {
            error(
                    "A pause of no length",
                    "Leave \"pause\" out where the next wave may begin at once.",
                    attribute.range());
        }
        return new Wave.Pause.Lasting(time.orElse(Duration.ZERO));
    }

    private Waves.OnFailure onFailure() {
        var attribute = body.attribute("on_failure");
        var word = attribute.map(Rollouts::text).orElse("stop");
        for (var known : Waves.OnFailure.values()) {
            if (known.word().equals(word)) {
                return known;
            }
        }
        error(
                "Unknown word for \"on_failure\"",
                "\"on_failure\" says what happens when a wave fails: \"stop\" (the default: no later wave begins),"
                        + " \"rollback\" (what was written goes back to what was there) or \"continue\".",
                attribute.orElseThrow().range());
        return Waves.OnFailure.STOP;
    }

    private static String text(Body.Attribute attribute) {
        return attribute.value() instanceof Text t ? t.string() : "";
    }

    private void error(String summary, String detail, SourceRange range) {
        diagnostics.add(Diagnostic.error(ResourceCode.INVALID_ROLLOUT, summary, detail, range)
                .about(federation));
    }
}
