package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Fans federations out into the objects they want. */
final class Federations {
    private static final Map<String, Set<String>> REQUIRED_KEYS = Map.of(
            "kubernetes.io/tls", Set.of("tls.crt", "tls.key"),
            "kubernetes.io/dockerconfigjson", Set.of(".dockerconfigjson"),
            "kubernetes.io/dockercfg", Set.of(".dockercfg"),
            "kubernetes.io/ssh-auth", Set.of("ssh-privatekey"));

    private final Draft draft;
    private final Providers providers;
    private final Map<Address, Source> sources = new HashMap<>();
    private final Map<Address, Map<ObjectKey, Want>> wants = new TreeMap<>();

    Federations(Draft draft, Providers providers) {
        this.draft = draft;
        this.providers = providers;
    }

    Map<ObjectKey, Want> wantedIn(Address target) {
        return wants.getOrDefault(target, Map.of());
    }

    Set<Address> targets() {
        return wants.keySet();
    }

    void declare(Resource.FederationResource resource) {
        if (draft.options.mode() == Plan.Mode.DESTROY) {
            return;
        }
        if (draft.waiting.contains(resource.source().address())) {
            draft.waits(resource.address(), List.of());
        }
        var source = sources.computeIfAbsent(resource.source().address(), a -> source(resource.source()));
        for (var to : resource.destinations()) {
            checkKeys(resource, source, to);
            for (var target : to.targets()) {
                fanOut(resource, source, to, target);
            }
        }
    }

    private Source source(Exports exports) {
        var attributes = exports.attributes().attributes();
        var data = (ObjectValue) Objects.requireNonNull(attributes.get("data"));
        int version = attributes.get("version") instanceof Num n ? n.intValueExact() : 0;
        var provenance = draft.provenances().of(data);
        var address = exports.address();
        var payload = address.kind() == Kind.SECRET
                ? SecretRecord.payload(address, version)
                : new RecordKey(RecordClass.PAYLOAD, "rendered", address.toString(), provenance.digest());
        return new Source(address, version, data, provenance, payload);
    }

    private void fanOut(Resource.FederationResource resource, Source source, Resource.Destination to, Address target) {
        var namespaces = providers
                .target(target.type())
                .map(TargetProvider::namespaces)
                .orElse(TargetProvider.Namespaces.REQUIRED);
        var text = ((Text) to.name().value()).string();
        switch (namespaces) {
            case REQUIRED -> {
                if (to.namespaces().isEmpty()) {
                    error(
                            resource,
                            PlanCode.NAMESPACES_REQUIRED,
                            "No namespace to deliver to",
                            "Objects of " + target + " live in namespaces, and this \"to\" block names none. Add "
                                    + "namespaces = [...].",
                            to.range());
                }
                for (var namespace : new java.util.TreeSet<>(to.namespaces())) {
                    want(resource, source, to, target, new ObjectKey(namespace, text));
                }
            }
            case NONE -> {
                if (!to.namespaces().isEmpty()) {
                    error(
                            resource,
                            PlanCode.NAMESPACES_NOT_TAKEN,
                            "A target without namespaces",
                            target
                                    + " has no namespaces, so \"namespaces\" would have no effect. Use a \"to\" block of its own "
                                    + "for it.",
                            to.range());
                } else {
                    want(resource, source, withoutMetadata(to), target, new ObjectKey("", text));
                }
            }
        }
    }

    /** A target without namespaces keeps neither labels nor annotations. */
    private static Resource.Destination withoutMetadata(Resource.Destination to) {
        return new Resource.Destination(
                to.range(),
                to.targets(),
                List.of(),
                to.name(),
                "Opaque",
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    private void want(
            Resource.FederationResource resource,
            Source source,
            Resource.Destination to,
            Address target,
            ObjectKey object) {
        var want = new Want(
                resource.address(),
                to.name().range(),
                target,
                object,
                source,
                to.type(),
                to.labels(),
                to.annotations(),
                Want.intended(draft.provenances(), source, to));
        var other = wants.computeIfAbsent(target, t -> new LinkedHashMap<>()).putIfAbsent(object, want);
        if (other != null) {
            error(
                    resource,
                    PlanCode.OBJECT_CLAIMED_TWICE,
                    "One object claimed twice",
                    "Both " + other.federation() + " and " + resource.address() + " would write " + object + " in "
                            + target + ". They would overwrite each other for ever. Give one of them another name.",
                    to.name().range());
        }
    }

    private void checkKeys(Resource.FederationResource resource, Source source, Resource.Destination to) {
        var missing = new java.util.TreeSet<>(REQUIRED_KEYS.getOrDefault(to.type(), Set.of()));
        missing.removeAll(source.keys());
        if (!missing.isEmpty()) {
            error(
                    resource,
                    PlanCode.MISSING_KEYS_FOR_TYPE,
                    "Keys missing for this object type",
                    "A Secret of this type must have " + String.join(", ", missing) + ", which " + source.address
                            + " does not have. The cluster would refuse it.",
                    to.range());
        }
    }

    private void error(
            Resource.FederationResource resource, PlanCode code, String summary, String detail, SourceRange range) {
        draft.diagnostics.add(Diagnostic.error(code, summary, detail, range).about(resource.address()));
    }
}
