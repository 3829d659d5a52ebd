package dev.tacit.cli.command;

import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.project.Project;
import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Outside;
import dev.tacit.core.value.Secret;
import java.util.Optional;

/** Why some keys of a secret cannot be set: their content is decided by its declaration. */
record Undecided(Address secret, Optional<Declaration> declaration) {
    /** Empty for a key that is provided, or that the declaration does not have. */
    Optional<Diagnostic> refusal(String key) {
        return declaration
                .flatMap(declared -> declared.body().attribute("data"))
                .flatMap(data -> refusal(data, key));
    }

    private Optional<Diagnostic> refusal(Body.Attribute data, String key) {
        if (!(data.value() instanceof ObjectValue entries)
                || entries.attributes().get(key) == null) {
            return Optional.empty();
        }
        var outside =
                entries.attributes().get(key) instanceof Secret entry ? entry.outside() : Optional.<Outside>empty();
        var named = Project.quoted(key);
        var why = outside.map(where -> switch (where) {
                    case Outside.Provided _ -> "";
                    case Outside.Sealed _ ->
                        named + " of " + secret
                                + " is sealed in the declaration, which keeps deciding it: a value taken"
                                + " from a target would be undone by the next apply. Put a newly sealed one into the"
                                + " declaration with `tacit seal`, or declare " + named
                                + " = provided(\"…\") and run this again.";
                })
                .orElse(named + " of " + secret + " is decided by the declaration: a generator draws it, an expression"
                        + " computes it, or it is written there. A value taken from a target would be undone by the next"
                        + " apply. Change the declaration, or declare " + named
                        + " = provided(\"…\") and run this again.");
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                CliCode.NOT_PROVIDED,
                                "Not a provided value",
                                why,
                                data.written().element(key).range())
                        .about(secret));
    }
}
