package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.provider.WriteKind;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.kubernetes.api.ApiServer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** One cluster, connected. */
final class KubernetesTarget implements Target {
    private final Address address;
    private final TargetIdentity identity;
    private final ApiServer api;
    private final Ours ours;
    private final ObserveMode mode;

    KubernetesTarget(Address address, TargetIdentity identity, ApiServer api, Ours ours, ObserveMode mode) {
        this.address = address;
        this.identity = identity;
        this.api = api;
        this.ours = ours;
        this.mode = mode;
    }

    @Override
    public TargetIdentity identity() {
        return identity;
    }

    @Override
    public int parallelism() {
        return ApiServer.PARALLELISM;
    }

    @Override
    public Observations observe(ObservationRequest request) {
        return new Observing(api, ours, new Judging(api, ours, identity, request, address), mode, request)
                .observations();
    }

    @Override
    public NamespaceListing namespaces(NamespaceRequest request) {
        return new Around(api, address).namespaces(request);
    }

    @Override
    public Uses uses(Map<ObjectKey, ObjectTraits> objects) {
        return objects.isEmpty() ? Uses.NONE : new Users(api, address, mode, objects).uses();
    }

    @Override
    public Map<ObjectKey, Instant> written(Set<ObjectKey> objects) {
        return new Around(api, address).written(objects, ours);
    }

    @Override
    public Map<ObjectKey, Diagnostic> forbidden(Map<ObjectKey, WriteKind> writes) {
        return new Permissions(api, address).forbidden(writes);
    }

    @Override
    public Reading read(ObjectKey object) {
        return new Around(api, address).read(object);
    }

    @Override
    public Receipt deliver(Delivery delivery) {
        return new Delivering(api, ours, address).deliver(delivery);
    }

    @Override
    public void close() {
        api.close();
    }
}
