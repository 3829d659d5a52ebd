package dev.tacit.hcl.eval;

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
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes values as a document of YAML: blocks, strings in double quotes, or as literal blocks when they have lines. */
final class YamlWriter {
    private final Emitter emitter;

    private YamlWriter(Emitter emitter) {
        this.emitter = emitter;
    }

    /** @param value without secrets at any depth */
    static String write(Value value) {
        if (value instanceof Text t && t.string().isEmpty()) {
            return "\"\"\n"; // the library would begin a document, as if nothing followed
        }
        var out = new StringBuilder();
        var settings = DumpSettings.builder().setSplitLines(false).build();
        var writer = new YamlWriter(new Emitter(settings, new StreamDataWriter() {
            @Override
            public void write(String text) {
                out.append(text);
            }

            @Override
            public void write(String text, int from, int length) {
                out.append(text, from, from + length);
            }
        }));
        writer.document(value);
        if (value instanceof Num || value instanceof Bool || value instanceof Null) {
            out.append("...\n"); // a plain scalar could go on
        }
        return out.toString();
    }

    private void document(Value value) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        value(value);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    private void value(Value value) {
        switch (value) {
            case Text t -> text(t.string());
            case Num n -> scalar(n.format(), ScalarStyle.PLAIN);
            case Bool b -> scalar(b.isTrue() ? "true" : "false", ScalarStyle.PLAIN);
            case Null _ -> scalar("null", ScalarStyle.PLAIN);
            case Bytes b -> text(java.util.Base64.getEncoder().encodeToString(b.toByteArray()));
            case ListValue l -> sequence(l.elements());
            case SetValue s -> sequence(s.elements());
            case TupleValue t -> sequence(t.elements());
            case MapValue m -> mapping(m.entries());
            case ObjectValue o -> mapping(o.attributes());
            case Exports e -> mapping(e.attributes().attributes());
            case Secret _ -> throw new IllegalArgumentException("a secret in plain YAML: a bug in Tacit");
        }
    }

    private void text(String text) {
        scalar(text, text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    }

    private void scalar(String text, ScalarStyle style) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
    }

    private void sequence(List<Value> elements) {
        emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        elements.forEach(this::value);
        emitter.emit(new SequenceEndEvent());
    }

    private void mapping(Map<String, Value> entries) {
        emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        entries.keySet().stream().sorted(Unicode.ORDER).forEach(key -> {
            text(key);
            value(java.util.Objects.requireNonNull(entries.get(key)));
        });
        emitter.emit(new MappingEndEvent());
    }
}
