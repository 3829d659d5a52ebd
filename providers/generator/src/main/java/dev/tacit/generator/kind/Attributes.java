package dev.tacit.generator.kind;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import java.util.SortedMap;
import java.util.TreeMap;

/** How kinds write down what they take, what they export. All of a generator's inputs may be secret. */
public final class Attributes {
    private Attributes() {}

    public static Schema.Attribute optional(String name, Type type) {
        return Schema.Attribute.optional(name, type, Schema.Visibility.PUBLIC).takingSecrets();
    }

    public static Schema.Attribute required(String name, Type type) {
        return Schema.Attribute.required(name, type, Schema.Visibility.PUBLIC).takingSecrets();
    }

    /** One whose literals no diagnostic shows. */
    public static Schema.Attribute masked(String name, Type type, Schema.Presence presence) {
        return new Schema.Attribute(name, type, presence, Schema.Visibility.MASKED, Schema.Secrecy.ALLOWED);
    }

    public static SortedMap<String, Type> exported(Type type, String... names) {
        var exports = new TreeMap<String, Type>();
        for (var name : names) {
            exports.put(name, type);
        }
        return exports;
    }
}
