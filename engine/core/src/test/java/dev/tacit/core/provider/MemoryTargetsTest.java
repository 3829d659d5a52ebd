package dev.tacit.core.provider;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class MemoryTargetsTest extends AdoptingProviderContract {
    private final MemoryTargets targets = new MemoryTargets();
    private final MemoryWorld world = targets.world("here");

    @Override
    protected Target connect(Lineage lineage) {
        return switch (targets.connect(MemoryTargets.settings("here"), lineage)) {
            case Connection.Connected connected -> connected.target();
            case Connection.Unreachable _, Connection.Refused _ -> throw new IllegalStateException("unreachable");
        };
    }

    @Override
    protected String namespace() {
        return "app";
    }

    @Override
    protected void edit(ObjectKey object, String key, String value) {
        world.edit(object, held -> {
            var data = new TreeMap<>(held.data());
            data.put(key, value);
            return held.data(data);
        });
    }

    @Override
    protected void touch(ObjectKey object) {
        world.edit(object, held -> held.annotations(Map.of("team", "payments")));
    }

    @Override
    protected void remove(ObjectKey object) {
        world.remove(object);
    }

    @Override
    protected void makeForeign(ObjectKey object) {
        world.put(object, Map.of("theirs", "x"));
    }

    @Override
    protected Map<String, String> makeOfHelm(ObjectKey object) {
        var labels = Map.of("app.kubernetes.io/managed-by", "Helm");
        world.put(object, Map.of("a", "theirs"), new Owner(Owner.Tool.HELM, "Helm release web"));
        world.edit(object, held -> held.labels(labels));
        return labels;
    }

    @Override
    protected String makeNamespace(Map<String, String> labels) {
        world.around().namespace(namespace(), Map.of());
        world.around().without("not-there");
        world.around().namespace("labelled", labels);
        return "labelled";
    }

    @Override
    protected String makePod(ObjectKey object) {
        world.around().pod(object.namespace(), "api-1", object.name());
        return "api-1";
    }

    @Override
    protected SortedMap<String, byte[]> read(ObjectKey object) {
        return MemoryWorld.bytes(world.object(object.namespace(), object.name()));
    }

    @Override
    protected long contentReads() {
        return world.contentReads();
    }
}
