package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.resource.Ignored;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenances;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one planning has gathered so far, shared by its decisions. Used by one thread. */
final class Draft {
    /** Stands for a fingerprint that nobody can make without the value key; such a plan is never applied. */
    static final Fingerprint NOT_MADE = new Fingerprint("needs-value-key");

    final Options options;
    final Snapshot snapshot;
    final Known known;
    final Diagnostics diagnostics = new Diagnostics();
    final List<Change> changes = new ArrayList<>();
    final Map<RecordKey, Payload> payloads = new HashMap<>();
    final Set<RecordKey> obsolete = new HashSet<>();
    final Map<RecordKey, Long> bound = new HashMap<>();
    /** Secrets that get a version, templates of such secrets. */
    final Set<Address> renewed = new HashSet<>();

    /** What is declared to be provided, by secret and key. */
    final SortedMap<Address, SortedMap<String, Inputs.Provided>> provided = new TreeMap<>();
    /** What needs a provided value that nobody has set. */
    final Set<Address> waiting = new HashSet<>();
    /** Secrets whose version has expired, templates of such secrets. */
    final Set<Address> expired = new HashSet<>();
    /** Where nothing was ever delivered, by a federation that did not grow by this alone. */
    final Set<Arrival> arrivals = new HashSet<>();

    /** What the restore of a target explains, by target. */
    final Map<Address, Set<ObjectKey>> putBack = new HashMap<>();

    /** Where the content of moved records is stored until the plan is applied. */
    final Map<RecordKey, RecordKey> formerPayloads = new HashMap<>();

    /** What labels objects, by template. */
    final Map<Address, Labelling> labellings = new HashMap<>();

    final References references = new References();

    final Endings endings = new Endings(references);

    /** Generators whose draws are replaced without anyone changing the declaration. */
    final Set<Address> rotating = new HashSet<>();

    /** Generators that draw because they rotate, and the blocks of their instances. */
    final Map<Address, Change.Draw> rotated = new HashMap<>();

    /** Generators that draw since they are due or were asked to. */
    final SortedMap<Address, Rotates> rotates = new TreeMap<>();

    /** The version of each secret, the version of each template, that could have been delivered before this planning. */
    final Map<Address, Integer> deliverable = new HashMap<>();

    /** Generators that may not draw although they are due, with why. */
    final SortedMap<Address, String> held;

    /** Those that turned out to have better been held. */
    final SortedMap<Address, String> early = new TreeMap<>();

    final SortedMap<Address, NextRotation> rotations = new TreeMap<>();

    /** Secrets that declare an overlap. */
    final Set<Address> overlapping = new HashSet<>();

    /** Secrets whose earlier version ends with this plan, and the blocks of their instances. */
    final Set<Address> overlapEnded = new HashSet<>();

    /** Secrets that have a version which may not be delivered yet. */
    final Set<Address> scheduled = new HashSet<>();

    final Map<Address, Ignored> ignored = new HashMap<>();
    Statements statements = Statements.NONE;
    Moves moves = new Moves(List.of());

    private final Optional<ContentKeys> contentKeys;

    record Rotates(Resource.GeneratorResource generator, Reason reason) {}

    record Arrival(Address federation, Address target, String namespace) {}

    Draft(Options options, Snapshot snapshot, Known known, SortedMap<Address, String> held) {
        this.held = held;
        this.options = options;
        this.snapshot = snapshot;
        this.known = known;
        this.contentKeys = snapshot.contentKeys();
    }

    /** Whether {@code address} may be changed by this planning. */
    boolean inScope(Address address) {
        return options.scope().map(scope -> scope.contains(address)).orElse(true);
    }

    /** Whether nothing was said about what to leave alone. */
    boolean isWhole() {
        return options.scope().isEmpty();
    }

    Provenances provenances() {
        return snapshot.provenances();
    }

    Optional<ContentKeys> contentKeys() {
        return contentKeys;
    }

    /** Adds a change that writes the record of {@code key}. */
    void change(RecordKey key, Change change) {
        bound.put(key, known.revision(key));
        changes.add(change);
        if (change instanceof Change.NewVersion n) {
            renewed.add(n.address());
        }
        if (change instanceof Change.Draw d && (d.reason() == Reason.ROTATED || d.reason() == Reason.ROTATION_ASKED)) {
            rotated.put(d.address(), d);
            rotated.put(d.address().instance(null), d);
        }
    }

    /** The keys of {@code secret} that nobody has set. */
    List<String> unset(Address secret) {
        var unset = new ArrayList<String>();
        provided.getOrDefault(secret, new TreeMap<>()).forEach((key, value) -> {
            if (value.record().isEmpty()) {
                unset.add(key);
            }
        });
        return unset;
    }

    /** A plan made from settings is stale once somebody sets them anew. */
    void bindInputs(Address secret) {
        provided.getOrDefault(secret, new TreeMap<>()).values().stream()
                .flatMap(p -> p.record().stream())
                .map(InputRecord::key)
                .forEach(key -> bound.put(key, known.revision(key)));
    }

    /** Leaves {@code address} as it is, since something it needs is not set. */
    void waits(Address address, List<String> keys) {
        waits(address, Reason.NOT_SET, keys);
    }

    void waits(Address address, Reason reason, List<String> keys) {
        if (waiting.add(address) && inScope(address)) {
            changes.add(new Change.Waits(address, reason, keys));
        }
    }

    static Content notSet(String why) {
        return new Content.Failed(Diagnostic.error(
                PlanCode.PROVIDED_NOT_SET,
                "A value was never set",
                why + " The structure of the declaration depends on it, so nothing can be planned before it is set.",
                null));
    }

    /** Whether content cannot be had because somebody has not set a value yet. */
    static boolean isNotSet(Content content) {
        return content instanceof Content.Failed(Diagnostic why) && why.code() == PlanCode.PROVIDED_NOT_SET;
    }

    /** The addresses that the secret has and had. */
    List<Address> addressesOf(Address secret) {
        var all = new ArrayList<>(List.of(secret));
        all.addAll(moves.before(secret));
        return all;
    }

    /** The fingerprint of one value's bytes. */
    Fingerprint fingerprint(byte[] value) {
        return contentKeys.map(keys -> keys.fingerprints().of(value)).orElse(NOT_MADE);
    }

    /** The content under {@code key}, planned or stored. */
    OpenedPayload payload(RecordKey key) {
        var planned = payloads.get(key);
        return planned != null
                ? new OpenedPayload.Opened(planned)
                : snapshot.payload(formerPayloads.getOrDefault(key, key));
    }

    /** Reports why content could not be had, or notes that {@code address} waits for it. */
    void unopened(Content content, Address address, @Nullable SourceRange range) {
        if (isNotSet(content)) {
            waits(address, List.of());
            return;
        }
        switch (content) {
            case Content.Opened o ->
                throw new IllegalStateException("opened content reported as unopened: a bug in Tacit");
            case Content.NeedsValueKey n -> diagnostics.add(needsValueKey(range).about(address));
            case Content.Failed f -> diagnostics.add(f.diagnostic().at(range).about(address));
        }
    }

    static Diagnostic needsValueKey(@Nullable SourceRange range) {
        return Diagnostic.error(
                PlanCode.NEEDS_VALUE_KEY,
                "Needs the value key",
                "Planning this needs the content of a secret, and the store is open with its planning key only. Plan with a "
                        + "root key that wraps the value key too.",
                range);
    }

    /** One stored entry as lazy content. */
    Content entry(RecordKey key, String name) {
        return switch (payload(key)) {
            case OpenedPayload.Opened o
            when o.payload().entries().containsKey(name) ->
                new Content.Opened(
                        java.util.Objects.requireNonNull(o.payload().entries().get(name)));
            case OpenedPayload.Opened o -> gone();
            case OpenedPayload.Missing m -> gone();
            case OpenedPayload.NeedsValueKey n -> new Content.NeedsValueKey();
            case OpenedPayload.Failed f -> new Content.Failed(f.diagnostic());
        };
    }

    private static Content gone() {
        return new Content.Failed(Diagnostic.error(
                PlanCode.SECRET_CANNOT_BE_OPENED,
                "Content that is not in the store",
                "The store remembers this value but no longer holds its content. Run `tacit history` to see which versions "
                        + "still have theirs.",
                null));
    }
}
