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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the names of one instance of a module stand for so far. */
final class Names {
    /** A value, and the resources it was made from. */
    private record Made(Value value, SortedSet<Address> behind) {}

    private final Touches touches;
    private final Map<String, Made> variables = new HashMap<>();
    private final Map<String, Made> locals = new HashMap<>();
    private final Map<String, Made> outputs = new TreeMap<>();
    private final Map<String, Map<String, Binding>> resources = new HashMap<>();
    private final Scope scope;

    /** @param directory of the module, relative to the root module's */
    Names(Touches touches, String directory) {
        this.touches = touches;
        var roots = new HashMap<String, Binding>();
        roots.put("var", made("input variable", variables));
        roots.put("local", made("local value", locals));
        Map<String, Value> paths = Map.of("root", new Text("."), "module", new Text(directory));
        roots.put("path", Instances.members("path", paths));
        for (var kind : Kind.values()) {
            if (kind != Kind.OUTPUT) {
                roots.put(kind.word(), kind.typed() ? types(kind) : named(group(kind, ""), kind.word()));
            }
        }
        roots.put("module", named("module", "module"));
        this.scope = Scope.of(roots);
    }

    Scope scope() {
        return scope;
    }

    void bindVariable(String name, Value value, SortedSet<Address> behind) {
        variables.put(name, new Made(value, behind));
    }

    void bindLocal(String name, Value value, SortedSet<Address> behind) {
        locals.put(name, new Made(value, behind));
    }

    /** Binds an output of this module, for who called it. */
    void bindOutput(String name, Value value, SortedSet<Address> behind) {
        outputs.put(name, new Made(value, behind));
    }

    void bind(Address address, Exports exports) {
        put(group(address.kind(), address.type()), address.name(), Binding.of(exports));
    }

    /** Binds the instances of a block with {@code for_each} or {@code count}, given in the order of their keys. */
    void bind(Address address, Repeat repeat, Map<InstanceKey, Exports> instances) {
        var byName = new LinkedHashMap<String, Exports>();
        instances.forEach((key, exports) -> byName.put(bare(key), exports));
        var whole = whole(repeat, byName);
        put(
                group(address.kind(), address.type()),
                address.name(),
                new Binding.Namespace(
                        "instance",
                        key -> Optional.ofNullable(byName.get(key)).map(e -> {
                            touches.add(e.address());
                            return Binding.of(e);
                        }),
                        byName::keySet,
                        () -> {
                            touches.add(address);
                            return whole;
                        }));
    }

    /** Binds a called module that is one instance. */
    void bindModule(String label, Names called) {
        put("module", label, called.asSeenByCaller());
    }

    /** Binds a called module with {@code for_each} or {@code count}, its instances given in the order of their keys. */
    void bindModule(String label, Repeat repeat, Map<InstanceKey, Names> instances) {
        var byName = new LinkedHashMap<String, Names>();
        instances.forEach((key, names) -> byName.put(bare(key), names));
        Supplier<Value> all = () -> {
            var values = new LinkedHashMap<String, Value>();
            byName.forEach((key, names) -> values.put(key, names.allOutputs()));
            return whole(repeat, values);
        };
        put(
                "module",
                label,
                new Binding.Namespace(
                        "instance",
                        key -> Optional.ofNullable(byName.get(key)).map(Names::asSeenByCaller),
                        byName::keySet,
                        all));
    }

    private Binding asSeenByCaller() {
        var members = made("output", outputs);
        return new Binding.Namespace(members.kind(), members.member(), members.names(), this::allOutputs);
    }

    private Value allOutputs() {
        var values = new TreeMap<String, Value>();
        outputs.forEach((name, made) -> {
            touches.add(made.behind());
            values.put(name, made.value());
        });
        return new ObjectValue(values);
    }

    private static Value whole(Repeat repeat, Map<String, ? extends Value> instances) {
        return repeat instanceof Repeat.Count
                ? new TupleValue(List.copyOf(instances.values()))
                : new ObjectValue(new TreeMap<>(instances));
    }

    /** A key as an index of the whole would be written, for a position its digits. */
    private static String bare(InstanceKey key) {
        return switch (key) {
            case InstanceKey.Name(String name) -> name;
            case InstanceKey.Index(int position) -> Integer.toString(position);
        };
    }

    private void put(String group, String name, Binding binding) {
        resources.computeIfAbsent(group, _ -> new HashMap<>()).put(name, binding);
    }

    private static String group(Kind kind, String type) {
        return kind.word() + "." + type;
    }

    private Binding.Namespace made(String kind, Map<String, Made> values) {
        return new Binding.Namespace(
                kind,
                name -> Optional.ofNullable(values.get(name)).map(made -> {
                    touches.add(made.behind());
                    return Binding.of(made.value());
                }),
                values::keySet);
    }

    private Binding types(Kind kind) {
        return new Binding.Namespace(
                "type of " + kind.word(), type -> Optional.of(named(group(kind, type), kind.word())), Set::of);
    }

    private Binding named(String group, String kind) {
        return new Binding.Namespace(
                kind,
                name -> {
                    var binding = Optional.ofNullable(members(group).get(name));
                    if (binding.isPresent() && binding.get() instanceof Binding.Bound(Exports e)) {
                        touches.add(e.address());
                    }
                    return binding;
                },
                () -> members(group).keySet());
    }

    private Map<String, Binding> members(String group) {
        return resources.getOrDefault(group, Map.of());
    }
}
