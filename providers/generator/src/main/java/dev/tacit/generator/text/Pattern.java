package dev.tacit.generator.text;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import dev.tacit.generator.kind.Uniform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code pattern}: text in which classes such as {@code [a-z0-9]{12}} stand for characters to draw. */
final class Pattern implements Kind {
    private static final String PATTERN = "pattern";
    private static final String VALUE = "value";

    @Override
    public String type() {
        return "pattern";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(Attributes.required(PATTERN, Type.STRING)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, VALUE);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        return inputs.needed(PATTERN).flatMap(pattern -> switch (new PatternReader(pattern).read()) {
            case PatternReader.Good(var parts) ->
                Optional.of((random, _) -> new TreeMap<>(Map.of(VALUE, new Text(draw(new Uniform(random), parts)))));
            case PatternReader.Bad(var why) -> {
                inputs.error(PATTERN, why);
                yield Optional.empty();
            }
        });
    }

    private static String draw(Uniform uniform, List<PatternReader.Part> parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            for (int i = 0; i < part.count(); i++) {
                text.append(part.alphabet().get(uniform.below(part.alphabet().size())));
            }
        }
        return text.toString();
    }
}
