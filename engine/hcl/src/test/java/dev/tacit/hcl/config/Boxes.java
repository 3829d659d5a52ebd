package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Generators that hold what they are given: OpenTofu's {@code terraform_data}, and the body of {@code testing/oracle/cmd/dynamic}. */
final class Boxes implements GeneratorProvider {
    @Override
    public Set<String> types() {
        return Set.of("terraform_data", "body");
    }

    @Override
    public Schema schema(String type) {
        if (type.equals("terraform_data")) {
            return attributes("input");
        }
        var part = new Schema.Nested("part", attributes("text"), 0, Integer.MAX_VALUE);
        var item = new Schema(attributes("key", "value").attributes(), List.of(part));
        return new Schema(
                attributes("name").attributes(),
                List.of(
                        new Schema.Nested("item", item, 0, Integer.MAX_VALUE),
                        new Schema.Nested("one", attributes("value"), 0, 1)));
    }

    private static Schema attributes(String... names) {
        return new Schema(Arrays.stream(names)
                .map(name -> Schema.Attribute.optional(name, Type.DYNAMIC, Schema.Visibility.PUBLIC))
                .toList());
    }

    @Override
    public SortedMap<String, Type> exports(String type) {
        return new TreeMap<>(Map.of("input", Type.DYNAMIC));
    }

    @Override
    public void check(String type, Body inputs, Diagnostics diagnostics) {}

    @Override
    public Optional<Drawn> draw(
            String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
        throw new UnsupportedOperationException("nothing is drawn here");
    }
}
