package dev.tacit.template.yaml;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.format.FloatFormat;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Turns a document into values of a template. Numbers become floats, as they do on the way through JSON. */
final class YamlValues {
    private static final Set<String> RESOLVED = Set.of("str", "bool", "int", "float", "null", "timestamp");

    private final Arguments arguments;
    private final Set<YamlNode> followed = Collections.newSetFromMap(new IdentityHashMap<>());

    YamlValues(Arguments arguments) {
        this.arguments = arguments;
    }

    GoValue of(YamlNode node) {
        arguments.budget().enter(arguments.offset());
        arguments.spend(4);
        var value = switch (node) {
            case YamlNode.Leaf leaf -> scalar(leaf);
            case YamlNode.Sequence sequence -> {
                var elements = new ArrayList<GoValue>();
                for (var element : sequence.elements) {
                    elements.add(of(element));
                }
                yield GoValue.Slice.of(elements);
            }
            case YamlNode.Mapping mapping -> {
                var dict = GoValue.Dict.empty();
                fill(dict, mapping);
                yield dict;
            }
            case YamlNode.Alias alias -> {
                follow(alias);
                var found = of(alias.of());
                followed.remove(alias);
                yield found;
            }
        };
        arguments.budget().leave();
        return value;
    }

    private void follow(YamlNode.Alias alias) {
        if (!followed.add(alias)) {
            throw arguments.failure("An anchor of the YAML holds itself.");
        }
    }

    private void fill(GoValue.Dict dict, YamlNode.Mapping mapping) {
        for (int i = 0; i < mapping.nodes.size(); i += 2) {
            var value = mapping.nodes.get(i + 1);
            if (mapping.nodes.get(i) instanceof YamlNode.Leaf leaf && leaf.isMerge()) {
                merge(dict, value);
            } else {
                var key = key(mapping.nodes.get(i));
                dict.entries().put(key, of(value));
            }
        }
    }

    /** Overwrites what stands before it, and is overwritten by what stands after it. */
    private void merge(GoValue.Dict dict, YamlNode from) {
        if (from instanceof YamlNode.Sequence sequence) {
            for (var each : sequence.elements.reversed()) {
                mergeOne(dict, each);
            }
        } else {
            mergeOne(dict, from);
        }
    }

    private void mergeOne(GoValue.Dict dict, YamlNode from) {
        arguments.budget().enter(arguments.offset());
        switch (from) {
            case YamlNode.Mapping mapping -> fill(dict, mapping);
            case YamlNode.Alias(YamlNode.Mapping mapping) -> {
                var alias = (YamlNode.Alias) from;
                follow(alias);
                fill(dict, mapping);
                followed.remove(alias);
            }
            case YamlNode.Alias _, YamlNode.Leaf _, YamlNode.Sequence _ ->
                throw arguments.failure("The merge key \"<<\" of the YAML takes a map or a list of maps.");
        }
        arguments.budget().leave();
    }

    private String key(YamlNode node) {
        return switch (node) {
            case YamlNode.Alias(var of) -> key(of);
            case YamlNode.Sequence _, YamlNode.Mapping _ ->
                throw arguments.failure("A key of the YAML is a list or a map, where only a text can be.");
            case YamlNode.Leaf leaf ->
                switch (resolved(leaf)) {
                    case Scalar.Word word
                    when word == Scalar.Word.NULL ->
                        throw arguments.failure("A key of the YAML is null, where only a text can be.");
                    case Scalar.Word _ -> text(leaf);
                    case Scalar.Flag(boolean flag) -> Boolean.toString(flag);
                    case Scalar.Whole(var number) -> key(number);
                    case Scalar.Fraction(double number) -> key(number);
                };
        };
    }

    private String key(BigInteger number) {
        if (number.bitLength() > 63) {
            throw arguments.failure("A key of the YAML is a number beyond 63 bits. Write it in quotes.");
        }
        return number.toString();
    }

    /** With the digits of a float of 32 bits, as it is done in Go. */
    private static String key(double number) {
        float single = (float) number;
        return Float.isNaN(single)
                ? ".nan"
                : Float.isInfinite(single)
                        ? (single < 0 ? "-.inf" : ".inf")
                        : FloatFormat.shortest(Double.parseDouble(Float.toString(single)));
    }

    private GoValue scalar(YamlNode.Leaf leaf) {
        return switch (resolved(leaf)) {
            case Scalar.Word word -> word == Scalar.Word.NULL ? GoValue.Nil.NIL : new GoValue.Str(text(leaf));
            case Scalar.Flag(boolean flag) -> new GoValue.Bool(flag);
            case Scalar.Whole(var number) -> new GoValue.Real(exactly(number));
            case Scalar.Fraction(double number) -> {
                if (!Double.isFinite(number)) {
                    throw arguments.failure("The YAML holds a number that is infinite or none at all.");
                }
                yield new GoValue.Real(number);
            }
        };
    }

    private double exactly(BigInteger number) {
        double nearest = number.doubleValue();
        if (!new BigDecimal(nearest).toBigInteger().equals(number)) {
            throw arguments.failure(
                    "The YAML holds a whole number whose last digits a float would change. Write it in quotes.");
        }
        return nearest;
    }

    private Scalar resolved(YamlNode.Leaf leaf) {
        if (leaf.tag() == null) {
            return leaf.plain() ? Scalar.of(leaf.text()) : Scalar.Word.TEXT;
        }
        var tag = shortTag(leaf);
        if (!RESOLVED.contains(tag) || tag.equals("str")) {
            return Scalar.Word.TEXT;
        }
        var scalar = Scalar.of(leaf.text());
        var fits = switch (scalar) {
            case Scalar.Word word ->
                tag.equals(word == Scalar.Word.NULL ? "null" : word == Scalar.Word.MOMENT ? "timestamp" : "");
            case Scalar.Flag _ -> tag.equals("bool");
            case Scalar.Whole _ -> tag.equals("int") || tag.equals("float");
            case Scalar.Fraction _ -> tag.equals("float");
        };
        if (!fits) {
            throw arguments.failure("A value of the YAML is not of the type that its tag says.");
        }
        return scalar;
    }

    private static String shortTag(YamlNode.Leaf leaf) {
        var tag = leaf.tag();
        return tag != null && tag.startsWith(YamlReader.TAG) ? tag.substring(YamlReader.TAG.length()) : "";
    }

    private String text(YamlNode.Leaf leaf) {
        if (!shortTag(leaf).equals("binary")) {
            return leaf.text();
        }
        var base64 = leaf.text().replace("\n", "").replace("\r", "");
        if (base64.length() % 4 != 0) {
            throw notBase64();
        }
        try {
            return Octets.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw notBase64();
        }
    }

    private Failure notBase64() {
        return arguments.failure("A value of the YAML with the tag !!binary is not base64.");
    }
}
