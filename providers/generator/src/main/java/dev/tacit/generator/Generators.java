package dev.tacit.generator;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.generator.key.KeyKinds;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import dev.tacit.generator.login.LoginKinds;
import dev.tacit.generator.store.StoreKinds;
import dev.tacit.generator.text.TextKinds;
import dev.tacit.generator.x509.CertificateKinds;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All types of generator; each package of kinds lists its own. */
public final class Generators implements GeneratorProvider {
    /** Made when asked for: few are used at once, and cryptography takes time to load. */
    private static final Map<String, Supplier<Kind>> KINDS = Stream.of(
                    CertificateKinds.ALL, //
                    KeyKinds.ALL, //
                    LoginKinds.ALL, //
                    StoreKinds.ALL, //
                    TextKinds.ALL)
            .flatMap(kinds -> kinds.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @Override
    public Set<String> types() {
        return KINDS.keySet();
    }

    @Override
    public Schema schema(String type) {
        return kind(type).schema();
    }

    @Override
    public SortedMap<String, Type> exports(String type) {
        return kind(type).exports();
    }

    @Override
    public void check(String type, Body inputs, Diagnostics diagnostics) {
        kind(type).check(new Inputs(type, inputs, Optional.empty(), diagnostics));
    }

    @Override
    public Optional<Drawn> draw(
            String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
        return kind(type)
                .read(new Inputs(type, inputs, Optional.of(now), diagnostics))
                .map(drawing -> new Drawn(drawing.draw(random, now), drawing.expires(now)));
    }

    static Kind kind(String type) {
        var kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("asked for a generator of type " + type + ": a bug in Tacit");
        }
        return kind.get();
    }
}
