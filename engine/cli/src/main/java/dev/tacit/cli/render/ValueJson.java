package dev.tacit.cli.render;

import dev.tacit.cli.project.CliCode;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.OutputJson;
import java.util.Optional;

/** A value with its type, for programs; secrets inside are named, not shown. */
public final class ValueJson {
    private ValueJson() {}

    /** Empty after an error was added: infinity has no JSON. */
    public static Optional<String> line(Value value, Diagnostics diagnostics) {
        boolean secret = Provenances.holdsSecret(value);
        var type = OutputJson.type(value.type());
        var json = OutputJson.value(secret ? ValueShown.masked(value) : value);
        if (json.isEmpty()) {
            diagnostics.error(
                    CliCode.CONSOLE_LINE,
                    "Infinity has no JSON",
                    "The value is infinite, or has an infinite number inside.",
                    null);
        }
        return json.map(j -> "{\"value\":" + j + ",\"type\":" + type + (secret ? ",\"sensitive\":true}" : "}"));
    }
}
