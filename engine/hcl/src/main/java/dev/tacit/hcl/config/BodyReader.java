package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Written;
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
import dev.tacit.hcl.eval.Binding;
import dev.tacit.hcl.eval.Converted;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates the inside of one block, once for each of its instances. */
final class BodyReader {
    private final Evaluator evaluator;
    private final Diagnostics diagnostics;
    /** The same for all instances. */
    private final IdentityHashMap<Expression, Written> written = new IdentityHashMap<>();

    private final Set<Told> told = new HashSet<>();

    private record Told(Code code, @Nullable SourceRange subject) {}

    BodyReader(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /** Empty after a diagnostic, or where an earlier instance had the same one. The block has passed {@link SchemaCheck}. */
    Optional<Body> read(Block block, Schema schema, Scope scope, Address address) {
        var found = new Diagnostics();
        var body = body(block, schema, scope, address, found);
        for (var problem : found.list()) {
            // The same mistake at the same place is told once, about the first instance that has it.
            if (told.add(new Told(problem.code(), problem.subject()))) {
                diagnostics.add(problem.address() == null ? problem.about(address) : problem);
            }
        }
        return found.hasErrors() ? Optional.empty() : Optional.of(body);
    }

    private Body body(Block block, Schema schema, Scope scope, Address address, Diagnostics found) {
        var attributes = new TreeMap<String, Body.Attribute>();
        for (var attribute : block.body().attributes()) {
            var wanted = schema.attribute(attribute.name());
            if (wanted.isPresent()) {
                var value = value(attribute.expression(), wanted.get(), scope, found);
                if (value != null) {
                    attributes.put(
                            attribute.name(),
                            new Body.Attribute(
                                    value,
                                    address.kind() == Kind.TEMPLATE
                                            ? writtenTemplate(attribute.expression(), scope)
                                            : written.computeIfAbsent(attribute.expression(), BodyReader::written)));
                }
            }
        }
        var nested = new ArrayList<Body.Nested>();
        for (var inner : block.body().blocks()) {
            var dynamic = Dynamic.of(inner);
            if (dynamic.isPresent()) {
                expand(dynamic.get(), schema, scope, address, nested, found);
            } else {
                schema.block(inner.type())
                        .ifPresent(n -> nested.add(
                                new Body.Nested(inner.type(), body(inner, n.schema(), scope, address, found))));
            }
        }
        if (!found.hasErrors()) {
            counted(block, schema, nested, found);
        }
        return new Body(block.header(), attributes, nested);
    }

    /** Adds a block for each element. */
    private void expand(
            Dynamic dynamic, Schema schema, Scope scope, Address address, List<Body.Nested> nested, Diagnostics found) {
        var type = schema.block(dynamic.type()).orElseThrow().schema();
        var range = dynamic.forEach().range();
        var value = evaluator.evaluate(dynamic.forEach(), scope, found);
        var opened = value.flatMap(v -> evaluator.open(v, range, "for_each", found));
        if (opened.isEmpty()) {
            return;
        }
        var elements = evaluator.elements(value.orElseThrow(), opened.get());
        if (elements.isEmpty()) {
            found.error(
                    ConfigCode.INVALID_FOR_EACH,
                    "Invalid for_each",
                    "for_each of a dynamic block needs a map, a set, a list or a tuple; this is "
                            + (opened.get() instanceof Null
                                    ? "null"
                                    : "a " + opened.get().type()) + ".",
                    range);
            return;
        }
        for (var element : elements.get()) {
            var iterator = iterator(Map.of("key", element.key(), "value", element.value()));
            nested.add(new Body.Nested(
                    dynamic.type(),
                    body(dynamic.content(), type, scope.with(Map.of(dynamic.iterator(), iterator)), address, found)));
        }
    }

    /** Unlike {@code each}, which is only a way to its members, an iterator is an object of them. */
    private static Binding iterator(Map<String, Value> members) {
        return new Binding.Namespace(
                "attribute of iterator",
                name -> Optional.ofNullable(members.get(name)).map(Binding::of),
                members::keySet,
                () -> new ObjectValue(new TreeMap<>(members)));
    }

    /** How many blocks dynamic ones make is known only now. */
    private static void counted(Block block, Schema schema, List<Body.Nested> nested, Diagnostics found) {
        var dynamics = block.body().blocks().stream()
                .flatMap(b -> Dynamic.of(b).stream())
                .toList();
        for (var dynamic : dynamics) {
            var wanted = schema.block(dynamic.type()).orElseThrow();
            long number =
                    nested.stream().filter(n -> n.type().equals(wanted.type())).count();
            if (number < wanted.min()) {
                found.error(
                        ConfigCode.MISSING_BLOCK,
                        "Missing block",
                        "At least " + wanted.min() + " \"" + wanted.type() + "\" block"
                                + (wanted.min() == 1 ? " is" : "s are")
                                + " required here, and for_each has no element.",
                        dynamic.block().header());
            } else if (number > wanted.max()) {
                found.error(
                        ConfigCode.TOO_MANY_BLOCKS,
                        "Too many blocks",
                        "At most " + wanted.max() + " \"" + wanted.type() + "\" block"
                                + (wanted.max() == 1 ? " is" : "s are")
                                + " allowed here; with those of for_each there are "
                                + number + ".",
                        dynamic.block().header());
            }
        }
    }

    private @Nullable Value value(Expression expression, Schema.Attribute wanted, Scope scope, Diagnostics found) {
        var value = evaluator.evaluate(expression, scope, found);
        if (value.isEmpty()) {
            return null;
        }
        return switch (evaluator.conversions().convert(value.get(), wanted.type())) {
            case Converted.To(Value converted) -> checked(converted, expression.range(), wanted, found);
            case Converted.Mismatch(String reason) -> {
                found.error(
                        ConfigCode.WRONG_TYPE,
                        "Wrong type",
                        "\"" + wanted.name() + "\": " + reason + ".",
                        expression.range());
                yield null;
            }
        };
    }

    private static @Nullable Value checked(Value value, SourceRange range, Schema.Attribute wanted, Diagnostics found) {
        // Where any type will do, null may be a value too: the reader of the declaration decides.
        if (value instanceof Null
                && wanted.presence() == Schema.Presence.REQUIRED
                && !wanted.type().equals(Type.DYNAMIC)) {
            found.error(
                    ConfigCode.MISSING_ATTRIBUTE,
                    "Missing attribute",
                    "\"" + wanted.name() + "\" is required here, and this value is null.",
                    range);
            return null;
        }
        if (wanted.secrecy() == Schema.Secrecy.FORBIDDEN && showsSecret(value)) {
            found.error(
                    ConfigCode.SECRET_NOT_ALLOWED,
                    "Secret value where none may stand",
                    "\"" + wanted.name()
                            + "\" would show its value, and this one is secret. Secrets belong into the data of"
                            + " secrets, inputs of generators, sources, credentials and outputs.",
                    range);
            return null;
        }
        return value;
    }

    /** Whether a secret stands in {@code value} itself; a reference to a whole resource shows nothing. */
    private static boolean showsSecret(Value value) {
        return switch (value) {
            case Secret _ -> true;
            case ListValue l -> l.elements().stream().anyMatch(BodyReader::showsSecret);
            case SetValue s -> s.elements().stream().anyMatch(BodyReader::showsSecret);
            case TupleValue t -> t.elements().stream().anyMatch(BodyReader::showsSecret);
            case MapValue m -> m.entries().values().stream().anyMatch(BodyReader::showsSecret);
            case ObjectValue o -> o.attributes().values().stream().anyMatch(BodyReader::showsSecret);
            case Exports _, Text _, Bytes _, Num _, Bool _, Null _ -> false;
        };
    }

    private static Written written(Expression expression) {
        return written(expression, Expression::anchors);
    }

    private static Written written(Expression expression, Function<Expression, List<TextAnchor>> anchors) {
        var keys = new TreeMap<String, Written>();
        var elements = new TreeMap<String, Written>();
        if (expression instanceof Expression.ObjectConstructor o) {
            o.items()
                    .forEach(item -> item.key().constantText().ifPresent(key -> {
                        keys.put(key, written(item.key(), anchors));
                        elements.put(key, written(item.value(), anchors));
                    }));
        }
        return new Written(expression.range(), anchors.apply(expression), keys, elements);
    }

    /** Texts of templates are languages of their own, so where their parts stand is told even between interpolations. */
    private Written writtenTemplate(Expression expression, Scope scope) {
        return written(expression, text -> evaluator.anchors(text, scope));
    }
}
