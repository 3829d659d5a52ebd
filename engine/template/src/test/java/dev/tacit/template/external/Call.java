package dev.tacit.template.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.template.GoTemplates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One call of a function in a template. */
record Call(String function, List<Bytes> arguments) {
    static Call of(String function, Object... arguments) {
        return new Call(
                function,
                List.of(arguments).stream()
                        .map(a -> new Bytes(
                                a instanceof byte[] b ? b : a.toString().getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private String template() {
        var template = new StringBuilder("{{ ").append(function);
        IntStream.range(0, arguments.size()).forEach(i -> template.append(" .a").append(i));
        return template.append(" }}").toString();
    }

    Rendering rendering() {
        var data = new TreeMap<String, Value>();
        IntStream.range(0, arguments.size()).forEach(i -> data.put("a" + i, arguments.get(i)));
        var place = new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);
        return new GoTemplates()
                .compile(TemplateText.computed(new Text(template()), place), new Diagnostics())
                .orElseThrow()
                .render(new MapValue(Type.BYTES, data));
    }

    byte[] bytes() {
        return switch (rendering()) {
            case Rendering.Rendered(Text text) -> text.string().getBytes(StandardCharsets.UTF_8);
            case Rendering.Rendered(Bytes bytes) -> bytes.toByteArray();
            case Rendering.Rendered(var other) -> throw new AssertionError("neither text nor bytes: " + other);
            case Rendering.Failed(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Diagnostic problem() {
        if (rendering() instanceof Rendering.Failed(var problems)) {
            assertThat(problems).hasSize(1);
            return problems.getFirst();
        }
        throw new AssertionError("rendered");
    }
}
