package dev.tacit.hcl.config;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.resource.Schema;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells which literals a snippet may show. */
public final class PublicLiterals {
    private final Catalog catalog;
    private final List<SourceRange> ranges = new ArrayList<>();

    private PublicLiterals(Providers providers) {
        this.catalog = new Catalog(providers);
    }

    /** The ranges of the expressions whose literals are no secrets, in source order; all others are to be masked. */
    public static List<SourceRange> of(SourceFile file, Providers providers) {
        var literals = new PublicLiterals(providers);
        file.body().blocks().forEach(literals::block);
        return List.copyOf(literals.ranges);
    }

    private void block(Block block) {
        switch (block.type()) {
            case "variable" -> {
                named(block.body(), Set.of("type", "description", "nullable", "sensitive"));
                messages(block.body().blocks("validation"));
            }
            case "module" -> named(block.body(), Set.of("source", "for_each"));
            case "check" -> messages(block.body().blocks("assert"));
            case "moved", "removed" -> named(block.body(), Set.of("from", "to"));
            case "tacit" -> named(block.body(), Set.of("required_version"));
            default ->
                Catalog.kind(block.type()).ifPresent(kind -> {
                    if (kind != Kind.OUTPUT) {
                        // Keys of for_each become addresses, which every plan prints.
                        named(block.body(), Set.of("for_each"));
                    }
                    var type = kind.typed() && !block.labels().isEmpty()
                            ? block.labels().getFirst().text()
                            : "";
                    catalog.schema(kind, type).ifPresent(schema -> body(block.body(), schema));
                    messages(block.body().blocks("precondition"));
                    block.body().blocks("lifecycle").forEach(this::lifecycle);
                });
        }
    }

    private void lifecycle(Block block) {
        named(block.body(), Set.of("ignore_changes"));
        messages(block.body().blocks("precondition"));
        messages(block.body().blocks("postcondition"));
    }

    /** Messages are written to be shown. */
    private void messages(List<Block> rules) {
        rules.forEach(rule -> named(rule.body(), Set.of("error_message")));
    }

    private void named(Body body, Set<String> names) {
        body.attributes().stream()
                .filter(a -> names.contains(a.name()))
                .forEach(a -> ranges.add(a.expression().range()));
    }

    private void body(Body body, Schema schema) {
        for (var attribute : body.attributes()) {
            schema.attribute(attribute.name())
                    .filter(a -> a.visibility() == Schema.Visibility.PUBLIC)
                    .ifPresent(_ -> ranges.add(attribute.expression().range()));
        }
        for (var block : body.blocks()) {
            Dynamic.of(block)
                    .ifPresent(d -> schema.block(d.type())
                            .ifPresent(n -> body(d.content().body(), n.schema())));
            schema.block(block.type()).ifPresent(n -> body(block.body(), n.schema()));
        }
    }
}
