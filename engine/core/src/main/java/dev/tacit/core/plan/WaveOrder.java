package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.resource.NamespaceChoice;
import dev.tacit.core.resource.TargetChoice;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Finds the wave of each object of one federation.
 *
 * @param targets the labels of declared targets
 */
record WaveOrder(Waves waves, Map<Address, SortedMap<String, String>> targets, Surroundings around) {
    /**
     * @param number of the first wave that takes the object, or may take it
     * @param sure false where labels would tell, and nobody could see them
     */
    record Place(int number, boolean sure) {}

    /** Empty for an object that no wave takes. */
    Optional<Place> of(Address target, ObjectKey object) {
        int number = 0;
        for (var wave : waves.waves()) {
            number++;
            if (takes(wave, target)) {
                switch (takes(wave, target, object.namespace())) {
                    case YES -> {
                        return Optional.of(new Place(number, true));
                    }
                    case PERHAPS -> {
                        return Optional.of(new Place(number, false));
                    }
                    case NO -> {}
                }
            }
        }
        return Optional.empty();
    }

    /** The first wave in which anything of a target may be, whatever is there; the last one when none is. */
    int earliest(Address target) {
        for (int i = 0; i < waves.waves().size(); i++) {
            if (takes(waves.waves().get(i), target)) {
                return i + 1;
            }
        }
        return last();
    }

    int last() {
        return waves.waves().size();
    }

    /** Whether labels of namespaces decide about anything in {@code target}. */
    boolean asksForLabels(Address target) {
        return waves.waves().stream()
                .anyMatch(wave -> takes(wave, target)
                        && wave.namespaces().isPresent()
                        && wave.namespaces().get() instanceof NamespaceChoice.Selected selected
                        && selected.asksForLabels());
    }

    private boolean takes(Wave wave, Address target) {
        return wave.targets()
                .map(choice -> switch (choice) {
                    case TargetChoice.Listed(var listed) -> listed.contains(target);
                    case TargetChoice.Selected(var selector, var _) ->
                        targets.containsKey(target) && selector.matches(targets.get(target));
                })
                .orElse(true);
    }

    private enum Answer {
        YES,
        NO,
        PERHAPS
    }

    private Answer takes(Wave wave, Address target, String namespace) {
        if (wave.namespaces().isEmpty()) {
            return Answer.YES;
        }
        return switch (wave.namespaces().get()) {
            case NamespaceChoice.Listed(var names) -> names.contains(namespace) ? Answer.YES : Answer.NO;
            case NamespaceChoice.Selected selected -> {
                if (namespace.isEmpty() || !selected.mayMatch(namespace)) {
                    yield Answer.NO;
                }
                if (!selected.asksForLabels()) {
                    yield Answer.YES;
                }
                if (around.of(target).isEmpty()) {
                    yield Answer.PERHAPS;
                }
                var there = around.namespace(target, namespace);
                yield there != null && selected.matches(namespace, there.labels()) ? Answer.YES : Answer.NO;
            }
        };
    }
}
