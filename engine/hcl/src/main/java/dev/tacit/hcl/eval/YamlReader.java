package dev.tacit.hcl.eval;

import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one document of YAML to objects, tuples and primitives; of equal keys the last wins. */
final class YamlReader {
    private static final int DEEPEST = 200;
    /** Aliases can make much of little. */
    private static final int MOST_VALUES = 200_000;

    private record Counted(Value value, int count) {}

    private final Iterator<Event> events;
    private final Conversions conversions;
    private final Map<String, Counted> anchors = new HashMap<>();
    private int values;
    private int depth;

    private YamlReader(Iterator<Event> events, Conversions conversions) {
        this.events = events;
        this.conversions = conversions;
    }

    /** Empty when {@code text} is no single document, has unknown tags, or is too large or too deep. */
    static Optional<Value> read(String text, Conversions conversions) {
        var settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            events.next();
            if (events.next().getEventId() != Event.ID.DocumentStart) {
                return Optional.empty();
            }
            var value = new YamlReader(events, conversions).value(events.next());
            events.next();
            boolean single = value != null && events.next().getEventId() == Event.ID.StreamEnd;
            return single ? Optional.ofNullable(value) : Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    private @Nullable Value value(Event event) {
        int before = values++;
        if (depth == DEEPEST || values > MOST_VALUES) {
            return null;
        }
        depth++;
        var value = switch (event) {
            case AliasEvent alias -> aliased(alias.getAlias());
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> suits(mapping.getTag().orElse(""), "map") ? mapping() : null;
            case SequenceStartEvent sequence -> suits(sequence.getTag().orElse(""), "seq") ? sequence() : null;
            default -> null;
        };
        depth--;
        if (value != null && event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(a -> anchors.put(a.getValue(), new Counted(value, values - before)));
        }
        return value;
    }

    private static boolean suits(String tag, String kind) {
        return tag.isEmpty() || tag.equals("tag:yaml.org,2002:" + kind);
    }

    private @Nullable Value aliased(Anchor anchor) {
        var found = anchors.get(anchor.getValue());
        if (found == null) {
            return null;
        }
        values += found.count();
        return found.value();
    }

    private static @Nullable Value scalar(ScalarEvent scalar) {
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return YamlScalars.value(scalar.getTag().orElse(""), scalar.getValue(), plain)
                .orElse(null);
    }

    private @Nullable Value sequence() {
        var elements = new ArrayList<Value>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            var element = value(event);
            if (element == null) {
                return null;
            }
            elements.add(element);
        }
        return new TupleValue(elements);
    }

    private @Nullable Value mapping() {
        var attributes = new TreeMap<String, Value>(Unicode.ORDER);
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                return null;
            }
            boolean merges = key.getTag().isEmpty() && key.getValue().equals("<<");
            var name = merges ? null : scalar(key);
            var value = value(events.next());
            if (value == null || (merges ? !merge(value, attributes) : !put(name, value, attributes))) {
                return null;
            }
        }
        return new ObjectValue(attributes);
    }

    private boolean put(@Nullable Value name, Value value, Map<String, Value> attributes) {
        if (name == null
                || name instanceof Null
                || !(conversions.convert(name, Type.STRING) instanceof Converted.To(Text text))) {
            return false;
        }
        attributes.put(text.string(), value);
        return true;
    }

    /** The key {@code <<} takes over the attributes of an object, or of several. */
    private static boolean merge(Value value, Map<String, Value> attributes) {
        return switch (value) {
            case ObjectValue o -> {
                attributes.putAll(o.attributes());
                yield true;
            }
            case TupleValue t -> t.elements().stream().allMatch(e -> e instanceof ObjectValue && merge(e, attributes));
            default -> false;
        };
    }
}
