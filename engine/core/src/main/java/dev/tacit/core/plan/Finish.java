package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The end of a planning: what was not declared goes, federations meet what was observed. */
final class Finish {
    private final Draft draft;
    private final Federations federations;
    private final Optional<Observing> observing;
    private final Set<Address> declared;
    private final Deliveries deliveries;
    private final Leaving leaving;
    private final Surroundings around = new Surroundings();
    private final Reason removal;
    private final TreeMap<Address, PlannedTarget> targets = new TreeMap<>();
    private final Claims claims;
    private final Evidence evidence;
    private final Issuers issuers;
    private final Overlaps overlaps;
    private final RememberedTargets remembered;

    Finish(
            Draft draft,
            Providers providers,
            Federations federations,
            Optional<Observing> observing,
            Set<Address> declared,
            Issuers issuers,
            Overlaps overlaps) {
        this.issuers = issuers;
        this.overlaps = overlaps;
        this.draft = draft;
        this.federations = federations;
        this.observing = observing;
        this.declared = declared;
        this.claims = new Claims(draft);
        this.evidence = new Evidence(draft);
        this.deliveries = new Deliveries(draft, federations.checks());
        this.removal = draft.options.mode() == Plan.Mode.DESTROY ? Reason.DESTROYED : Reason.NOT_DECLARED;
        this.remembered = new RememberedTargets(draft, providers, removal);
        this.leaving = new Leaving(draft, federations, deliveries, removal);
    }

    Optional<Plan> plan(List<String> openings) {
        var involved = new TreeSet<>(federations.targets());
        draft.known.deliveries.forEach((target, records) -> {
            if (records.values().stream().anyMatch(record -> draft.inScope(record.federation()))) {
                involved.add(target);
            }
        });
        observing.ifPresentOrElse(o -> observed(o, involved), () -> involved.forEach(this::unobserved));
        draft.known.targets.keySet().stream()
                .filter(target -> draft.isWhole() && !involved.contains(target))
                .sorted()
                .forEach(remembered::forget);
        new Removals(draft, declared, removal).decide();
        new Kept(draft).check();
        if (!draft.diagnostics.hasErrors()) {
            draft.early.putAll(new Holding(draft, federations, overlaps).early());
        }
        if (!draft.early.isEmpty()) {
            return Optional.empty();
        }
        Waving.all(draft, federations, around);
        issuers.hold();
        overlaps.settle();
        var guards = new Guards(draft);
        var noticing = new Noticing(draft);
        var uses = observing.map(o -> o.uses(noticing.questions())).orElse(Map.of());
        Guards.unseen(uses, draft);
        observing.ifPresent(o -> Permits.lacking(o.forbidden(Permits.writes(draft.changes)), draft));
        if (draft.diagnostics.hasErrors()) {
            return Optional.empty();
        }
        var notices = new ArrayList<>(draft.diagnostics.list());
        guards.spare(uses);
        var liveness = noticing.liveness(uses);
        notices.addAll(guards.stops(uses));
        Unreached.stop(liveness, federations).ifPresent(notices::add);
        byte[] id = new byte[16];
        draft.options.random().nextBytes(id);
        return Optional.of(new Plan(
                HexFormat.of().formatHex(id),
                draft.options.mode(),
                draft.snapshot.lineage(),
                draft.snapshot.epoch(),
                draft.snapshot.serial(),
                draft.options.now(),
                draft.options.now().plus(draft.options.validFor()),
                draft.changes,
                targets,
                draft.bound,
                draft.payloads,
                draft.obsolete,
                notices,
                openings,
                liveness));
    }

    private void observed(Observing observing, Set<Address> involved) {
        involved.stream()
                .filter(target -> !observing.need(target))
                .forEach(target -> remembered.reach(observing, target));
        if (draft.diagnostics.hasErrors()) {
            return;
        }
        around.list(observing, federations.listed(around));
        federations
                .selections()
                .targets()
                .forEach(target -> around.of(target).ifPresent(there -> federations.select(target, there)));
        around.lookUp(observing, unfamiliar(involved));
        var wanted = new HashMap<Address, Map<ObjectKey, Set<Owner.Tool>>>();
        involved.forEach(target -> {
            var adopts = wanted.computeIfAbsent(target, t -> new HashMap<>());
            federations.wantedIn(target).forEach((object, want) -> {
                if (around.room(target, object.namespace()) != Surroundings.Room.MISSING) {
                    adopts.put(object, want.handling().adopts());
                }
            });
        });
        var visits = observing.finish(wanted);
        var questions = roomsInQuestion(visits);
        around.lookUp(observing, questions);
        around.unseen(questions)
                .forEach((target, why) -> draft.diagnostics.add(Diagnostic.warning(
                                PlanCode.NAMESPACES_NOT_SEEN,
                                "Whether a namespace exists is not known",
                                "Objects are to be made in namespaces that could not be looked at; where there is none,"
                                        + " the write will fail. " + why.detail(),
                                null)
                        .about(target)));
        visits.forEach((target, visit) -> {
            if (visit instanceof Observing.Visit.Reached r) {
                claims.claim(
                        target,
                        r.target().identity(),
                        federations.wantedIn(target).values());
            }
        });
        visits.forEach((target, visit) -> {
            switch (visit) {
                case Observing.Visit.Refused r -> {
                    if (draft.isWhole() || involved.contains(target)) {
                        draft.diagnostics.add(r.diagnostic().about(target));
                    }
                }
                case Observing.Visit.Unreached u -> {
                    if (involved.contains(target)) {
                        new Unseen(draft, federations, target).deferEverything(u.diagnostic());
                    }
                }
                case Observing.Visit.Reached r -> {
                    if (involved.contains(target)
                            && remembered.isSame(target, r.target().identity())) {
                        reached(target, r);
                    }
                }
            }
        });
    }

    /** Namespaces that something is wanted in, while the store remembers nothing there: none is looked for in one that is missing. */
    private Map<Address, Set<String>> unfamiliar(Set<Address> targets) {
        var result = new HashMap<Address, Set<String>>();
        targets.forEach(target -> {
            var names = result.computeIfAbsent(target, t -> new TreeSet<>());
            federations.wantedIn(target).keySet().forEach(object -> names.add(object.namespace()));
            names.remove("");
            draft.known.deliveriesTo(target).keySet().forEach(object -> names.remove(object.namespace()));
        });
        return result;
    }

    /** Namespaces where something is to be made. */
    private Map<Address, Set<String>> roomsInQuestion(Map<Address, Observing.Visit> visits) {
        var questions = new HashMap<Address, Set<String>>();
        visits.forEach((target, visit) -> {
            if (visit instanceof Observing.Visit.Reached r) {
                var names = questions.computeIfAbsent(target, t -> new TreeSet<>());
                federations.wantedIn(target).keySet().stream()
                        .filter(object -> seen(target, r, object) instanceof Observation.Absent)
                        .map(ObjectKey::namespace)
                        .filter(namespace -> !namespace.isEmpty())
                        .forEach(names::add);
            }
        });
        return questions;
    }

    private void reached(Address target, Observing.Visit.Reached visit) {
        var identity = visit.target().identity();
        var wants = federations.wantedIn(target);
        var recorded = draft.known.deliveriesTo(target);
        var unseen = new Unseen(draft, federations, target);
        var unlisted = around.unlisted(target);
        var arriving = new Arriving(draft, federations, target);
        var returned = new Returned(draft, target, identity, visit.objects());
        evidence.course(target, visit.course(), returned);
        var predecessors = Predecessors.of(wants.values(), recorded.values());
        boolean keeps = false;
        long before = draft.changes.size();
        var objects = new TreeSet<>(wants.keySet());
        recorded.forEach((object, record) -> {
            if (draft.inScope(record.federation())) {
                objects.add(object);
            }
        });
        for (var object : objects) {
            var want = wants.get(object);
            var record = recorded.get(object);
            var observation = seen(target, visit, object);
            evidence.refuseOlderStore(target, observation);
            var room = around.room(target, object.namespace());
            if (observation instanceof Observation.NotObserved(Diagnostic cause)) {
                var federation = want != null
                        ? want.federation()
                        : java.util.Objects.requireNonNull(record).federation();
                unseen.add(federation, object, cause);
            } else if (want != null) {
                arriving.decide(want, identity, record, observation, room, deliveries);
            } else if (record != null) {
                if (claims.isClaimed(identity, object)) {
                    deliveries.forget(record, removal);
                } else if (unlisted.isPresent() && federations.maySelect(record)) {
                    unseen.add(record.federation(), object, unlisted.get());
                } else if (predecessors.superseded().contains(object)) {
                    deliveries.unwanted(record, observation, Reason.SUPERSEDED);
                } else if (predecessors.staying().contains(object)) {
                    deliveries.stays(record, observation);
                } else {
                    keeps |= leaving.decide(record, observation, room);
                }
            }
        }
        unlisted.ifPresent(unseen::deferSelections);
        var known = new TreeSet<>(wants.keySet());
        known.addAll(recorded.keySet());
        known.addAll(returned.delete(deliveries, known));
        evidence.strangers(target, visit, known);
        unseen.defer();
        if (draft.changes.size() > before) {
            targets.put(target, new PlannedTarget(visit.settings(), identity));
        }
        remembered.remember(target, visit.settings(), identity, wants.isEmpty() && !keeps && unlisted.isEmpty());
    }

    private Observation seen(Address target, Observing.Visit.Reached visit, ObjectKey object) {
        var observation = visit.objects().get(object);
        if (observation != null) {
            return observation;
        }
        if (around.room(target, object.namespace()) == Surroundings.Room.MISSING) {
            return new Observation.Absent();
        }
        throw new IllegalStateException("a target gave no answer for an object: a bug in its provider");
    }

    /** Without the value key nothing is observed: what was recorded last stands for what is there. */
    private void unobserved(Address target) {
        var recorded = draft.known.deliveriesTo(target);
        var identity = Optional.ofNullable(draft.known.targets.get(target))
                .map(TargetRecord::identity)
                .orElse(new TargetIdentity("not observed"));
        federations.selectAsRecorded(target);
        var wants = federations.wantedIn(target);
        var arriving = new Arriving(draft, federations, target);
        wants.forEach((object, want) -> arriving.decide(
                want,
                identity,
                recorded.get(object),
                asRecorded(recorded.get(object)),
                Surroundings.Room.UNKNOWN,
                deliveries));
        recorded.forEach((object, record) -> {
            if (!wants.containsKey(object) && draft.inScope(record.federation())) {
                leaving.decide(record, asRecorded(record), Surroundings.Room.UNKNOWN);
            }
        });
    }

    private static Observation asRecorded(@org.jspecify.annotations.Nullable DeliveryRecord record) {
        return record == null || record.uid() == null || record.resourceVersion() == null
                ? new Observation.Absent()
                : new Observation.Unmoved(record.uid(), record.resourceVersion());
    }
}
