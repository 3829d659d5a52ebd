package dev.tacit.cli.render;

import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Workload;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A workload that holds what an object was before it was last written.
 *
 * @param since when the oldest of its containers started
 * @param written when the object was
 * @param context of the kubeconfig, or empty
 */
public record Holding(Affected affected, Instant since, Instant written, String context) {
    public static Listing listing(List<Holding> all) {
        return Listing.of("workload", "workload", "target", "object", "started", "written", "because", "restart")
                .with(all.stream()
                        .sorted(Comparator.comparing(Holding::affected))
                        .map(Holding::row)
                        .toList());
    }

    private List<Cell> row() {
        return Cell.row(
                Cell.of(affected.workload()),
                Cell.of(affected.target()),
                Cell.of(affected.object()),
                Cell.of(since),
                Cell.of(written),
                Cell.of(Noticed.unreached(affected)),
                Cell.of(restart(affected.workload(), context)));
    }

    /** The line that restarts a workload, empty where there is none that would not lose anything. */
    static String restart(Workload workload, String context) {
        var where = (context.isEmpty() ? "" : " --context " + quoted(context)) + " -n " + workload.namespace();
        return switch (workload.kind()) {
            case "Deployment", "StatefulSet", "DaemonSet" ->
                "kubectl" + where + " rollout restart " + workload.kind().toLowerCase(Locale.ROOT) + "/"
                        + workload.name();
            case "Rollout" -> "kubectl argo rollouts" + where + " restart " + workload.name();
            case String _ -> "";
        };
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
