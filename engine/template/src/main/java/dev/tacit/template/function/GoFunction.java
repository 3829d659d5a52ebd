package dev.tacit.template.function;

import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of templates.
 *
 * @param parameters the last one takes any number of arguments when {@code variadic}
 */
public record GoFunction(String name, List<Parameter> parameters, boolean variadic, Body body) {
    /** What it does with arguments that fit its parameters. Pure. */
    @FunctionalInterface
    public interface Body {
        GoValue call(Arguments arguments);
    }

    public GoFunction {
        parameters = List.copyOf(parameters);
    }

    /**
     * @param signature words of {@link Parameter}, the last perhaps followed by "...", for example {@code "string any..."}
     */
    public static GoFunction function(String name, String signature, Body body) {
        var parameters = new ArrayList<Parameter>();
        boolean variadic = signature.endsWith("...");
        for (var word : (variadic ? signature.substring(0, signature.length() - 3) : signature).split(" ", 0)) {
            if (!word.isEmpty()) {
                parameters.add(Parameter.named(word));
            }
        }
        return new GoFunction(name, parameters, variadic, body);
    }

    /** Arguments without which it cannot be called. */
    public int fewest() {
        return variadic ? parameters.size() - 1 : parameters.size();
    }

    /** The type wanted of the argument at {@code index}. */
    public Parameter parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }
}
