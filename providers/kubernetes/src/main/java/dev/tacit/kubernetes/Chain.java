package dev.tacit.kubernetes;

import dev.tacit.core.liveness.Workload;
import dev.tacit.kubernetes.api.Listable;
import dev.tacit.kubernetes.api.PodUse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what is at the top of a Pod's chain of owners without asking for the links: a ReplicaSet is named after its
 * Deployment and the hash of its template, which the Pod has as a label; a Job after its CronJob and the minute it is for.
 */
final class Chain {
    /** Minutes since 1970, as the CronJob controller appends them. */
    private static final Pattern MINUTE = Pattern.compile("(.+)-[0-9]{8}");

    private Chain() {}

    static Workload top(PodUse pod) {
        return pod.owner()
                .map(owner -> top(pod, owner))
                .orElseGet(() -> new Workload(pod.namespace(), "Pod", pod.name()));
    }

    private static Workload top(PodUse pod, PodUse.Controller owner) {
        return switch (owner.kind()) {
            case "ReplicaSet" ->
                above(pod, owner, "pod-template-hash", "Deployment")
                        .or(() -> above(pod, owner, "rollouts-pod-template-hash", "Rollout"))
                        .orElseGet(() -> new Workload(pod.namespace(), owner.kind(), owner.name()));
            case "Job" -> {
                var named = MINUTE.matcher(owner.name());
                yield named.matches()
                        ? new Workload(pod.namespace(), "CronJob", named.group(1))
                        : new Workload(pod.namespace(), owner.kind(), owner.name());
            }
            // A Pod that kubelet made of a file has its node for an owner.
            case "Node" -> new Workload(pod.namespace(), "Pod", pod.name());
            case String kind -> new Workload(pod.namespace(), kind, owner.name());
        };
    }

    private static Optional<Workload> above(PodUse pod, PodUse.Controller owner, String label, String kind) {
        var end = "-" + pod.labels().getOrDefault(label, "");
        return end.length() > 1 && owner.name().endsWith(end) && owner.name().length() > end.length()
                ? Optional.of(new Workload(
                        pod.namespace(),
                        kind,
                        owner.name().substring(0, owner.name().length() - end.length())))
                : Optional.empty();
    }

    /** Where a controller of that kind is listed, if we look at its annotations at all. */
    static Optional<Listable> listed(Workload workload) {
        return switch (workload.kind()) {
            case "Deployment" -> Optional.of(Listable.DEPLOYMENTS);
            case "StatefulSet" -> Optional.of(Listable.STATEFUL_SETS);
            case "DaemonSet" -> Optional.of(Listable.DAEMON_SETS);
            case String _ -> Optional.empty();
        };
    }

    /** Whether its Pods are begun anew by its own schedule. */
    static boolean recurs(Workload workload) {
        return workload.kind().equals("CronJob");
    }
}
