package dev.tacit.core.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One module inside of another: {@code module.team["a"]}.
 *
 * @param key null for a module without {@code for_each} or {@code count}
 */
public record ModuleStep(String name, @Nullable InstanceKey key) {
    private static final Pattern STEP =
            Pattern.compile("module\\.([\\p{L}\\p{N}_-]+)(?:\\[(?:(\\d{1,9})|\"((?:[^\"\\\\]|\\\\.)*)\")])?(?:\\.|$)");

    /** The steps of a module path as {@link Address} has it. */
    public static List<ModuleStep> path(String module) {
        var steps = new ArrayList<ModuleStep>();
        var m = STEP.matcher(module);
        int at = 0;
        while (at < module.length()) {
            if (!m.find(at) || m.start() != at) {
                throw new IllegalArgumentException("not a module path");
            }
            at = m.end();
            InstanceKey key = m.group(2) != null
                    ? new InstanceKey.Index(Integer.parseInt(m.group(2)))
                    : m.group(3) != null ? new InstanceKey.Name(m.group(3).replaceAll("\\\\(.)", "$1")) : null;
            steps.add(new ModuleStep(m.group(1), key));
        }
        return steps;
    }

    /** The path that {@code steps} lead along, {@code ""} for none. */
    public static String text(List<ModuleStep> steps) {
        return String.join(".", steps.stream().map(ModuleStep::toString).toList());
    }

    public ModuleStep withoutKey() {
        return new ModuleStep(name, null);
    }

    @Override
    public String toString() {
        return "module." + name + (key == null ? "" : key);
    }
}
