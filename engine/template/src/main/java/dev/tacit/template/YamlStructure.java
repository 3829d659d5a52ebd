package dev.tacit.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** What a stream of YAML must satisfy beyond its grammar. Works on events: nothing is built, no alias is followed. */
final class YamlStructure {
    private static final int DEPTH = 1000;

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Set<String> anchors = new HashSet<>();
    private final ScalarResolver resolver;

    private YamlStructure(ScalarResolver resolver) {
        this.resolver = resolver;
    }

    private static final class Level {
        private final boolean isMapping;
        private final Set<String> keys = new HashSet<>();
        private boolean awaitsKey = true;

        Level(boolean isMapping) {
            this.isMapping = isMapping;
        }
    }

    /** A repeated key, an unknown alias, or too much depth. */
    record Problem(String because, Optional<Mark> mark) {}

    static Optional<Problem> check(String text) {
        var settings = LoadSettings.builder().build();
        var structure = new YamlStructure(settings.getSchema().getScalarResolver());
        for (var event : new Parse(settings).parseString(text)) {
            var because = structure.accept(event);
            if (!because.isEmpty()) {
                return Optional.of(new Problem(because, event.getStartMark()));
            }
        }
        return Optional.empty();
    }

    private String accept(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> anchors.clear();
            case MappingEnd, SequenceEnd -> levels.pop();
            case Alias, Scalar, MappingStart, SequenceStart -> {
                return node((NodeEvent) event);
            }
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
        return "";
    }

    private String node(NodeEvent node) {
        node.getAnchor().ifPresent(anchor -> {
            if (!(node instanceof AliasEvent)) {
                anchors.add(anchor.getValue());
            }
        });
        if (node instanceof AliasEvent alias
                && !anchors.contains(alias.getAlias().getValue())) {
            return " because an alias has no anchor";
        }
        var level = levels.peek();
        if (level != null && level.isMapping) {
            boolean isKey = level.awaitsKey;
            level.awaitsKey = !isKey;
            if (isKey && node instanceof ScalarEvent scalar && !level.keys.add(identity(scalar))) {
                return " because a key is repeated";
            }
        }
        if (node instanceof CollectionStartEvent) {
            levels.push(new Level(node.getEventId() == Event.ID.MappingStart));
            if (levels.size() > DEPTH) {
                return " because it is nested more than " + DEPTH + " deep";
            }
        }
        return "";
    }

    private String identity(ScalarEvent scalar) {
        var tag = scalar.getTag()
                .orElseGet(() ->
                        resolver.resolve(scalar.getValue(), scalar.isPlain()).getValue());
        return tag + " " + scalar.getValue();
    }
}
