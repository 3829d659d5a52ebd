package dev.tacit.cli.project;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.Namespace;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Connects to no target, but hears what a planning would ask of each. Everything seems absent there. */
public final class Listening implements TargetProvider {
    private final TargetProvider real;
    private final Map<Address, TargetIdentity> identities;
    private final SortedMap<Address, Heard> heard = new TreeMap<>();

    /** What concerns one target. */
    public static final class Heard {
        private final TargetSettings settings;
        private final TreeSet<ObjectKey> objects = new TreeSet<>();
        private final TreeSet<ObjectKey> read = new TreeSet<>();
        private boolean selecting;

        Heard(TargetSettings settings) {
            this.settings = settings;
        }

        public TargetSettings settings() {
            return settings;
        }

        /** Those declared in so many words, those recorded. */
        public synchronized SortedSet<ObjectKey> objects() {
            return new TreeSet<>(objects);
        }

        /** What data sources read. */
        public synchronized SortedSet<ObjectKey> read() {
            return new TreeSet<>(read);
        }

        /** Whether namespaces are chosen by their labels. */
        public synchronized boolean isSelecting() {
            return selecting;
        }

        private synchronized void hear(ObservationRequest request) {
            objects.addAll(request.recorded().keySet());
            objects.addAll(request.wanted());
        }

        private synchronized void hear(ObjectKey object) {
            read.add(object);
        }

        private synchronized void hear(NamespaceRequest request) {
            selecting = selecting || request instanceof NamespaceRequest.Every;
        }
    }

    /** @param identities as recorded */
    public Listening(TargetProvider real, Map<Address, TargetIdentity> identities) {
        this.real = real;
        this.identities = Map.copyOf(identities);
    }

    public synchronized SortedMap<Address, Heard> heard() {
        return new TreeMap<>(heard);
    }

    @Override
    public String type() {
        return real.type();
    }

    @Override
    public Schema schema() {
        return real.schema();
    }

    @Override
    public Namespaces namespaces() {
        return real.namespaces();
    }

    @Override
    public synchronized Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
        var settings = real.settings(declaration, diagnostics);
        settings.ifPresent(s -> heard.put(s.address(), new Heard(s)));
        return settings;
    }

    @Override
    public synchronized Connection connect(TargetSettings settings, Lineage lineage) {
        return new Connection.Connected(new Ear(
                identities.getOrDefault(
                        settings.address(),
                        new TargetIdentity(settings.address().toString())),
                heard.computeIfAbsent(settings.address(), _ -> new Heard(settings))));
    }

    private record Ear(TargetIdentity identity, Heard heard) implements Target {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public Observations observe(ObservationRequest request) {
            heard.hear(request);
            var absent = new HashMap<ObjectKey, Observation>();
            request.recorded().keySet().forEach(key -> absent.put(key, new Observation.Absent()));
            request.wanted().forEach(key -> absent.put(key, new Observation.Absent()));
            return new Observations(absent);
        }

        @Override
        public NamespaceListing namespaces(NamespaceRequest request) {
            heard.hear(request);
            var ending = new TreeMap<String, Namespace>(); // so that objects are asked for, none is to be made
            if (request instanceof NamespaceRequest.Named(var names)) {
                names.forEach(
                        name -> ending.put(name, new Namespace(name, new TreeMap<>(), Namespace.Phase.TERMINATING)));
            }
            return new NamespaceListing.Listed(ending);
        }

        @Override
        public Reading read(ObjectKey object) {
            heard.hear(object);
            return new Reading.NotRead(Diagnostic.warning(
                    CliCode.NOT_CONNECTED, "Not connected", "Finding out what is needed contacts no target.", null));
        }

        @Override
        public Receipt deliver(Delivery delivery) {
            throw new IllegalStateException("a planning that writes: a bug in Tacit");
        }

        @Override
        public void close() {}
    }
}
