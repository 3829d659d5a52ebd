package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.resource.Resources;
import dev.tacit.core.resource.Schemas;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One conversation: a front end declares resources in the order of their references, each is decided at once, then
 * {@link #finish} decides what needs the whole. Used by one thread. Closing it releases the connections to targets.
 */
public final class Planning implements AutoCloseable {
    private final Draft draft;
    private final Providers providers;
    private final Generators generators;
    private final Issuers issuers;
    private final Overlaps overlaps;
    private final Secrets secrets;
    private final Templates templates;
    private final Outputs outputs;
    private final Federations federations;
    private final Optional<Observing> observing;
    private final Set<Address> declared = new HashSet<>();

    private Planning(Draft draft, Providers providers, Optional<Observing> observing) {
        this.draft = draft;
        this.observing = observing;
        this.providers = providers;
        var rollbacks = new Rollbacks(draft);
        generators = new Generators(draft, rollbacks);
        issuers = new Issuers(draft);
        overlaps = new Overlaps(draft);
        secrets = new Secrets(draft, rollbacks, issuers, overlaps);
        templates = new Templates(draft, providers.templates());
        outputs = new Outputs(draft);
        federations = new Federations(draft, providers);
    }

    /** Without the value key no target is contacted; what was recorded last stands for what would be seen. */
    public static Planning open(Options options, Snapshot snapshot, Providers providers) throws StoreException {
        var observing = snapshot.contentKeys()
                .map(keys -> new Observing(snapshot.lineage(), keys, options.has(Options.Extra.READING_ALL)));
        return new Planning(
                new Draft(options, snapshot, new Known(snapshot), Collections.emptySortedMap()), providers, observing);
    }

    /**
     * The planning to declare the same to once more, since this one drew what is to be drawn later: then nothing came of
     * {@link #finish}, and nothing of this one matters. It goes by the same observations, and is closed with this one.
     */
    public Optional<Planning> again() throws StoreException {
        if (draft.early.isEmpty()) {
            return Optional.empty();
        }
        var held = new TreeMap<>(draft.held);
        held.putAll(draft.early);
        return Optional.of(new Planning(
                new Draft(draft.options, draft.snapshot, new Known(draft.snapshot), held), providers, observing));
    }

    /** Problems found so far, in the order found. */
    public Diagnostics diagnostics() {
        return draft.diagnostics;
    }

    /** The keys declared so far to be provided, with what is said of each, by secret. */
    public SortedMap<Address, SortedMap<String, String>> provided() {
        var result = new TreeMap<Address, SortedMap<String, String>>();
        draft.provided.forEach((secret, keys) -> {
            var described = new TreeMap<String, String>();
            keys.forEach((key, value) -> described.put(key, value.description()));
            result.put(secret, described);
        });
        return result;
    }

    /** When the generators declared so far are to draw again, of those that will by themselves. */
    public SortedMap<Address, NextRotation> rotations() {
        return Collections.unmodifiableSortedMap(draft.rotations);
    }

    /** Versions that are recorded and the issuers of the secrets declared so far are still to learn. */
    public List<Change.Activate> untold() {
        return draft.changes.stream()
                .flatMap(change -> change instanceof Change.Activate a ? Stream.of(a) : Stream.empty())
                .filter(a -> draft.known
                        .living(a.address())
                        .flatMap(record -> record.version(a.version()))
                        .isPresent())
                .toList();
    }

    /**
     * What the objects that hold {@code secret} as it is hold just now, in targets declared so far; nothing without the
     * value key.
     */
    public LiveContent live(Address secret) {
        var recorded = draft.known.living(secret);
        return observing.isPresent() && recorded.isPresent()
                ? LiveReading.of(
                        recorded.get(),
                        draft.known,
                        observing.get(),
                        draft.contentKeys().orElseThrow())
                : new LiveContent(List.of(), List.of(), List.of(), List.of());
    }

    /** Takes what is said about what is recorded; before anything is declared. */
    public void begin(Statements statements) {
        draft.statements = statements;
        draft.moves = new Moves(statements.moves());
        // With thousands of records even looking takes time.
        if (!statements.moves().isEmpty()) {
            Renaming.carryOut(draft, draft.moves);
        }
        if (!statements.removals().isEmpty()) {
            Renaming.forget(draft, statements.removals());
        }
    }

    /** Whether nothing says that {@code declaration} is there no more. */
    private boolean mayBeDeclared(Declaration declaration) {
        var statement = draft.statements.gone(declaration.address());
        if (statement != null) {
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.STILL_DECLARED,
                            "Declared, and said to be gone",
                            "The statement at " + statement
                                    + " says that it has moved or was removed. Take out one of the" + " two.",
                            declaration.body().range())
                    .about(declaration.address()));
        }
        return statement == null;
    }

    /** Decides one declaration; empty when it is faulty, which {@link #diagnostics} then tells. */
    public Optional<Exports> declare(Declaration declaration) {
        declared.add(declaration.address());
        if (!mayBeDeclared(declaration)) {
            return Optional.empty();
        }
        draft.ignored.put(declaration.address(), declaration.ignored());
        draft.references.add(declaration.address(), declaration.dependencies());
        if (declaration.address().kind() == Kind.SECRET
                && declaration.body().attribute(Schemas.OVERLAP).isPresent()) {
            draft.overlapping.add(declaration.address());
        }
        if (Secrets.isUnread(declaration)) {
            return Optional.of(secrets.await(declaration));
        }
        return Resources.read(declaration, draft.diagnostics)
                .filter(this::isComplete)
                .flatMap(resource -> draft.inScope(resource.address()) ? declare(resource) : leave(resource));
    }

    /** Whether all is said that depends on what it refers to. */
    private boolean isComplete(Resource resource) {
        if (resource instanceof Resource.GeneratorResource g && g.rotation().isPresent()) {
            draft.rotating.add(g.address());
            draft.rotating.add(g.address().instance(null));
        }
        return !(resource instanceof Resource.SecretResource s) || issuers.isComplete(s);
    }

    /** What is out of scope is not changed; whatever refers to it sees what is recorded. */
    private Optional<Exports> leave(Resource resource) {
        return switch (resource) {
            case Resource.DataResource r -> data(r);
            case Resource.GeneratorResource r ->
                providers.generator(r.address().type()).flatMap(provider -> generators.leave(r, provider));
            case Resource.SecretResource r -> Optional.of(secrets.leave(r));
            case Resource.TemplateResource r -> templates.declare(r);
            case Resource.TargetResource r -> target(r);
            case Resource.FederationResource r -> Optional.of(nothing(r.address()));
            case Resource.OutputResource r -> Optional.of(nothing(r.address()));
        };
    }

    private Optional<Exports> declare(Resource resource) {
        return switch (resource) {
            case Resource.DataResource r -> data(r);
            case Resource.GeneratorResource r -> {
                var provider = providers.generator(r.address().type());
                yield provider.isEmpty()
                        ? unknownType(r, PlanCode.UNKNOWN_GENERATOR_TYPE, "generator")
                        : generators.declare(r, provider.get());
            }
            case Resource.SecretResource r -> secrets.declare(r);
            case Resource.TemplateResource r -> templates.declare(r);
            case Resource.TargetResource r -> target(r);
            case Resource.FederationResource r -> {
                federations.declare(r);
                yield Optional.of(nothing(r.address()));
            }
            case Resource.OutputResource r -> {
                outputs.declare(r);
                yield Optional.of(nothing(r.address()));
            }
        };
    }

    private Optional<Exports> data(Resource.DataResource resource) {
        var sources = new DataSources(draft);
        if (resource.address().type().equals(Schemas.KUBERNETES_SECRET)) {
            return sources.declare(resource, observing, providers);
        }
        var provider = providers.data(resource.address().type());
        return provider.isEmpty()
                ? unknownType(resource, PlanCode.UNKNOWN_DATA_TYPE, "data")
                : sources.declare(resource, provider.get());
    }

    private Optional<Exports> target(Resource.TargetResource resource) {
        var address = resource.address();
        federations.target(resource);
        var provider = providers.target(address.type());
        if (provider.isEmpty()) {
            return unknownType(resource, PlanCode.UNKNOWN_TARGET_TYPE, "target");
        }
        var settings = provider.get().settings(resource.declaration(), draft.diagnostics);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        var recorded = draft.known.deliveriesTo(address);
        observing.ifPresent(o -> {
            // Of a partial plan only the end shows which targets it is about.
            if (draft.isWhole()) {
                o.begin(provider.get(), settings.get(), recorded);
            } else {
                o.putOff(provider.get(), settings.get(), recorded);
            }
        });
        return Optional.of(nothing(address));
    }

    private static Exports nothing(Address address) {
        return new Exports(address, new ObjectValue(new TreeMap<>()));
    }

    private Optional<Exports> unknownType(Resource resource, PlanCode code, String what) {
        draft.diagnostics.add(Diagnostic.error(
                        code,
                        "Unknown type of " + what,
                        "This version of Tacit has no " + what + " of type \""
                                + resource.address().type() + "\".",
                        resource.range())
                .about(resource.address()));
        return Optional.empty();
    }

    /**
     * Closes the conversation: everything not declared is removed, federations fan out over what was observed.
     *
     * @param openings places whose evaluation opened a secret, told by the front end
     * @return empty when {@link #diagnostics} has an error, or when there is another planning to declare to {@link #again}
     */
    public Optional<Plan> finish(List<String> openings) {
        draft.options
                .rollback()
                .map(Options.Rollback::secret)
                .filter(a -> !declared.contains(a) && draft.known.living(a).isPresent())
                .ifPresent(a -> draft.diagnostics.add(Diagnostic.error(
                                PlanCode.ROLLBACK_NOT_DECLARED,
                                "This secret is not declared",
                                "A rollback makes a new version of a declared secret; this one is recorded, and no block declares it.",
                                null)
                        .about(a)));
        if (draft.options.mode() != Plan.Mode.DESTROY) {
            Unset.tell(draft.provided, draft.diagnostics);
        }
        if (draft.diagnostics.hasErrors()) {
            return Optional.empty();
        }
        federations.fanOut();
        if (draft.diagnostics.hasErrors()) {
            return Optional.empty();
        }
        if (!draft.options.has(Options.Extra.CONTINUING)) {
            draft.options.scope().ifPresent(scope -> draft.diagnostics.add(partial(scope)));
        }
        return new Finish(draft, providers, federations, observing, declared, issuers, overlaps).plan(openings);
    }

    private static Diagnostic partial(Set<Address> scope) {
        var names = scope.stream().sorted().map(Address::toString).toList();
        var shown = names.size() > 8 ? names.subList(0, 8) : names;
        return Diagnostic.warning(
                PlanCode.PLAN_PARTIAL,
                "This plan is partial",
                "-target limits it to " + String.join(", ", shown)
                        + (shown.size() < names.size() ? " and " + (names.size() - shown.size()) + " more" : "")
                        + ". Everything else is left as it is, be it changed, new or no longer declared. Run a plan without"
                        + " -target afterwards.",
                null);
    }

    @Override
    public void close() {
        observing.ifPresent(Observing::close);
    }
}
