package dev.tacit.hcl.config;

import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A {@code dynamic} block: as many nested blocks as {@code for_each} has elements.
 *
 * @param type of the blocks it stands for
 * @param iterator the name of the element in {@code content}
 */
record Dynamic(String type, Block block, Expression forEach, String iterator, Block content) {
    static final String KEYWORD = "dynamic";
    static final List<String> ATTRIBUTES = List.of("for_each", "iterator");

    /** Empty for another block, and for a faulty one, which {@link SchemaCheck} tells. */
    static Optional<Dynamic> of(Block block) {
        var forEach = block.body().attribute("for_each").map(Attribute::expression);
        var contents = block.body().blocks("content");
        if (!block.type().equals(KEYWORD) || block.labels().size() != 1 || forEach.isEmpty() || contents.size() != 1) {
            return Optional.empty();
        }
        var type = block.labels().getFirst().text();
        var iterator = block.body().attribute("iterator").map(Attribute::expression);
        return Optional.of(new Dynamic(
                type,
                block,
                forEach.get(),
                iterator.flatMap(e ->
                                e instanceof Expression.Variable v ? Optional.of(v.name()) : Optional.<String>empty())
                        .orElse(type),
                contents.getFirst()));
    }
}
