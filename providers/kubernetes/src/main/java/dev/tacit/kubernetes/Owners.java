package dev.tacit.kubernetes;

import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Owner.Tool;
import dev.tacit.kubernetes.api.ObjectMeta;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Says whose a foreign object is, by what each tool leaves on its objects: owner references first, since the object goes
 * with its owner; then labels and annotations; then who wrote it, which may be long ago.
 */
final class Owners {
    private enum Where {
        LABEL,
        ANNOTATION
    }

    /** A controller that makes Secrets from objects of one kind, which own them. */
    private record Maker(String group, String kind, Tool tool, String name) {}

    /** A label or annotation that a tool leaves; its value ends the owner's description where {@code text} ends in a blank. */
    private record Trace(Where where, String key, Tool tool, String text) {}

    private record Program(Pattern manager, Tool tool, String text) {}

    private static final List<Maker> MAKERS = List.of(
            new Maker("external-secrets.io", "ExternalSecret", Tool.EXTERNAL_SECRETS, "External Secrets"),
            new Maker("external-secrets.io", "ClusterExternalSecret", Tool.EXTERNAL_SECRETS, "External Secrets"),
            new Maker("external-secrets.io", "PushSecret", Tool.EXTERNAL_SECRETS, "External Secrets"),
            new Maker("bitnami.com", "SealedSecret", Tool.SEALED_SECRETS, "Sealed Secrets"),
            new Maker("cert-manager.io", "Certificate", Tool.CERT_MANAGER, "cert-manager"),
            new Maker("cert-manager.io", "Issuer", Tool.CERT_MANAGER, "cert-manager"),
            new Maker("secrets.hashicorp.com", "VaultStaticSecret", Tool.OTHER, "Vault Secrets Operator"),
            new Maker("secrets.hashicorp.com", "VaultDynamicSecret", Tool.OTHER, "Vault Secrets Operator"));

    private static final List<Trace> TRACES = List.of(
            // What a release or a store keeps for itself is nobody's to take.
            new Trace(Where.ANNOTATION, "kubernetes.io/service-account.name", Tool.OTHER, "service account "),
            new Trace(
                    Where.LABEL, "sealedsecrets.bitnami.com/sealed-secrets-key", Tool.OTHER, "Sealed Secrets' own key"),
            new Trace(Where.LABEL, Ours.LABEL, Tool.TACIT, "another Tacit store, "),
            new Trace(Where.ANNOTATION, Ours.MARK, Tool.TACIT, "another Tacit store"),
            new Trace(Where.LABEL, "reconcile.external-secrets.io/managed", Tool.EXTERNAL_SECRETS, "External Secrets"),
            new Trace(
                    Where.LABEL, "reconcile.external-secrets.io/created-by", Tool.EXTERNAL_SECRETS, "External Secrets"),
            new Trace(
                    Where.ANNOTATION,
                    "reconcile.external-secrets.io/data-hash",
                    Tool.EXTERNAL_SECRETS,
                    "External Secrets"),
            new Trace(Where.ANNOTATION, "sealedsecrets.bitnami.com/managed", Tool.SEALED_SECRETS, "Sealed Secrets"),
            new Trace(Where.ANNOTATION, "sealedsecrets.bitnami.com/patch", Tool.SEALED_SECRETS, "Sealed Secrets"),
            new Trace(
                    Where.ANNOTATION, "sealedsecrets.bitnami.com/cluster-wide", Tool.SEALED_SECRETS, "Sealed Secrets"),
            new Trace(
                    Where.ANNOTATION,
                    "sealedsecrets.bitnami.com/namespace-wide",
                    Tool.SEALED_SECRETS,
                    "Sealed Secrets"),
            new Trace(
                    Where.ANNOTATION,
                    "cert-manager.io/certificate-name",
                    Tool.CERT_MANAGER,
                    "cert-manager certificate "),
            new Trace(Where.LABEL, "controller.cert-manager.io/fao", Tool.CERT_MANAGER, "cert-manager"),
            new Trace(Where.ANNOTATION, "argocd.argoproj.io/tracking-id", Tool.ARGO_CD, "Argo CD "),
            new Trace(Where.LABEL, "argocd.argoproj.io/instance", Tool.ARGO_CD, "Argo CD application "),
            // A HelmRelease of Flux leaves Helm's marks too, and Flux would install again what Helm lets go.
            new Trace(Where.LABEL, "kustomize.toolkit.fluxcd.io/name", Tool.FLUX, "Flux kustomization "),
            new Trace(Where.LABEL, "helm.toolkit.fluxcd.io/name", Tool.FLUX, "Flux Helm release "),
            new Trace(Where.ANNOTATION, "meta.helm.sh/release-name", Tool.HELM, "Helm release "));

    private static final List<Program> PROGRAMS = List.of(
            new Program(
                    Pattern.compile("externalsecrets\\.external-secrets\\.io/.*"),
                    Tool.EXTERNAL_SECRETS,
                    "External Secrets"),
            new Program(Pattern.compile("argocd-(application-)?controller"), Tool.ARGO_CD, "Argo CD"),
            new Program(Pattern.compile("kustomize-controller|helm-controller"), Tool.FLUX, "Flux"),
            new Program(Pattern.compile("cert-manager.*"), Tool.CERT_MANAGER, "cert-manager"),
            new Program(Pattern.compile("helm|Helm"), Tool.HELM, "Helm"));

    private Owners() {}

    static Owner of(ObjectMeta object, Ours ours) {
        if (ours.labelled(object)) {
            return new Owner(
                    Tool.TACIT,
                    "unknown: it is labelled as this store's, but its mark is not valid" + lastWriter(object));
        }
        return Optional.<Owner>empty()
                .or(() -> reference(object))
                .or(() -> trace(object))
                .or(() -> managedBy(object))
                .or(() -> program(object))
                .orElseGet(() -> new Owner(Tool.NOBODY, "unknown" + lastWriter(object)));
    }

    private static Optional<Owner> reference(ObjectMeta object) {
        return object.owners().stream().findFirst().map(owner -> {
            var named = tidy(owner.kind()) + " " + tidy(owner.name());
            return MAKERS.stream()
                    .filter(maker -> maker.group.equals(owner.group()) && maker.kind.equals(owner.kind()))
                    .findFirst()
                    .map(maker -> new Owner(maker.tool, maker.name + " (" + named + ")"))
                    .orElseGet(() -> new Owner(Tool.OTHER, named));
        });
    }

    private static Optional<Owner> trace(ObjectMeta object) {
        for (var trace : TRACES) {
            SortedMap<String, String> place = switch (trace.where) {
                case LABEL -> object.labels();
                case ANNOTATION -> object.annotations();
            };
            var name = place.get(trace.key);
            if (name != null) {
                return Optional.of(
                        new Owner(trace.tool, trace.text.endsWith(" ") ? trace.text + tidy(name) : trace.text));
            }
        }
        return Optional.empty();
    }

    /** A label that people write too: it counts as a claim, be it of Helm or of a tool without a name here. */
    private static Optional<Owner> managedBy(ObjectMeta object) {
        return Optional.ofNullable(object.labels().get("app.kubernetes.io/managed-by"))
                .map(name -> new Owner(
                        name.toLowerCase(Locale.ROOT).equals("helm") ? Tool.HELM : Tool.OTHER,
                        "managed by " + tidy(name)));
    }

    private static Optional<Owner> program(ObjectMeta object) {
        Function<Program, Optional<Owner>> wrote = program -> object.writers().stream()
                .filter(writer -> program.manager.matcher(writer.program()).matches())
                .findFirst()
                .map(writer -> new Owner(program.tool, program.text + " (it wrote as " + tidy(writer.program()) + ")"));
        return PROGRAMS.stream()
                .flatMap(program -> wrote.apply(program).stream())
                .findFirst();
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
