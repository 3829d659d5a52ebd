package dev.tacit.hcl.config;

import dev.tacit.core.resource.Ignored;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code lifecycle} block says.
 *
 * @param preventsDestroy whether a plan that removes or replaces an instance is refused
 * @param before rules that have to hold for an instance to be declared
 * @param after rules about what came of it, which they call {@code self}
 */
record Lifecycle(boolean preventsDestroy, Ignored ignored, List<Rule> before, List<Rule> after) {
    static final Lifecycle NONE = new Lifecycle(false, Ignored.NOTHING, List.of(), List.of());

    Lifecycle {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    List<Reference> references() {
        var all = new ArrayList<Reference>();
        before.forEach(rule -> all.addAll(rule.references()));
        after.forEach(rule ->
                rule.references().stream().filter(r -> !r.root().equals("self")).forEach(all::add));
        return all;
    }
}
