package dev.tacit.generator;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The generator {@code password}. Its {@code value} is text made of the classes declared. */
public final class Generators implements GeneratorProvider {
    private static final String PASSWORD = "password";
    private static final String VALUE = "value";

    @Override
    public Set<String> types() {
        return Set.of(PASSWORD);
    }

    @Override
    public Schema schema(String type) {
        checkType(type);
        return PasswordRules.schema();
    }

    @Override
    public SortedMap<String, Type> exports(String type) {
        checkType(type);
        return new TreeMap<>(Map.of(VALUE, Type.STRING));
    }

    @Override
    public void check(String type, Body inputs, Diagnostics diagnostics) {
        checkType(type);
        // What a secret input allows is known only when it is opened, to draw.
        if (inputs.attributes().values().stream().noneMatch(a -> Provenances.holdsSecret(a.value()))) {
            PasswordRules.read(inputs, diagnostics);
        }
    }

    @Override
    public Optional<SortedMap<String, Value>> draw(
            String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
        checkType(type);
        return PasswordRules.read(inputs, diagnostics).map(rules -> {
            var drawn = new TreeMap<String, Value>();
            drawn.put(VALUE, new Text(new String(rules.draw(new Uniform(random)))));
            return drawn;
        });
    }

    private static void checkType(String type) {
        if (!type.equals(PASSWORD)) {
            throw new IllegalArgumentException("asked for a generator of type " + type + ": a bug in Tacit");
        }
    }
}
