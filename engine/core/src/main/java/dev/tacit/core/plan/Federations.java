package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Namespace;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.resource.Handling;
import dev.tacit.core.resource.NamespaceChoice;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.TargetChoice;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Provenance;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Fans federations out into the objects they want. */
final class Federations {
    private final Draft draft;
    private final ContentChecks checks;
    private final Labels labels;
    private final Providers providers;
    private final Map<Address, SortedMap<String, String>> targetLabels = new TreeMap<>();
    private final Map<Address, Source> sources = new HashMap<>();
    /** What is delivered instead, by federation. */
    private final Map<Address, Source> heldBack = new HashMap<>();

    private final Holds holds;
    private final Map<Address, Resource.FederationResource> declared = new LinkedHashMap<>();
    private final Map<Address, Map<ObjectKey, Want>> wants = new TreeMap<>();
    /** By block: the same for all objects of one. */
    private final IdentityHashMap<Resource.Destination, Provenance> intended = new IdentityHashMap<>();

    private final Selections selections = new Selections();
    /** Two federations and a target, told once however many objects they both want. */
    private final Set<List<Address>> clashes = new HashSet<>();

    Federations(Draft draft, Providers providers) {
        this.draft = draft;
        this.checks = new ContentChecks(draft);
        this.labels = new Labels(draft);
        this.providers = providers;
        this.holds = new Holds(draft);
    }

    ContentChecks checks() {
        return checks;
    }

    Map<ObjectKey, Want> wantedIn(Address target) {
        return wants.getOrDefault(target, Map.of());
    }

    /** Targets that some federation means, whether it wants anything there or not. */
    Set<Address> targets() {
        var targets = new TreeSet<>(wants.keySet());
        targets.addAll(selections.targets());
        return targets;
    }

    Selections selections() {
        return selections;
    }

    void target(Resource.TargetResource resource) {
        targetLabels.put(resource.address(), resource.labels());
    }

    void declare(Resource.FederationResource resource) {
        if (draft.options.mode() == Plan.Mode.DESTROY) {
            return;
        }
        if (draft.waiting.contains(resource.source().address())) {
            draft.waits(resource.address(), List.of());
        }
        declared.put(resource.address(), resource);
        var source = sources.computeIfAbsent(resource.source().address(), a -> source(resource.source()));
        holds.of(resource, source).ifPresent(held -> heldBack.put(resource.address(), source(held)));
        if (source.isRead(draft)) {
            for (var to : resource.destinations()) {
                checkKeys(resource, source, to);
            }
        }
    }

    /** Resolves targets, once all are declared. */
    void fanOut() {
        for (var resource : declared.values()) {
            var source = delivered(resource);
            for (var to : resource.destinations()) {
                for (var target : targets(resource, to.targets())) {
                    fanOut(resource, source, to, target);
                }
            }
        }
    }

    private Collection<Address> targets(Resource.FederationResource resource, TargetChoice choice) {
        return switch (choice) {
            case TargetChoice.Listed(var targets) -> targets;
            case TargetChoice.Selected(var selector, var range) -> {
                var found = targetLabels.entrySet().stream()
                        .filter(target -> selector.matches(target.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                if (found.isEmpty()) {
                    draft.diagnostics.add(Diagnostic.warning(
                                    PlanCode.NO_TARGET_MATCHES,
                                    "No target matches",
                                    "No declared target has the labels that this selector asks for, so nothing is"
                                            + " delivered by it.",
                                    range)
                            .about(resource.address()));
                }
                yield found;
            }
        };
    }

    /** What a federation delivers, which is not what is declared while that is held. */
    private Source delivered(Resource.FederationResource federation) {
        var held = heldBack.get(federation.address());
        return held != null
                ? held
                : Objects.requireNonNull(sources.get(federation.source().address()));
    }

    /** What it is declared to deliver. */
    Source source(Resource.FederationResource federation) {
        return Objects.requireNonNull(sources.get(federation.source().address()));
    }

    Holds holds() {
        return holds;
    }

    Resource.FederationResource declared(Address federation) {
        return Objects.requireNonNull(declared.get(federation));
    }

    /** Of those that are delivered in waves. */
    SortedMap<Address, WaveOrder> orders(Surroundings around) {
        var orders = new TreeMap<Address, WaveOrder>();
        declared.forEach((address, federation) ->
                federation.waves().ifPresent(waves -> orders.put(address, new WaveOrder(waves, targetLabels, around))));
        return orders;
    }

    /** Targets of which the namespaces have to be listed. */
    Set<Address> listed(Surroundings around) {
        var targets = new TreeSet<>(selections.targets());
        var orders = orders(around);
        wants.forEach((target, there) -> {
            if (there.values().stream()
                    .map(want -> orders.get(want.federation()))
                    .anyMatch(order -> order != null && order.asksForLabels(target))) {
                targets.add(target);
            }
        });
        return targets;
    }

    /** By federation. */
    Map<Address, List<Want>> wants() {
        return wants.values().stream()
                .flatMap(there -> there.values().stream())
                .collect(Collectors.groupingBy(Want::federation));
    }

    /** Makes wants of what is selected among the namespaces of a target. */
    void select(Address target, Collection<Namespace> namespaces) {
        selections.among(target, namespaces, (selection, object) -> want(selection, target, object));
    }

    void selectAsRecorded(Address target) {
        selections.asRecorded(
                target,
                draft.known.deliveriesTo(target).values(),
                (selection, object) -> want(selection, target, object));
    }

    private void want(Selections.Selection selection, Address target, ObjectKey object) {
        want(selection.federation(), selection.source(), selection.to(), target, object);
    }

    /** What a declared federation delivers. */
    Optional<Address> source(Address federation) {
        return Optional.ofNullable(declared.get(federation))
                .map(resource -> resource.source().address());
    }

    /** What a federation says about workloads that it would not reach. */
    Handling.Unreached unreached(Address federation) {
        var resource = declared.get(federation);
        return resource == null || resource.destinations().isEmpty()
                ? Handling.USUAL.unreached()
                : resource.destinations().getFirst().handling().unreached();
    }

    /**
     * What becomes of an object that is wanted no more, when that is for a selector that means it no more; empty when the
     * code that named it is gone.
     */
    Optional<Resource.OnLeaving> leavesSelector(DeliveryRecord record) {
        var federation = declared.get(record.federation());
        if (federation == null || !targetLabels.containsKey(record.target())) {
            return Optional.empty();
        }
        boolean selected = federation.destinations().stream().anyMatch(to -> mayMean(to, record));
        return selected ? Optional.of(federation.onLeaving()) : Optional.empty();
    }

    /** Whether a namespace selector may mean that object, could it be asked. */
    boolean maySelect(DeliveryRecord record) {
        return selections.federationsIn(record.target()).contains(record.federation())
                && leavesSelector(record).isPresent();
    }

    private static boolean mayMean(Resource.Destination to, DeliveryRecord record) {
        boolean target = switch (to.targets()) {
            case TargetChoice.Listed(var targets) -> targets.contains(record.target());
            case TargetChoice.Selected _ -> true;
        };
        boolean namespace = switch (to.namespaces()) {
            case NamespaceChoice.Listed(var names) ->
                names.contains(record.object().namespace())
                        || record.object().namespace().isEmpty();
            case NamespaceChoice.Selected _ -> true;
        };
        return target
                && namespace
                && to.objectName(record.sourceVersion()).equals(record.object().name());
    }

    private Source source(Exports exports) {
        var attributes = exports.attributes().attributes();
        var data = Objects.requireNonNull(attributes.get("data"));
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
        switch (namespaces) {
            case REQUIRED -> {
                switch (to.namespaces()) {
                    case NamespaceChoice.Selected selected ->
                        selections.add(target, new Selections.Selection(resource, source, to, selected));
                    case NamespaceChoice.Listed(var names) -> {
                        if (names.isEmpty()) {
                            error(
                                    resource,
                                    PlanCode.NAMESPACES_REQUIRED,
                                    "No namespace to deliver to",
                                    "Objects of " + target
                                            + " live in namespaces, and this \"to\" block names none. Add "
                                            + "namespaces = [...].",
                                    to.range());
                        }
                        for (var namespace : names) {
                            want(resource, source, to, target, new ObjectKey(namespace, to.objectName(source.version)));
                        }
                    }
                }
            }
            case NONE -> {
                if (to.namespaces() instanceof NamespaceChoice.Listed(var names) && names.isEmpty()) {
                    want(
                            resource,
                            source,
                            to.withoutMetadata(),
                            target,
                            new ObjectKey("", to.objectName(source.version)));
                } else {
                    error(
                            resource,
                            PlanCode.NAMESPACES_NOT_TAKEN,
                            "A target without namespaces",
                            target
                                    + " has no namespaces, so naming or selecting some would have no effect. Use a \"to\""
                                    + " block of its own for it.",
                            to.range());
                }
            }
        }
    }

    private void want(
            Resource.FederationResource resource,
            Source source,
            Resource.Destination to,
            Address target,
            ObjectKey object) {
        var plain = intended.computeIfAbsent(to, t -> Want.intended(draft.provenances(), source, t));
        var labelled = labels.of(source, to, target, object, plain);
        if (labelled.isEmpty()) {
            return;
        }
        var want = new Want(
                resource.address(),
                to.name().range(),
                target,
                object,
                source,
                to.type(),
                labelled.get().labels(),
                labelled.get().annotations(),
                to.handling(),
                labelled.get().intended());
        var other = wants.computeIfAbsent(target, t -> new LinkedHashMap<>()).putIfAbsent(object, want);
        if (other != null && clashes.add(List.of(other.federation(), want.federation(), target))) {
            error(
                    resource,
                    PlanCode.OBJECT_CLAIMED_TWICE,
                    "One object claimed twice",
                    claimants(other, want) + " would write " + object + " in " + target
                            + ". They would overwrite each other for ever. Give one of them another name.",
                    to.name().range());
        }
    }

    /** Both, so that each can be found. */
    static String claimants(Want one, Want other) {
        return one.federation().equals(other.federation())
                ? "Two \"to\" blocks of " + one.federation() + " (at " + one.range() + " and " + other.range() + ")"
                : "Both " + one.federation() + " and " + other.federation();
    }

    private void checkKeys(Resource.FederationResource resource, Source source, Resource.Destination to) {
        boolean complete = source.declaredKeys()
                .map(keys -> checks.hasAllKeys(source, keys, to.type(), resource.address(), to.range()))
                .orElse(true);
        if (complete && draft.renewed.contains(source.address)) {
            checks.pass(source, to.type(), resource.address(), to.range());
        }
    }

    private void error(
            Resource.FederationResource resource, PlanCode code, String summary, String detail, SourceRange range) {
        draft.diagnostics.add(Diagnostic.error(code, summary, detail, range).about(resource.address()));
    }
}
