package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Outside;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that stand for content which the declaration asks for but does not hold. */
public final class OutsideFunctions {
    static final List<Function> ALL =
            List.of(of("provided", "description", Outside.Provided::new), of("sealed", "text", Outside.Sealed::new));

    /** Their names; only one key of a secret may be given by them. */
    public static final List<String> NAMES = List.of("provided", "sealed");

    private OutsideFunctions() {}

    private static Function of(
            String name, String parameter, java.util.function.Function<String, ? extends Outside> outside) {
        return new Function(
                name,
                List.of(parameter(parameter, Type.STRING)),
                null,
                Function.Reach.NOTHING,
                _ -> Type.DYNAMIC,
                a -> {
                    if (!(a.values().getFirst() instanceof Text text)) {
                        return a.refuse(0, "it must be known text that is no secret.");
                    }
                    var provenance = a.provenances()
                            .operation(
                                    name,
                                    Function.SEMANTICS,
                                    List.of(a.provenances().of(text)));
                    return new Content.Opened(
                            Secret.outside(provenance, outside.apply(text.string()), misplaced(name, null)));
                });
    }

    /** Why {@code name} cannot stand where it stands. */
    public static Diagnostic misplaced(String name, dev.tacit.core.diagnostic.@Nullable SourceRange range) {
        return Diagnostic.error(
                ResourceCode.MISPLACED_VALUE,
                "A value from outside in the wrong place",
                name
                        + "(…) is legal only as the whole value of one key in the data of a secret, for example data = { key = "
                        + name + "(\"…\") }. Elsewhere refer to that key, as in secret.db.data.key.",
                range);
    }
}
