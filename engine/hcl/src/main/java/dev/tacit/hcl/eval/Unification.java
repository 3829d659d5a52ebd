package dev.tacit.hcl.eval;

import dev.tacit.core.value.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds the one type that several types convert to, by the rules of HCL's type system. */
final class Unification {
    private Unification() {}

    /** Empty when there is none; {@link Type#DYNAMIC} when only contents can tell. */
    static Optional<Type> unify(List<Type> given) {
        var types = List.copyOf(new LinkedHashSet<>(given));
        if (types.isEmpty()) {
            return Optional.of(Type.DYNAMIC);
        }
        if (types.size() == 1) {
            return Optional.of(types.getFirst());
        }
        boolean dynamic = types.contains(Type.DYNAMIC);
        var solid = types.stream().filter(t -> !t.equals(Type.DYNAMIC)).toList();
        if (all(solid, Type.MapOf.class)) {
            return dynamic ? Optional.of(Type.DYNAMIC) : elements(solid, Type.MapOf::new);
        }
        if (all(solid, Type.ListOf.class)) {
            return dynamic ? Optional.of(Type.DYNAMIC) : elements(solid, Type.ListOf::new);
        }
        if (all(solid, Type.SetOf.class)) {
            return dynamic ? Optional.of(Type.DYNAMIC) : elements(solid, Type.SetOf::new);
        }
        if (all(solid, Type.ObjectOf.class)) {
            return dynamic ? Optional.of(Type.DYNAMIC) : objects(solid);
        }
        if (all(solid, Type.TupleOf.class)) {
            return dynamic ? Optional.of(Type.DYNAMIC) : tuples(solid);
        }
        if (all(solid, Type.MapOf.class, Type.ObjectOf.class)) {
            var map = replaced(types, Type.ObjectOf.class, Unification::asMap);
            if (map.isPresent()) {
                return map;
            }
        } else if (all(solid, Type.ListOf.class, Type.TupleOf.class)) {
            var list = replaced(types, Type.TupleOf.class, Unification::asList);
            if (list.isPresent()) {
                return list;
            }
        }
        return preferred(types);
    }

    private static boolean all(List<Type> types, Class<?>... kinds) {
        return !types.isEmpty()
                && types.stream().allMatch(t -> {
                    for (var kind : kinds) {
                        if (kind.isInstance(t)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static Optional<Type> elements(List<Type> collections, Function<Type, Type> rebuild) {
        return unify(collections.stream().map(Unification::element).toList()).map(rebuild);
    }

    private static Type element(Type collection) {
        return switch (collection) {
            case Type.ListOf l -> l.element();
            case Type.SetOf s -> s.element();
            case Type.MapOf m -> m.element();
            case Type.TupleOf _, Type.ObjectOf _, Type.Primitive _ -> Type.DYNAMIC;
        };
    }

    private static Optional<Type> objects(List<Type> types) {
        var objects = types.stream().map(Type.ObjectOf.class::cast).toList();
        var names = objects.getFirst().attributes().keySet();
        if (!objects.stream().allMatch(o -> o.attributes().keySet().equals(names))) {
            return asMap(types);
        }
        var unified = new TreeMap<String, Type>();
        for (var name : names) {
            var type = unify(objects.stream().map(o -> attribute(o, name)).toList());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            unified.put(name, type.get());
        }
        return Optional.of(new Type.ObjectOf(unified));
    }

    private static Type attribute(Type.ObjectOf object, String name) {
        return java.util.Objects.requireNonNull(object.attributes().get(name));
    }

    private static Optional<Type> tuples(List<Type> types) {
        var tuples = types.stream().map(Type.TupleOf.class::cast).toList();
        int size = tuples.getFirst().elements().size();
        if (!tuples.stream().allMatch(t -> t.elements().size() == size)) {
            return asList(types);
        }
        var unified = new ArrayList<Type>();
        for (int i = 0; i < size; i++) {
            int at = i;
            var type = unify(tuples.stream().map(t -> t.elements().get(at)).toList());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            unified.add(type.get());
        }
        return Optional.of(new Type.TupleOf(unified));
    }

    private static Optional<Type> asMap(List<Type> objects) {
        return shared(objects.stream()
                        .map(Type.ObjectOf.class::cast)
                        .flatMap(o -> o.attributes().values().stream())
                        .toList())
                .map(Type.MapOf::new);
    }

    /** No types share none. */
    private static Optional<Type> shared(List<Type> types) {
        return types.isEmpty() ? Optional.empty() : unify(types);
    }

    private static Optional<Type> asList(List<Type> tuples) {
        return shared(tuples.stream()
                        .map(Type.TupleOf.class::cast)
                        .flatMap(t -> t.elements().stream())
                        .toList())
                .map(Type.ListOf::new);
    }

    private static Optional<Type> replaced(
            List<Type> types, Class<?> structural, Function<List<Type>, Optional<Type>> collect) {
        var collected =
                collect.apply(types.stream().filter(structural::isInstance).toList());
        return collected.flatMap(c ->
                unify(types.stream().map(t -> structural.isInstance(t) ? c : t).toList()));
    }

    /** The first type, most general ones first, that all others convert to. */
    private static Optional<Type> preferred(List<Type> types) {
        return mostGeneralFirst(types).stream()
                .filter(want -> types.stream().allMatch(t -> t.equals(want) || Convertible.is(t, want)))
                .findFirst();
    }

    private static List<Type> mostGeneralFirst(List<Type> types) {
        int n = types.size();
        var lesser = new ArrayList<List<Integer>>();
        int[] above = new int[n];
        for (int i = 0; i < n; i++) {
            lesser.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                int order = Generality.compare(types.get(i), types.get(j));
                if (order != 0) {
                    int general = order < 0 ? i : j;
                    int special = order < 0 ? j : i;
                    lesser.get(general).add(special);
                    above[special]++;
                }
            }
        }
        var ready = new ArrayDeque<Integer>();
        for (int i = 0; i < n; i++) {
            if (above[i] == 0) {
                ready.add(i);
            }
        }
        var sorted = new ArrayList<Type>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(types.get(next));
            for (int special : lesser.get(next)) {
                if (--above[special] == 0) {
                    ready.add(special);
                }
            }
        }
        return sorted;
    }
}
