package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A whole declaration, in the order of its references. Immutable. */
final class Script {
    static final Script EMPTY = new Script(new LinkedHashMap<>());

    private final Map<Address, Block> blocks;

    private Script(Map<Address, Block> blocks) {
        this.blocks = blocks;
    }

    List<Block> blocks() {
        return List.copyOf(blocks.values());
    }

    /** Adds a block, or replaces the one of its address. */
    Script with(Block block) {
        var next = new LinkedHashMap<>(blocks);
        next.put(block.address(), block);
        return new Script(next);
    }

    Script without(String... addresses) {
        var next = new LinkedHashMap<>(blocks);
        for (var address : addresses) {
            next.remove(Term.address(address));
        }
        return new Script(next);
    }

    /** The block of {@code address} ignores changes of these from now on. */
    Script ignoring(String address, String... paths) {
        var block = blocks.get(Term.address(address));
        return block == null ? this : with(block.ignoring(paths));
    }

    Script generator(String name, int length) {
        return with(Block.of(Address.of(Kind.GENERATOR, Dice.TYPE, name)).set("length", Term.of(Num.of(length))));
    }

    Script secret(String name, Map<String, Term> data) {
        return with(Block.of(Address.of(Kind.SECRET, name)).set("data", Term.object(data)));
    }

    Script secret(String name, int keepVersions, String description, Map<String, Term> data) {
        return with(Block.of(Address.of(Kind.SECRET, name))
                .set("data", Term.object(data))
                .set("keep_versions", Term.of(Num.of(keepVersions)))
                .set("description", Term.text(description)));
    }

    Script template(String name, String source, Map<String, String> data) {
        return with(Block.of(Address.of(Kind.TEMPLATE, name))
                .set("source", Term.whole(source))
                .set("data", Term.of(texts(data))));
    }

    /** A target that reaches the world of its own name. */
    Script target(String name) {
        return target(name, name);
    }

    Script target(String name, String world) {
        return with(Block.of(MemoryTargets.address(name)).set("name", Term.text(world)));
    }

    Script targetWithToken(String name, String token) {
        return with(Block.of(MemoryTargets.address(name))
                .set("name", Term.text(name))
                .set("token", Term.text(token)));
    }

    /** A target that reaches the world of its own name, with labels. */
    static Block target(String name, Map<String, String> labels) {
        return Block.of(MemoryTargets.address(name))
                .set("name", Term.text(name))
                .set("labels", Term.of(texts(labels)));
    }

    /** A selector block without a name yet. */
    static Block selector(Map<String, String> labels) {
        return Block.of(Address.of(Kind.FEDERATION, "selector")).set("match_labels", Term.of(texts(labels)));
    }

    static Block expression(String key, String operator, String... values) {
        return Block.of(Address.of(Kind.FEDERATION, "match_expressions"))
                .set("key", Term.text(key))
                .set("operator", Term.text(operator))
                .set("values", set(values));
    }

    static Term set(String... texts) {
        return Term.of(new SetValue(
                Type.STRING, Arrays.stream(texts).<Value>map(Text::new).toList()));
    }

    Block block(String address) {
        return java.util.Objects.requireNonNull(blocks.get(Term.address(address)));
    }

    Script federation(String name, String source, Block... destinations) {
        var block = Block.of(Address.of(Kind.FEDERATION, name)).set("source", Term.whole(source));
        for (var to : destinations) {
            block = block.nest("to", to);
        }
        return with(block);
    }

    Script output(String name, Term value, boolean sensitive) {
        return with(Block.of(Address.of(Kind.OUTPUT, name))
                .set("value", value)
                .set("sensitive", Term.of(sensitive ? Bool.TRUE : Bool.FALSE)));
    }

    /** A {@code to} block: object {@code name} in namespace {@code app} of each target. */
    static Block to(String name, String... targets) {
        return toNamespaces(name, List.of("app"), targets);
    }

    static Block toNamespaces(String name, List<String> namespaces, String... targets) {
        var set = new SetValue(
                Type.STRING, namespaces.stream().<Value>map(Text::new).toList());
        return Block.of(Address.of(Kind.FEDERATION, "to"))
                .set("name", Term.text(name))
                .set("namespaces", Term.of(set))
                .set(
                        "targets",
                        Term.tuple(Arrays.stream(targets)
                                .map(t -> Term.whole(MemoryTargets.address(t).toString()))
                                .toArray(Term[]::new)));
    }

    static Block metadata(Map<String, String> labels, Map<String, String> annotations) {
        return Block.of(Address.of(Kind.FEDERATION, "metadata"))
                .set("labels", Term.of(texts(labels)))
                .set("annotations", Term.of(texts(annotations)));
    }

    static MapValue texts(Map<String, String> texts) {
        var values = new TreeMap<String, Value>();
        texts.forEach((key, text) -> values.put(key, new Text(text)));
        return new MapValue(Type.STRING, values);
    }

    /** The same in another order that respects references. */
    Script shuffled(Random random) {
        var left = new ArrayList<>(blocks.values());
        Collections.shuffle(left, random);
        var next = new LinkedHashMap<Address, Block>();
        while (!left.isEmpty()) {
            var ready = left.stream()
                    .filter(block -> next.keySet().containsAll(block.references()))
                    .findFirst()
                    .orElseThrow();
            left.remove(ready);
            next.put(ready.address(), ready);
        }
        return new Script(next);
    }
}
