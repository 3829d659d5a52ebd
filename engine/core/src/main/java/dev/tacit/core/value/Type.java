package dev.tacit.core.value;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The type of a value, as in HCL's type system plus {@link Primitive#BYTES}. */
public sealed interface Type {
    Type STRING = Primitive.STRING;
    Type NUMBER = Primitive.NUMBER;
    Type BOOL = Primitive.BOOL;
    Type BYTES = Primitive.BYTES;
    Type DYNAMIC = Primitive.DYNAMIC;

    /** Types without parts; {@code DYNAMIC} is "not known before the content is". */
    enum Primitive implements Type {
        STRING,
        NUMBER,
        BOOL,
        BYTES,
        DYNAMIC;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record ListOf(Type element) implements Type {
        @Override
        public String toString() {
            return "list of " + element;
        }
    }

    record SetOf(Type element) implements Type {
        @Override
        public String toString() {
            return "set of " + element;
        }
    }

    record MapOf(Type element) implements Type {
        @Override
        public String toString() {
            return "map of " + element;
        }
    }

    record TupleOf(List<Type> elements) implements Type {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "tuple";
        }
    }

    record ObjectOf(SortedMap<String, Type> attributes) implements Type {
        public ObjectOf {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }

        @Override
        public String toString() {
            return "object";
        }
    }
}
