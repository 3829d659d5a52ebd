package dev.tacit.generator.text;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import dev.tacit.generator.kind.Uniform;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code password}: text made of the classes declared. */
final class Password implements Kind {
    private static final String VALUE = "value";

    @Override
    public String type() {
        return "password";
    }

    @Override
    public Schema schema() {
        return PasswordRules.schema();
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, VALUE);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        return PasswordRules.read(inputs)
                .map(rules -> (random, _) -> new TreeMap<>(Map.of(VALUE, new Text(rules.draw(new Uniform(random))))));
    }
}
