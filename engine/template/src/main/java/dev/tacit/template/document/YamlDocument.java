package dev.tacit.template.document;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one document of YAML 1.2 (core schema) to objects, tuples, primitives; a repeated key is a mistake. */
public final class YamlDocument {
    private static final int DEEPEST = 500;
    /** Aliases can make much of little. */
    private static final int MOST_VALUES = 1_000_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private record Counted(Value value, int count) {}

    private final Iterator<Event> events;
    private final Map<String, Counted> anchors = new HashMap<>();
    private int values;
    private int depth;

    private YamlDocument(Iterator<Event> events) {
        this.events = events;
    }

    /** Nothing but white space or comments reads as null. */
    public static Value read(String text) throws UnreadableException {
        try {
            var events = new Parse(SETTINGS).parseString(text).iterator();
            events.next();
            if (events.next().getEventId() == Event.ID.StreamEnd) {
                return Null.UNTYPED;
            }
            var value = new YamlDocument(events).value(events.next());
            events.next();
            var end = events.next();
            if (end.getEventId() != Event.ID.StreamEnd) {
                throw unreadable("it holds several documents", end.getStartMark());
            }
            return value;
        } catch (MarkedYamlEngineException e) {
            throw unreadable("", e.getProblemMark());
        } catch (YamlEngineException e) {
            throw unreadable("", Optional.empty());
        }
    }

    private static UnreadableException unreadable(String because, Optional<Mark> mark) {
        return mark.map(m -> new UnreadableException(because, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> new UnreadableException(because, 1, 1));
    }

    private Value value(Event event) throws UnreadableException {
        int before = values++;
        if (++depth > DEEPEST) {
            throw unreadable("it is nested more than " + DEEPEST + " deep", event.getStartMark());
        }
        var value = switch (event) {
            case AliasEvent alias -> aliased(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent sequence -> {
                checkTag(sequence, Tag.SEQ);
                yield sequence();
            }
            case MappingStartEvent mapping -> {
                checkTag(mapping, Tag.MAP);
                yield object();
            }
            default -> throw new IllegalStateException("no value of YAML: a bug in Tacit");
        };
        depth--;
        if (values > MOST_VALUES) {
            throw unreadable("it has more than " + MOST_VALUES + " values", event.getStartMark());
        }
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(a -> anchors.put(a.getValue(), new Counted(value, values - before)));
        }
        return value;
    }

    /** What has no end yet has no value either. */
    private Value aliased(AliasEvent alias) throws UnreadableException {
        var found = anchors.get(alias.getAlias().getValue());
        if (found == null) {
            throw unreadable("an alias has no anchor before it", alias.getStartMark());
        }
        values += found.count();
        return found.value();
    }

    private static void checkTag(CollectionStartEvent collection, Tag tag) throws UnreadableException {
        var given = collection.getTag().orElse("!");
        if (!given.equals("!") && !given.equals(tag.getValue())) {
            throw foreignTag(collection);
        }
    }

    private static UnreadableException foreignTag(Event event) {
        return unreadable("it has a tag that is not of YAML's core schema", event.getStartMark());
    }

    private TupleValue sequence() throws UnreadableException {
        var elements = new ArrayList<Value>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            elements.add(value(event));
        }
        return new TupleValue(elements);
    }

    private ObjectValue object() throws UnreadableException {
        var attributes = new TreeMap<String, Value>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw unreadable("a key is no single value", event.getStartMark());
            }
            if (attributes.put(key.getValue(), value(events.next())) != null) {
                throw unreadable("a key is repeated", key.getStartMark());
            }
        }
        return new ObjectValue(attributes);
    }

    private static Value scalar(ScalarEvent scalar) throws UnreadableException {
        var text = scalar.getValue();
        var given = scalar.getTag().orElse("");
        var tag = given.isEmpty()
                ? SETTINGS.getSchema().getScalarResolver().resolve(text, scalar.isPlain())
                : given.equals("!") ? Tag.STR : new Tag(given);
        if (tag.equals(Tag.NULL)) {
            return Null.UNTYPED;
        }
        if (tag.equals(Tag.BOOL)) {
            return Bool.of(text.toLowerCase(Locale.ROOT).equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text)
                    .orElseThrow(() -> unreadable("a number is infinite, or is none", scalar.getStartMark()));
        }
        if (tag.equals(Tag.STR)) {
            return new Text(text);
        }
        throw foreignTag(scalar);
    }

    private static Optional<Num> number(String text) {
        int base = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : 10;
        if (base != 10) {
            return text.substring(2).matches("[0-9a-fA-F]+")
                    ? Optional.of(Num.sized(new BigInteger(text.substring(2), base)))
                    : Optional.empty();
        }
        var plain = text.startsWith("+") ? text.substring(1) : text;
        return Num.parse(plain.replaceFirst("\\.(?=[eE]|$)", "").replaceFirst("^(-?)\\.", "$10."))
                .filter(n -> !n.isInfinite());
    }
}
