package dev.tacit.core.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block, one of its instances, or a module, as a move or removal names it: relative to where that is written.
 *
 * @param modules the way there
 * @param item null for the last of {@code modules} itself
 */
public record AddressPattern(
        List<ModuleStep> modules, @Nullable Item item) {
    /** @param key null for a whole block, or for the instance of a block that has no other */
    public record Item(
            Kind kind, String type, String name, @Nullable InstanceKey key) {}

    public AddressPattern {
        modules = List.copyOf(modules);
        if (item == null && modules.isEmpty()) {
            throw new IllegalArgumentException("a pattern of nothing");
        }
    }

    /** Whether what one names can become what the other names. */
    public boolean alike(AddressPattern other) {
        if (item == null || other.item == null) {
            return item == null && other.item == null;
        }
        return item.kind() == other.item.kind() && item.type().equals(other.item.type());
    }

    public boolean hasKey() {
        return lastKey() != null || modules.stream().anyMatch(m -> m.key() != null);
    }

    private @Nullable InstanceKey lastKey() {
        return item == null ? modules.getLast().key() : item.key();
    }

    /** Whether {@code address} is one of a block or module, whatever the keys. */
    public boolean covers(List<ModuleStep> scope, Address address) {
        var rest = rest(scope, address);
        if (rest.isEmpty() || rest.get().size() < modules.size()) {
            return false;
        }
        for (int i = 0; i < modules.size(); i++) {
            if (!rest.get().get(i).name().equals(modules.get(i).name())) {
                return false;
            }
        }
        return item == null || (rest.get().size() == modules.size() && names(item, address));
    }

    /**
     * What {@code address} becomes when this moves to {@code to}; empty when it does not move. Without keys on both sides
     * all instances keep theirs.
     *
     * @param scope the module where it is written, without keys: it moves in every instance of that
     */
    public Optional<Address> moved(List<ModuleStep> scope, Address address, AddressPattern to) {
        boolean whole = lastKey() == null && to.lastKey() == null;
        var inside = rest(scope, address);
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        var rest = inside.get();
        int last = modules.size() - 1;
        if (rest.size() < modules.size() || (item != null && rest.size() > modules.size())) {
            return Optional.empty();
        }
        for (int i = 0; i < modules.size(); i++) {
            boolean any = whole && item == null && i == last;
            var step = rest.get(i);
            if (!step.name().equals(modules.get(i).name())
                    || !(any || Objects.equals(step.key(), modules.get(i).key()))) {
                return Optional.empty();
            }
        }
        var path = new ArrayList<>(ModuleStep.path(address.module()).subList(0, scope.size()));
        path.addAll(to.modules);
        var there = to.item;
        if (item == null || there == null) {
            if (whole) {
                var named = path.removeLast();
                path.add(new ModuleStep(named.name(), rest.get(last).key()));
            }
            path.addAll(rest.subList(modules.size(), rest.size()));
            return Optional.of(
                    new Address(ModuleStep.text(path), address.kind(), address.type(), address.name(), address.key()));
        }
        if (!names(item, address) || !(whole || Objects.equals(item.key(), address.key()))) {
            return Optional.empty();
        }
        return Optional.of(new Address(
                ModuleStep.text(path), there.kind(), there.type(), there.name(), whole ? address.key() : there.key()));
    }

    private static boolean names(Item item, Address address) {
        return item.kind() == address.kind()
                && item.type().equals(address.type())
                && item.name().equals(address.name());
    }

    /** The modules of {@code address} inside of an instance of {@code scope}; empty when it is elsewhere. */
    private static Optional<List<ModuleStep>> rest(List<ModuleStep> scope, Address address) {
        var path = ModuleStep.path(address.module());
        if (path.size() < scope.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < scope.size(); i++) {
            if (!path.get(i).name().equals(scope.get(i).name())) {
                return Optional.empty();
            }
        }
        return Optional.of(path.subList(scope.size(), path.size()));
    }

    @Override
    public String toString() {
        var path = ModuleStep.text(modules);
        return item == null ? path : new Address(path, item.kind(), item.type(), item.name(), item.key()).toString();
    }
}
