package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.value.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which inputs must go back so that a secret goes back: found before anything is declared. */
final class Rollbacks {
    private final Draft draft;
    private @Nullable SecretVersion wanted;
    private SortedMap<String, Value> content = new TreeMap<>();

    Rollbacks(Draft draft) {
        this.draft = draft;
        draft.options.rollback().ifPresent(this::read);
    }

    /** An earlier draw with its content as an old version of a secret holds it. */
    record PastDraw(GeneratorRecord.Past draw, SortedMap<String, Value> values) {}

    private void read(Options.Rollback rollback) {
        var secret = draft.known.living(rollback.secret());
        if (secret.isEmpty()) {
            refuse(
                    rollback,
                    PlanCode.ROLLBACK_UNKNOWN_SECRET,
                    "No such secret in the store",
                    "Nothing is recorded under this address, so there is no version to return to. `tacit show` lists what is.");
            return;
        }
        var version = secret.get().version(rollback.version());
        if (version.isEmpty()) {
            refuse(
                    rollback,
                    PlanCode.ROLLBACK_UNKNOWN_VERSION,
                    "No such version",
                    "This secret has versions "
                            + secret.get().versions().getFirst().number() + " to "
                            + secret.get().current().number() + "; `tacit history " + rollback.secret()
                            + "` lists them.");
            return;
        }
        switch (draft.snapshot.payload(SecretRecord.payload(rollback.secret(), rollback.version()))) {
            case OpenedPayload.Opened o -> {
                wanted = version.get();
                content = o.payload().entries();
            }
            case OpenedPayload.Missing m ->
                refuse(
                        rollback,
                        PlanCode.ROLLBACK_CONTENT_GONE,
                        "The content of this version is no longer kept",
                        "Only the newest keep_versions versions keep their content, so this one can be named but not restored.");
            case OpenedPayload.NeedsValueKey n ->
                draft.diagnostics.add(Draft.needsValueKey(null).about(rollback.secret()));
            case OpenedPayload.Failed f -> draft.diagnostics.add(f.diagnostic());
        }
    }

    /** The version to restore, while planning {@code secret}. */
    Optional<SecretVersion> wanted(dev.tacit.core.address.Address secret) {
        return draft.options
                .rollback()
                .filter(r -> r.secret().equals(secret))
                .flatMap(r -> Optional.ofNullable(wanted));
    }

    /** The earlier draw of {@code generator} that the wanted version holds, unless it is the current one. */
    Optional<PastDraw> draw(GeneratorRecord generator) {
        var version = wanted;
        if (version == null) {
            return Optional.empty();
        }
        for (var past : generator.past()) {
            var values = new TreeMap<String, Value>();
            for (var attribute : generator.exports().keySet()) {
                var provenance = draft.provenances().draw(past.drawId(), attribute);
                version.keys().forEach((key, v) -> {
                    var value = content.get(key);
                    if (v.provenance().equals(provenance) && value != null) {
                        values.put(attribute, value);
                    }
                });
            }
            if (values.keySet().equals(generator.exports().keySet())) {
                return Optional.of(new PastDraw(past, values));
            }
        }
        return Optional.empty();
    }

    /** An earlier setting with its content as an old version of a secret holds it. */
    record PastInput(String revision, Value value) {}

    /** The earlier setting of {@code input} that the wanted version holds, unless it is the current one. */
    Optional<PastInput> input(InputRecord input) {
        var version = wanted;
        if (version == null) {
            return Optional.empty();
        }
        for (var past : input.past().reversed()) {
            var provenance = draft.provenances().input(past.revision());
            for (var key : version.keys().entrySet()) {
                var value = content.get(key.getKey());
                if (key.getValue().provenance().equals(provenance) && value != null) {
                    return Optional.of(new PastInput(past.revision(), value));
                }
            }
        }
        return Optional.empty();
    }

    private void refuse(Options.Rollback rollback, PlanCode code, String summary, String detail) {
        draft.diagnostics.add(Diagnostic.error(code, summary, detail, null).about(rollback.secret()));
    }
}
