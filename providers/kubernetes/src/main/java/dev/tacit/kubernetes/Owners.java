package dev.tacit.kubernetes;

import dev.tacit.kubernetes.api.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Guesses who owns a foreign object, for people: what other tools leave on theirs. */
final class Owners {
    private static final Map<String, String> KINDS = Map.of(
            "ExternalSecret", "External Secrets",
            "ClusterExternalSecret", "External Secrets",
            "SealedSecret", "Sealed Secrets",
            "Certificate", "cert-manager",
            "VaultStaticSecret", "Vault Secrets Operator",
            "VaultDynamicSecret", "Vault Secrets Operator");

    private enum Where {
        LABEL,
        ANNOTATION
    }

    /** @param key whose value names the owner among those of its kind */
    private record Trace(Where where, String key, String kind) {}

    private static final List<Trace> TRACES = List.of(
            new Trace(Where.ANNOTATION, "meta.helm.sh/release-name", "Helm release"),
            new Trace(Where.LABEL, "helm.toolkit.fluxcd.io/name", "Flux Helm release"),
            new Trace(Where.LABEL, "kustomize.toolkit.fluxcd.io/name", "Flux kustomization"),
            new Trace(Where.ANNOTATION, "argocd.argoproj.io/tracking-id", "Argo CD"),
            new Trace(Where.LABEL, "argocd.argoproj.io/instance", "Argo CD application"),
            new Trace(Where.ANNOTATION, "cert-manager.io/certificate-name", "cert-manager certificate"),
            new Trace(Where.ANNOTATION, "kubernetes.io/service-account.name", "service account"),
            new Trace(Where.LABEL, Ours.LABEL, "another Tacit store,"),
            new Trace(Where.LABEL, "app.kubernetes.io/managed-by", "managed by"));

    private Owners() {}

    static String of(ObjectMeta object, Ours ours) {
        if (ours.labelled(object)) {
            return "unknown: it is labelled as this store's, but its mark is not valid" + lastWriter(object);
        }
        for (var owner : object.owners()) {
            var tool = KINDS.get(owner.kind());
            var named = tidy(owner.kind()) + " " + tidy(owner.name());
            return tool == null ? named : tool + " (" + named + ")";
        }
        for (var trace : TRACES) {
            SortedMap<String, String> place = switch (trace.where) {
                case LABEL -> object.labels();
                case ANNOTATION -> object.annotations();
            };
            var name = place.get(trace.key);
            if (name != null) {
                return trace.kind + " " + tidy(name);
            }
        }
        return "unknown" + lastWriter(object);
    }

    private static String lastWriter(ObjectMeta object) {
        var writer = object.writer();
        return writer == null || writer.program().isEmpty() ? "" : ", last written by " + tidy(writer.program());
    }

    /** What others wrote reaches a terminal: one short line of printable ASCII. */
    static String tidy(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
    }
}
