package dev.tacit.hcl.config;

import dev.tacit.core.address.Kind;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.resource.Schemas;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which blocks a module may hold, and what may stand in them. */
final class Catalog {
    /** Blocks of the language that a later version will read. */
    static final List<String> LATER = List.of("import");

    private final Providers providers;

    Catalog(Providers providers) {
        this.providers = providers;
    }

    Optional<Schema> schema(Kind kind, String type) {
        return switch (kind) {
            case DATA -> Schemas.data(type).or(() -> providers.data(type).map(d -> d.schema(type)));
            case GENERATOR -> providers.generator(type).map(g -> Schemas.generator(g.schema(type)));
            case TARGET -> providers.target(type).map(TargetProvider::schema).map(Schemas::target);
            case SECRET, TEMPLATE, FEDERATION, OUTPUT -> Schemas.of(kind);
        };
    }

    /** The type labels that blocks of {@code kind} may have. */
    Collection<String> types(Kind kind) {
        var types = new TreeSet<String>();
        switch (kind) {
            case DATA -> {
                types.add(Schemas.KUBERNETES_SECRET);
                providers.data().forEach(d -> types.addAll(d.types()));
            }
            case GENERATOR -> providers.generators().forEach(g -> types.addAll(g.types()));
            case TARGET -> providers.targets().forEach(t -> types.add(t.type()));
            case SECRET, TEMPLATE, FEDERATION, OUTPUT -> {}
        }
        return types;
    }

    static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values()).filter(k -> k.word().equals(word)).findFirst();
    }

    static Collection<String> blockTypes() {
        var words = new TreeSet<>(List.of("variable", "locals", "tacit", "module", "check", "moved", "removed"));
        Arrays.stream(Kind.values()).forEach(k -> words.add(k.word()));
        return words;
    }
}
