package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens secrets where the shape of a result depends on them, keeps count, and wraps what came of it as secret again. */
final class Opener {
    private static final int SEMANTICS = 1;

    private final Provenances provenances;
    private final Set<Opening> openings = new LinkedHashSet<>();

    Opener(Provenances provenances) {
        this.provenances = provenances;
    }

    List<Opening> openings() {
        return List.copyOf(openings);
    }

    /** The value, opened at every depth if it is a secret itself; null after a diagnostic. */
    @Nullable
    Value open(Value value, SourceRange range, String purpose, List<Diagnostic> problems) {
        if (!(value instanceof Secret secret)) {
            return value;
        }
        openings.add(new Opening(range, purpose));
        return switch (Provenances.open(secret)) {
            case Content.Opened(Value opened) -> opened;
            case Content.Failed(Diagnostic d) -> {
                problems.add(d.at(range));
                yield null;
            }
            case Content.NeedsValueKey() -> {
                problems.add(Diagnostic.error(
                        EvalCode.NEEDS_VALUE_KEY,
                        "Needs the value key",
                        "This " + purpose
                                + " depends on the content of a secret, and the store is open with its planning"
                                + " key only. Unlock the store with the value key, or make the " + purpose
                                + " independent of the secret.",
                        range));
                yield null;
            }
        };
    }

    /** What iterating over {@code opened} yields, or null when it cannot be iterated. */
    @Nullable
    List<Element> elements(Value original, Value opened) {
        var secret = original instanceof Secret s ? s : null;
        return switch (opened) {
            case ListValue l -> numbered(secret, l.elements());
            case TupleValue t -> numbered(secret, t.elements());
            case SetValue s -> {
                var found = new ArrayList<Element>();
                for (int i = 0; i < s.elements().size(); i++) {
                    var element = part(secret, Num.of(i), s.elements().get(i));
                    found.add(new Element(element, element));
                }
                yield found;
            }
            case MapValue m -> named(secret, m.entries());
            case ObjectValue o -> named(secret, o.attributes());
            case Exports e -> named(secret, e.attributes().attributes());
            default -> null;
        };
    }

    private List<Element> numbered(@Nullable Secret whole, List<Value> elements) {
        var found = new ArrayList<Element>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            var key = Num.of(i);
            found.add(new Element(key, part(whole, key, elements.get(i))));
        }
        return found;
    }

    private List<Element> named(@Nullable Secret whole, Map<String, Value> entries) {
        var found = new ArrayList<Element>(entries.size());
        entries.forEach((name, value) -> {
            var key = new Text(name);
            var shown = whole == null
                    ? key
                    : Secret.opened(
                            provenances.operation(
                                    "key",
                                    SEMANTICS,
                                    List.of(whole.provenance(), provenances.of(Num.of(found.size())))),
                            key);
            found.add(new Element(shown, part(whole, key, value)));
        });
        return found;
    }

    /** Part of an opened secret, secret again under the provenance that an index into the secret has. */
    private Value part(@Nullable Secret whole, Value key, Value value) {
        return whole == null
                ? value
                : Secret.opened(
                        provenances.operation(
                                Access.INDEX, Access.SEMANTICS, List.of(whole.provenance(), provenances.of(key))),
                        value);
    }

    /** The result, secret when its shape was decided by secrets. */
    Value sealed(String operation, List<Value> deciding, Value result) {
        var secrets = deciding.stream().filter(v -> v instanceof Secret).toList();
        if (secrets.isEmpty()) {
            return result;
        }
        var parts = new ArrayList<Provenance>();
        secrets.forEach(s -> parts.add(provenances.of(s)));
        parts.add(provenances.of(result));
        return new Secret(
                result.type(), provenances.operation(operation, SEMANTICS, parts), () -> Provenances.open(result));
    }
}
