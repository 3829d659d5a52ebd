package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Targets where one object cannot be seen; counts connections that are open. */
final class BlindSpot implements TargetProvider {
    private final TargetProvider behind;
    private final ObjectKey unseen;
    final AtomicInteger open = new AtomicInteger();

    BlindSpot(TargetProvider behind, ObjectKey unseen) {
        this.behind = behind;
        this.unseen = unseen;
    }

    @Override
    public String type() {
        return behind.type();
    }

    @Override
    public Schema schema() {
        return behind.schema();
    }

    @Override
    public Namespaces namespaces() {
        return behind.namespaces();
    }

    @Override
    public Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
        return behind.settings(declaration, diagnostics);
    }

    @Override
    public Connection connect(TargetSettings settings, Lineage lineage) {
        if (!(behind.connect(settings, lineage) instanceof Connection.Connected(Target target))) {
            throw new IllegalStateException("only for reachable targets");
        }
        open.incrementAndGet();
        return new Connection.Connected(new Squinting(target));
    }

    private final class Squinting implements Target {
        private final Target target;

        Squinting(Target target) {
            this.target = target;
        }

        @Override
        public TargetIdentity identity() {
            return target.identity();
        }

        @Override
        public int parallelism() {
            return target.parallelism();
        }

        @Override
        public Observations observe(ObservationRequest request) {
            var objects = new HashMap<>(target.observe(request).objects());
            objects.computeIfPresent(
                    unseen,
                    (_, _) -> new Observation.NotObserved(
                            Diagnostic.error(Braces.BracesCode.NOT_JSON, "Not allowed to look", "", null)));
            return new Observations(objects);
        }

        @Override
        public NamespaceListing namespaces(NamespaceRequest request) {
            return target.namespaces(request);
        }

        @Override
        public Map<ObjectKey, Instant> written(Set<ObjectKey> objects) {
            return target.written(objects);
        }

        @Override
        public Uses uses(Map<ObjectKey, ObjectTraits> objects) {
            return target.uses(objects);
        }

        @Override
        public Reading read(ObjectKey object) {
            return target.read(object);
        }

        @Override
        public Receipt deliver(Delivery delivery) {
            return target.deliver(delivery);
        }

        @Override
        public void close() {
            open.decrementAndGet();
            target.close();
        }
    }
}
