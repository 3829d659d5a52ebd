package dev.tacit.seal.codec;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plain values: an object with one member, whose name is the value's type. Numbers are text, to keep every digit. */
public final class ValueCodec {
    private ValueCodec() {}

    public static void write(JsonOut out, Value value) {
        switch (value) {
            case Text t -> out.begin().text("text", t.string()).end();
            case Bytes b -> out.begin().bytes("bytes", b.toByteArray()).end();
            case Num n -> out.begin().text("number", n.format()).end();
            case Bool b -> out.begin().name("bool").flag(b.isTrue()).end();
            case Null n -> {
                out.begin().name("null");
                type(out, n.type());
                out.end();
            }
            case ListValue l -> collection(out, "list", l.element(), l.elements());
            case SetValue s -> collection(out, "set", s.element(), s.elements());
            case TupleValue t -> {
                out.begin();
                elements(out, "tuple", t.elements());
                out.end();
            }
            case MapValue m -> {
                out.begin().object("map");
                entries(out, "elements", m.entries());
                out.name("of");
                type(out, m.element());
                out.end().end();
            }
            case ObjectValue o -> {
                out.begin();
                entries(out, "object", o.attributes());
                out.end();
            }
            case Exports e -> write(out, e.attributes());
            case Secret _ -> throw new IllegalArgumentException("a secret written as a plain value: a bug in Tacit");
        }
    }

    private static void collection(JsonOut out, String name, Type element, List<Value> elements) {
        out.begin().object(name);
        elements(out, "elements", elements);
        out.name("of");
        type(out, element);
        out.end().end();
    }

    private static void elements(JsonOut out, String name, List<Value> elements) {
        out.array(name);
        elements.forEach(element -> write(out, element));
        out.endArray();
    }

    private static void entries(JsonOut out, String name, Map<String, Value> entries) {
        out.object(name);
        entries.forEach((key, value) -> {
            out.name(key);
            write(out, value);
        });
        out.end();
    }

    public static Value read(JsonIn in) throws MalformedException {
        in.begin();
        Value value = switch (in.anyName()) {
            case "text" -> new Text(in.text());
            case "bytes" -> new Bytes(JsonIn.bytesOf(in.text()));
            case "number" -> Num.parse(in.text()).orElseThrow(MalformedException::new);
            case "bool" -> Bool.of(in.flag());
            case "null" -> new Null(type(in));
            case "list" -> {
                in.begin();
                var elements = elements(in.name("elements"));
                yield new ListValue(of(in), elements);
            }
            case "set" -> {
                in.begin();
                var elements = elements(in.name("elements"));
                yield new SetValue(of(in), elements);
            }
            case "tuple" -> new TupleValue(elements(in));
            case "map" -> {
                in.begin().name("elements");
                var entries = in.map(() -> read(in));
                yield new MapValue(of(in), entries);
            }
            case "object" -> new ObjectValue(in.map(() -> read(in)));
            default -> throw new MalformedException();
        };
        in.end();
        return value;
    }

    private static Type of(JsonIn in) throws MalformedException {
        var type = type(in.name("of"));
        in.end();
        return type;
    }

    private static List<Value> elements(JsonIn in) throws MalformedException {
        var elements = new ArrayList<Value>();
        in.each(() -> elements.add(read(in)));
        return elements;
    }

    private static void type(JsonOut out, Type type) {
        switch (type) {
            case Type.Primitive p -> out.text(p.name().toLowerCase(Locale.ROOT));
            case Type.ListOf t -> of(out, "list", t.element());
            case Type.SetOf t -> of(out, "set", t.element());
            case Type.MapOf t -> of(out, "map", t.element());
            case Type.TupleOf t -> {
                out.begin().array("tuple");
                t.elements().forEach(element -> type(out, element));
                out.endArray().end();
            }
            case Type.ObjectOf t -> {
                out.begin().object("object");
                t.attributes().forEach((name, attribute) -> {
                    out.name(name);
                    type(out, attribute);
                });
                out.end().end();
            }
        }
    }

    private static void of(JsonOut out, String name, Type element) {
        out.begin().name(name);
        type(out, element);
        out.end();
    }

    private static Type type(JsonIn in) throws MalformedException {
        if (in.atText()) {
            return JsonIn.constant(Type.Primitive.class, in.text().toUpperCase(Locale.ROOT));
        }
        in.begin();
        Type type = switch (in.anyName()) {
            case "list" -> new Type.ListOf(type(in));
            case "set" -> new Type.SetOf(type(in));
            case "map" -> new Type.MapOf(type(in));
            case "tuple" -> {
                var elements = new ArrayList<Type>();
                in.each(() -> elements.add(type(in)));
                yield new Type.TupleOf(elements);
            }
            case "object" -> new Type.ObjectOf(in.map(() -> type(in)));
            default -> throw new MalformedException();
        };
        in.end();
        return type;
    }
}
