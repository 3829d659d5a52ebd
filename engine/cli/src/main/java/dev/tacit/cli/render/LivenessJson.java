package dev.tacit.cli.render;

import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who will notice a plan, for programs: a line for every reference with its verdict. */
final class LivenessJson {
    private static final String TYPE = "liveness";

    private LivenessJson() {}

    static Stream<String> lines(Liveness liveness) {
        return Stream.concat(
                liveness.affected().stream().flatMap(LivenessJson::lines),
                liveness.unseen().stream()
                        .map(one -> new JsonLine(TYPE)
                                .add("verdict", word(Verdict.UNKNOWN))
                                .add("target", one.target().toString())
                                .add("namespace", one.namespace())
                                .add("why", one.why())
                                .end()));
    }

    private static Stream<String> lines(Affected one) {
        return one.verdicts().entrySet().stream().map(entry -> line(one, entry.getKey(), entry.getValue()));
    }

    private static String line(Affected one, Reference reference, Verdict verdict) {
        var workload = one.workload();
        var line = new JsonLine(TYPE)
                .add("verdict", word(verdict))
                .add("address", one.federation().toString())
                .add("target", one.target().toString())
                .add("namespace", one.object().namespace())
                .add("name", one.object().name())
                .add("change", word(one.manner()))
                .add("workload", workload.toString())
                .add("kind", workload.kind())
                .add("pods", one.pods())
                .add("via", word(reference.via()))
                .add("at", reference.at());
        reference.keys().ifPresent(keys -> line.add("keys", List.copyOf(keys)));
        if (one.conduct().reload() != Conduct.Reload.UNSAID) {
            line.add("reload", word(one.conduct().reload()));
        }
        return one.conduct().restartedBy().isEmpty()
                ? line.end()
                : line.add("restarted_by", one.conduct().restartedBy()).end();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
