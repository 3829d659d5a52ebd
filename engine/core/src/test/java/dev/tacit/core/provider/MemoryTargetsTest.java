package dev.tacit.core.provider;

import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fake keeps the promises of the real ones. */
class MemoryTargetsTest extends TargetProviderContract {
    private final MemoryTargets targets = new MemoryTargets();
    private final MemoryWorld world = targets.world("here");

    @Override
    protected Target connect(Lineage lineage) {
        return switch (targets.connect(MemoryTargets.settings("here"), lineage)) {
            case Connection.Connected(Target target) -> target;
            case Connection.Unreachable(var why) -> throw new AssertionError(why);
            case Connection.Refused(var why) -> throw new AssertionError(why);
        };
    }

    @Override
    protected String namespace() {
        return "billing";
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
        world.edit(object, held -> held.labels(Map.of("seen-by", "someone")));
    }

    @Override
    protected void remove(ObjectKey object) {
        world.remove(object);
    }

    @Override
    protected void makeForeign(ObjectKey object) {
        world.put(object, Map.of("a", "theirs"));
    }

    @Override
    protected SortedMap<String, byte[]> read(ObjectKey object) {
        var result = new TreeMap<String, byte[]>();
        world.object(object.namespace(), object.name())
                .data()
                .forEach((key, value) -> result.put(key, value.getBytes(StandardCharsets.ISO_8859_1)));
        return result;
    }

    /** Nothing is far away in memory, so nobody counts. */
    @Override
    protected long contentReads() {
        return 0;
    }
}
