package dev.tacit.template.yaml;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the first document of a text. Complaints say where, never what. */
final class YamlReader {
    static final String TAG = "tag:yaml.org,2002:";
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final Arguments arguments;
    private final Iterator<Event> events;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();

    private YamlReader(Arguments arguments, String text) {
        this.arguments = arguments;
        events = new Parse(SETTINGS).parseString(text).iterator();
    }

    static GoValue.Dict mapping(String octets, Arguments arguments) {
        var text = Octets.strictText(octets)
                .orElseThrow(() -> arguments.failure("What \"fromYaml\" is to read is not UTF-8."));
        var root = document(text, arguments);
        return switch (root.map(node -> new YamlValues(arguments).of(node)).orElse(GoValue.Nil.NIL)) {
            case GoValue.Dict dict -> dict;
            case GoValue.Nil _ -> GoValue.Dict.empty();
            case GoValue value ->
                throw arguments.failure(
                        "\"fromYaml\" reads a map, and this is a document with a value of type " + value + ".");
        };
    }

    private static Optional<YamlNode> document(String text, Arguments arguments) {
        for (var tried = text; ; ) {
            try {
                return new YamlReader(arguments, tried).document();
            } catch (MarkedYamlEngineException e) {
                var mark = e.getProblemMark();
                var given = tried;
                tried = mark.flatMap(m -> withOtherEscape(given, m.getIndex()))
                        .orElseThrow(() -> malformed(arguments, mark));
                arguments.spend(tried.length());
            } catch (YamlEngineException e) {
                throw malformed(arguments, Optional.empty());
            }
        }
    }

    /** Two escapes that the library does not know, and {@code toYaml} writes. */
    private static Optional<String> withOtherEscape(String text, int codePoints) {
        int at = text.offsetByCodePoints(0, codePoints);
        if (at == 0 || at == text.length() || text.charAt(at - 1) != '\\') {
            return Optional.empty();
        }
        return switch (text.charAt(at)) {
            case 'L' -> Optional.of(text.substring(0, at) + "u2028" + text.substring(at + 1));
            case 'P' -> Optional.of(text.substring(0, at) + "u2029" + text.substring(at + 1));
            default -> Optional.empty();
        };
    }

    private static Failure malformed(Arguments arguments, Optional<Mark> mark) {
        var place = mark.map(m -> " from line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1) + " on");
        return arguments.failure("What \"fromYaml\" is to read is not YAML" + place.orElse("") + ".");
    }

    private Optional<YamlNode> document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        var root = node(events.next());
        // A syntax error right behind it belongs to it.
        events.next();
        return Optional.of(root);
    }

    private YamlNode node(Event event) {
        arguments.budget().enter(arguments.offset());
        arguments.spend(4);
        var node = switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar ->
                anchored(scalar, new YamlNode.Leaf(scalar.getTag().orElse(null), octets(scalar), scalar.isPlain()));
            case SequenceStartEvent sequence -> {
                var started = new YamlNode.Sequence();
                anchored(sequence, started);
                for (var next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
                    started.elements.add(node(next));
                }
                yield started;
            }
            case MappingStartEvent mapping -> {
                var started = new YamlNode.Mapping();
                anchored(mapping, started);
                for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
                    started.nodes.add(node(next));
                }
                yield started;
            }
            default -> throw new IllegalStateException("a node begins otherwise: a bug in Tacit");
        };
        arguments.budget().leave();
        return node;
    }

    private String octets(ScalarEvent scalar) {
        // Half of a character can be written as an escape.
        if (scalar.getValue().codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw malformed(arguments, scalar.getStartMark());
        }
        return Octets.of(scalar.getValue());
    }

    private YamlNode alias(AliasEvent alias) {
        var node = anchors.get(alias.getAlias());
        if (node == null) {
            throw malformed(arguments, alias.getStartMark());
        }
        return new YamlNode.Alias(node);
    }

    private YamlNode anchored(NodeEvent event, YamlNode node) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }
}
