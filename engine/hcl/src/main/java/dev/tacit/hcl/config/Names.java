package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Binding;
import dev.tacit.hcl.eval.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the names of a module stand for so far, and which resources were reached through them. */
final class Names {
    /** With more than these, dependencies name whole blocks: a value that needs thousands of instances needs them all. */
    private static final int MANY = 64;

    private final Map<String, Value> locals = new HashMap<>();
    private final Map<String, SortedSet<Address>> behindLocals = new HashMap<>();
    private final Map<String, Map<String, Binding>> resources = new HashMap<>();
    private final Scope scope;
    private SortedSet<Address> touched = new TreeSet<>();

    Names(Map<String, Value> variables) {
        var roots = new HashMap<String, Binding>();
        roots.put("var", namespace("input variable", variables));
        roots.put("local", new Binding.Namespace("local value", this::local, locals::keySet));
        Map<String, Value> paths = Map.of("root", new Text("."), "module", new Text("."));
        roots.put("path", namespace("path", paths));
        for (var kind : Kind.values()) {
            if (kind != Kind.OUTPUT) {
                roots.put(kind.word(), kind.typed() ? types(kind) : named(kind.word(), kind));
            }
        }
        this.scope = Scope.of(roots);
    }

    Scope scope() {
        return scope;
    }

    /** Forgets what was reached before. */
    void startTouching() {
        touched = new TreeSet<>();
    }

    /** Forgets what was reached before but for {@code shared}. */
    void startTouching(SortedSet<Address> shared) {
        touched = new TreeSet<>(shared);
    }

    /** The resources that were reached since. */
    SortedSet<Address> touched() {
        if (touched.size() <= MANY) {
            return touched;
        }
        var blocks = new TreeSet<Address>();
        touched.forEach(a -> blocks.add(a.instance(null)));
        return blocks;
    }

    void bindLocal(String name, Value value, SortedSet<Address> behind) {
        var bare = name.substring("local.".length());
        locals.put(bare, value);
        behindLocals.put(bare, behind);
    }

    void bind(Address address, Exports exports) {
        put(address, Binding.of(exports));
    }

    /** Binds the instances of a block with {@code for_each} or {@code count}, given in the order of their keys. */
    void bind(Address address, Repeat repeat, Map<InstanceKey, Exports> instances) {
        var byName = new LinkedHashMap<String, Exports>();
        instances.forEach((key, exports) -> byName.put(bare(key), exports));
        var whole = repeat instanceof Repeat.Count
                ? new TupleValue(List.copyOf(byName.values()))
                : new ObjectValue(new TreeMap<String, Value>(byName));
        put(
                address,
                new Binding.Namespace(
                        "instance",
                        key -> Optional.ofNullable(byName.get(key)).map(e -> {
                            touched.add(e.address());
                            return Binding.of(e);
                        }),
                        byName::keySet,
                        () -> {
                            touched.add(address);
                            return whole;
                        }));
    }

    /** A key as an index of the whole would be written, for a position its digits. */
    private static String bare(InstanceKey key) {
        return switch (key) {
            case InstanceKey.Name(String name) -> name;
            case InstanceKey.Index(int position) -> Integer.toString(position);
        };
    }

    private void put(Address address, Binding binding) {
        resources
                .computeIfAbsent(group(address.kind(), address.type()), _ -> new HashMap<>())
                .put(address.name(), binding);
    }

    private static String group(Kind kind, String type) {
        return kind.word() + "." + type;
    }

    private Optional<Binding> local(String name) {
        touched.addAll(behindLocals.getOrDefault(name, java.util.Collections.emptySortedSet()));
        return Optional.ofNullable(locals.get(name)).map(Binding::of);
    }

    private Binding types(Kind kind) {
        return new Binding.Namespace(
                "type of " + kind.word(), type -> Optional.of(named(group(kind, type), kind)), Set::of);
    }

    private Binding named(String group, Kind kind) {
        var key = kind.typed() ? group : group(kind, "");
        return new Binding.Namespace(
                kind.word(),
                name -> {
                    var binding = Optional.ofNullable(members(key).get(name));
                    if (binding.isPresent() && binding.get() instanceof Binding.Bound(Exports e)) {
                        touched.add(e.address());
                    }
                    return binding;
                },
                () -> members(key).keySet());
    }

    private Map<String, Binding> members(String group) {
        return resources.getOrDefault(group, Map.of());
    }

    private static Binding namespace(String kind, Map<String, Value> values) {
        Collection<String> names = values.keySet();
        return new Binding.Namespace(
                kind, name -> Optional.ofNullable(values.get(name)).map(Binding::of), () -> names);
    }
}
