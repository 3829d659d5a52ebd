package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells of all provided values that nobody has set, at once. */
final class Unset {
    private Unset() {}

    static void tell(SortedMap<Address, SortedMap<String, Inputs.Provided>> provided, Diagnostics diagnostics) {
        var lines = new TreeMap<String, String>();
        provided.forEach((secret, keys) -> keys.forEach((key, value) -> {
            if (value.record().isEmpty()) {
                lines.put(
                        "tacit set " + quoted(secret.toString()) + " " + quoted(key),
                        value.description().lines().findFirst().orElse(""));
            }
        }));
        if (lines.isEmpty()) {
            return;
        }
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        var detail = new StringBuilder("What needs them is left as it is until they are set, each with a command that "
                + "reads the value from its standard input:");
        for (Map.Entry<String, String> line : lines.entrySet()) {
            detail.append("\n  ").append(line.getKey());
            if (!line.getValue().isBlank()) {
                detail.append(" ".repeat(width - line.getKey().length()))
                        .append("   # ")
                        .append(line.getValue());
            }
        }
        diagnostics.warning(
                PlanCode.PROVIDED_NOT_SET,
                lines.size() == 1 ? "A value was never set" : lines.size() + " values were never set",
                detail.toString(),
                null);
    }

    /** A word that a POSIX shell takes as it is. */
    static String quoted(String word) {
        return word.matches("[\\w@%+=:,./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
