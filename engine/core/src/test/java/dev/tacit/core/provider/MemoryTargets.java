package dev.tacit.core.provider;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Schema.Attribute;
import dev.tacit.core.resource.Schema.Visibility;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Targets that forget everything with their process, for tests of the planner and the applier. Thread-safe. */
public final class MemoryTargets implements TargetProvider {
    public static final String TYPE = "memory";

    enum MemoryCode implements Code {
        MEMORY_UNREACHABLE,
        MEMORY_REFUSED,
        MEMORY_FORBIDDEN,
        MEMORY_CONFLICT,
        MEMORY_FOREIGN,
        MEMORY_UNKNOWN
    }

    private final Map<String, MemoryWorld> worlds = new ConcurrentHashMap<>();
    private final AtomicInteger connects = new AtomicInteger();

    /** The world that {@code target "memory" "…" { name = NAME }} reaches. */
    public MemoryWorld world(String name) {
        return worlds.computeIfAbsent(name, MemoryWorld::new);
    }

    /** How often anyone connected. */
    public int connects() {
        return connects.get();
    }

    public static Address address(String name) {
        return Address.of(Kind.TARGET, TYPE, name);
    }

    /** Settings as of a target whose label is the world's name. */
    public static TargetSettings settings(String name) {
        return new TargetSettings(address(name), new TreeMap<>(Map.of("name", name)), new TreeMap<String, Value>());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attribute.required("name", Type.STRING, Visibility.PUBLIC),
                Attribute.optional("token", Type.STRING, Visibility.MASKED).takingSecrets()));
    }

    @Override
    public Namespaces namespaces() {
        return Namespaces.REQUIRED;
    }

    @Override
    public Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
        var credentials = new TreeMap<String, Value>();
        declaration.body().attribute("token").ifPresent(token -> credentials.put("token", token.value()));
        return declaration
                .body()
                .attribute("name")
                .map(name -> ((Text) name.value()).string())
                .map(name ->
                        new TargetSettings(declaration.address(), new TreeMap<>(Map.of("name", name)), credentials));
    }

    @Override
    public Connection connect(TargetSettings settings, Lineage lineage) {
        connects.incrementAndGet();
        var name = settings.plain().get("name");
        if (name == null) {
            throw new IllegalArgumentException("settings without a name");
        }
        var world = world(name);
        return world.reachable()
                ? new Connection.Connected(new MemoryTarget(world, lineage))
                : new Connection.Unreachable(error(MemoryCode.MEMORY_UNREACHABLE, "No way to " + name)
                        .about(settings.address()));
    }

    static Diagnostic error(MemoryCode code, String summary) {
        return Diagnostic.error(code, summary, "", null);
    }

    /** What an object holds, in a form that compares. */
    static SortedMap<String, String> readable(SortedMap<String, byte[]> data) {
        var result = new TreeMap<String, String>();
        data.forEach((key, bytes) -> result.put(key, new String(bytes, StandardCharsets.ISO_8859_1)));
        return result;
    }
}
