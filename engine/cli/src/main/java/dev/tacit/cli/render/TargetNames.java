package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Short names of targets ({@code prod["eu"]}), the whole address where two would look alike. */
final class TargetNames {
    private final Map<String, Set<Address>> known = new HashMap<>();

    TargetNames(Collection<Address> targets) {
        for (var target : targets) {
            known.computeIfAbsent(brief(target), k -> new HashSet<>()).add(target);
        }
    }

    String of(Address target) {
        var brief = brief(target);
        return known.getOrDefault(brief, Set.of()).size() > 1 ? target.toString() : brief;
    }

    /** {@code 2 clusters}, {@code 1 directory}, {@code 3 targets} when they differ in type. */
    static String count(Set<Address> targets) {
        boolean clusters = targets.stream().allMatch(t -> t.type().equals("kubernetes"));
        boolean directories = targets.stream().allMatch(t -> t.type().equals("directory"));
        if (directories) {
            return targets.size() == 1 ? "1 directory" : targets.size() + " directories";
        }
        return Words.count(targets.size(), clusters ? "cluster" : "target");
    }

    private static String brief(Address target) {
        var key = target.key();
        return (target.module().isEmpty() ? "" : target.module() + ".")
                + target.name()
                + (key == null ? "" : key.toString());
    }
}
