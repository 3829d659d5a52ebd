package dev.tacit.hcl.config;

import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks a block for the names it uses, minding the iterators of its dynamic blocks. */
final class BlockReferences {
    private final List<Reference> found = new ArrayList<>();

    private BlockReferences() {}

    /** Those of {@code lifecycle} are left out: what it names are not all references. */
    static List<Reference> of(Body body) {
        var walk = new BlockReferences();
        walk.body(body, Set.of(), Set.of("lifecycle"));
        return List.copyOf(walk.found);
    }

    private void body(Body body, Set<String> bound, Set<String> left) {
        body.attributes().forEach(a -> add(a.expression().references(), bound));
        for (var block : body.blocks()) {
            if (left.contains(block.type())) {
                continue;
            }
            var dynamic = Dynamic.of(block);
            if (dynamic.isPresent()) {
                add(dynamic.get().forEach().references(), bound);
                var inner = new HashSet<>(bound);
                inner.add(dynamic.get().iterator());
                body(dynamic.get().content().body(), inner, Set.of());
            } else if (!block.type().equals(Dynamic.KEYWORD)) {
                body(block.body(), bound, Set.of());
            }
        }
    }

    private void add(List<Reference> references, Set<String> bound) {
        references.stream().filter(r -> !bound.contains(r.root())).forEach(found::add);
    }
}
