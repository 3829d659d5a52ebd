package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Schema.Attribute;
import dev.tacit.core.resource.Schema.Visibility;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A generator of texts; of type {@code pair} with two of them. */
final class Dice implements GeneratorProvider {
    static final String TYPE = "dice";
    static final String PAIR = "pair";

    enum DiceCode implements Code {
        NO_DICE
    }

    int draws;
    /** How long draws of type {@code pair} last. */
    Optional<Duration> lasting = Optional.empty();

    @Override
    public Set<String> types() {
        return Set.of(TYPE, PAIR);
    }

    @Override
    public Schema schema(String type) {
        return new Schema(List.of(
                Attribute.optional("length", Type.NUMBER, Visibility.PUBLIC),
                Attribute.optional("seed", Type.STRING, Visibility.MASKED).takingSecrets()));
    }

    @Override
    public SortedMap<String, Type> exports(String type) {
        return new TreeMap<>(
                type.equals(PAIR) ? Map.of("left", Type.STRING, "right", Type.STRING) : Map.of("value", Type.STRING));
    }

    @Override
    public void check(String type, Body inputs, Diagnostics diagnostics) {
        if (inputs.attribute("length").filter(a -> a.value().equals(Num.ZERO)).isPresent()) {
            diagnostics.error(DiceCode.NO_DICE, "No dice", "Take at least one.", inputs.range());
        }
    }

    @Override
    public Optional<Drawn> draw(
            String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
        draws++;
        var drawn = new TreeMap<String, Value>();
        exports(type).keySet().forEach(name -> {
            byte[] bytes = new byte[8];
            random.nextBytes(bytes);
            drawn.put(name, new Text(HexFormat.of().formatHex(bytes)));
        });
        return Optional.of(new Drawn(drawn, type.equals(PAIR) ? lasting.map(now::plus) : Optional.empty()));
    }
}
