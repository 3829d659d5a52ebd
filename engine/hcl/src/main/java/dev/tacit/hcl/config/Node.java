package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Schema;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayList;
import java.util.List;

/** Something that is evaluated, and that others may refer to. */
public sealed interface Node {
    /** How it is referred to: {@code local.x}, {@code generator.password.db}. */
    String name();

    SourceRange range();

    /** The names it uses. */
    List<Reference> references();

    /** How many instances it has. */
    default Repeat repeat() {
        return new Repeat.Once();
    }

    record Local(String name, Expression expression, SourceRange range) implements Node {
        @Override
        public List<Reference> references() {
            return expression.references();
        }
    }

    record Resource(Address address, Block block, Schema schema, Repeat repeat) implements Node {
        @Override
        public String name() {
            return address.toString();
        }

        @Override
        public SourceRange range() {
            return block.header();
        }

        boolean referable() {
            return address.kind() != Kind.OUTPUT;
        }

        @Override
        public List<Reference> references() {
            var all = new ArrayList<Reference>();
            collect(block.body(), all);
            return all;
        }

        private static void collect(Body body, List<Reference> all) {
            for (Attribute attribute : body.attributes()) {
                all.addAll(attribute.expression().references());
            }
            body.blocks().forEach(b -> collect(b.body(), all));
        }
    }
}
