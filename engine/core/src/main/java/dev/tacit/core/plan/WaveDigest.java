package dev.tacit.core.plan;

import dev.tacit.core.resource.NamespaceChoice;
import dev.tacit.core.resource.TargetChoice;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Text;
import java.util.stream.Collectors;

/** Tells whether waves are declared as they were, wherever they stand in a file. */
final class WaveDigest {
    private WaveDigest() {}

    /** Of all that is said of them. */
    static String of(Waves waves, Provenances provenances) {
        var text = waves.onFailure().word()
                + waves.waves().stream()
                        .map(wave -> places(wave) + " " + wave.pause() + " " + wave.check())
                        .collect(Collectors.joining("\n", "\n", ""));
        return provenances.of(new Text(text)).digest();
    }

    /** Of what belongs to which, so that their numbers mean the same: a gate stays shut whatever else is changed. */
    static String ofPlaces(Waves waves, Provenances provenances) {
        var text = waves.waves().stream().map(WaveDigest::places).collect(Collectors.joining("\n"));
        return provenances.of(new Text(text)).digest();
    }

    private static String places(Wave wave) {
        var targets = wave.targets()
                .map(choice -> switch (choice) {
                    case TargetChoice.Listed(var listed) -> listed.toString();
                    case TargetChoice.Selected(var selector, var _) -> selector.toString();
                })
                .orElse("");
        var namespaces = wave.namespaces()
                .map(choice -> switch (choice) {
                    case NamespaceChoice.Listed(var names) -> names.toString();
                    case NamespaceChoice.Selected selected -> selected.toString();
                })
                .orElse("");
        return targets + " " + namespaces;
    }
}
