package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.resource.Handling;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Stops a plan by which a workload would be left with what it has, where its federation asks for that. */
final class Unreached {
    private static final int SHOWN = 5;

    private Unreached() {}

    /** Where nobody could look, nothing is refused: a missing permission would stop every change. */
    static Optional<Diagnostic> stop(Liveness liveness, Federations federations) {
        var unreached = new TreeSet<String>();
        liveness.affected().stream()
                .filter(Affected::isUnreached)
                .filter(one -> federations.unreached(one.federation()) == Handling.Unreached.REFUSE)
                .forEach(one -> unreached.add(one.workload() + " in " + one.target()));
        return unreached.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        PlanCode.UNREACHED_REFUSED,
                        "Workloads would not see the change",
                        "Their federations say unreached = \"refuse\": "
                                + unreached.stream().limit(SHOWN).collect(Collectors.joining(", "))
                                + (unreached.size() > SHOWN ? " and " + (unreached.size() - SHOWN) + " more" : "")
                                + ". They would keep the content they have until they restart. Nothing is applied; let"
                                + " them read files of a volume, or say unreached = \"warn\" and restart them afterwards.",
                        null));
    }
}
