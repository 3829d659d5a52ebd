package dev.tacit.hcl.eval;

import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values and their types in the JSON that {@code output -json} of Terraform prints. */
public final class OutputJson {
    private OutputJson() {}

    /**
     * Empty for infinities. Numbers that a double holds have the digits of a double.
     *
     * @param value without secrets at any depth
     */
    public static Optional<String> value(Value value) {
        return JsonWriter.writePlanned(value);
    }

    /** {@code ["map",["object",{"a":"string"}]]}. */
    public static String type(Type type) {
        return switch (type) {
            case Type.Primitive p -> '"' + p.toString() + '"';
            case Type.ListOf l -> "[\"list\"," + type(l.element()) + "]";
            case Type.SetOf s -> "[\"set\"," + type(s.element()) + "]";
            case Type.MapOf m -> "[\"map\"," + type(m.element()) + "]";
            case Type.TupleOf t ->
                t.elements().stream().map(OutputJson::type).collect(Collectors.joining(",", "[\"tuple\",[", "]]"));
            case Type.ObjectOf o ->
                o.attributes().entrySet().stream()
                        .sorted((a, b) -> Unicode.ORDER.compare(a.getKey(), b.getKey()))
                        .map(e -> JsonWriter.quoted(e.getKey()) + ":" + type(e.getValue()))
                        .collect(Collectors.joining(",", "[\"object\",{", "}]"));
        };
    }
}
