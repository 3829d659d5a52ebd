package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Generators that hold what they are given, as OpenTofu's {@code terraform_data} does. */
final class Boxes implements GeneratorProvider {
    @Override
    public Set<String> types() {
        return Set.of("terraform_data");
    }

    @Override
    public Schema schema(String type) {
        return new Schema(List.of(Schema.Attribute.optional("input", Type.DYNAMIC, Schema.Visibility.PUBLIC)));
    }

    @Override
    public SortedMap<String, Type> exports(String type) {
        return new TreeMap<>(Map.of("input", Type.DYNAMIC));
    }

    @Override
    public void check(String type, Body inputs, Diagnostics diagnostics) {}

    @Override
    public Optional<SortedMap<String, Value>> draw(
            String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
        throw new UnsupportedOperationException("nothing is drawn here");
    }
}
