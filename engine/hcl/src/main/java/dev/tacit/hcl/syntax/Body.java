package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * The content of a file or block, each list in source order.
 *
 * @param range of a block's body, its braces included
 */
public record Body(List<Attribute> attributes, List<Block> blocks, SourceRange range) {
    public Body {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    public List<Block> blocks(String type) {
        return blocks.stream().filter(b -> b.type().equals(type)).toList();
    }
}
